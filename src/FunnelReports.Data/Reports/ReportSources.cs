using System.Data.Common;

namespace FunnelReports.Data.Reports;

/// <summary>Where the parts of one report come from, all in one snapshot.</summary>
public sealed class ReportSources
{
    /// <param name="database">Where they are.</param>
    /// <param name="transaction">The snapshot.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="progress">Told which share of the leads each live fold has read, from 0 to 1.</param>
    public ReportSources(FunnelDatabase database, DbTransaction transaction, ReportQuestion question, Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        Database = database;
        Transaction = transaction;
        Progress = progress;
        var live = new LiveRollups(database, question.Workspace, transaction, question.Segment, question.IsPast ? question.AsOf : null, progress);
        Moves = question.Segment.Id is { } kept ? new StoredRollups(transaction, kept, question.Weeks, live) : live;
        Stays = question.IsPast ? live : Moves;
        Causes = question.Segment.IsAll ? Moves : live;
    }

    public FunnelDatabase Database { get; }

    public DbTransaction Transaction { get; }

    /// <summary>Told which share of the leads a live fold has read; null when nobody asks.</summary>
    public Action<double>? Progress { get; }

    /// <summary>For what happened on days up to the as-of day: later moves do not change it.</summary>
    public IRollupSource Moves { get; }

    /// <summary>For what caused moves: the rollups keep it for all leads together.</summary>
    public IRollupSource Causes { get; }

    /// <summary>For what had become of stays by the as-of day: with an as-of day in the past only a live fold knows it.</summary>
    public IRollupSource Stays { get; }
}
