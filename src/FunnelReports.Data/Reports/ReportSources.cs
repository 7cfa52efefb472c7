using System.Data.Common;

namespace FunnelReports.Data.Reports;

/// <summary>Where the parts of one report come from, all in one snapshot.</summary>
public sealed class ReportSources
{
    public ReportSources(FunnelDatabase database, DbTransaction transaction, ReportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        Database = database;
        Transaction = transaction;
        var live = new LiveRollups(database, question.Workspace, transaction, question.Segment, question.IsPast ? question.AsOf : null);
        Moves = question.Segment.IsStored ? new StoredRollups(transaction, question.Segment.Id, live) : live;
        Stays = question.IsPast ? live : Moves;
        Causes = question.Segment.Dimension is null ? Moves : live;
    }

    public FunnelDatabase Database { get; }

    public DbTransaction Transaction { get; }

    /// <summary>For what happened on days up to the as-of day: later moves do not change it.</summary>
    public IRollupSource Moves { get; }

    /// <summary>For what caused moves: the rollups keep it for all leads together.</summary>
    public IRollupSource Causes { get; }

    /// <summary>For what had become of stays by the as-of day: with an as-of day in the past only a live fold knows it.</summary>
    public IRollupSource Stays { get; }
}
