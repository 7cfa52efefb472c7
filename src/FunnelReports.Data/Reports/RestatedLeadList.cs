using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Snapshots;

namespace FunnelReports.Data.Reports;

/// <summary>The leads behind a part of a restatement. It follows the same steps as the report, so the list is as long as the part says.</summary>
public sealed class RestatedLeadList(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock)
{
    /// <summary>One page of the list and its whole length; empty when the day was not published.</summary>
    /// <param name="day">The published day, yyyy-MM-dd.</param>
    /// <param name="stage">The key of the stage.</param>
    /// <param name="cause">late, voided, merged, erased or reattributed.</param>
    /// <param name="segment">The segment, as for the reports.</param>
    /// <param name="skip">Leads to leave out.</param>
    /// <param name="take">Leads to give.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="MistakeException">The question names something that is not there, or a cause that has no list.</exception>
    public async Task<RestatedLeadPage> ReadAsync(
        string? day, string? stage, string? cause, string? segment, long skip, int take, CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var request = new ReportRequest($"{DayOf(day):yyyy-MM-dd}..{DayOf(day):yyyy-MM-dd}", segment, Stage: stage);
        var why = CauseOf(cause);
        if (string.IsNullOrWhiteSpace(stage)) throw new MistakeException($"Name a stage. The stages are {string.Join(", ", workspace.Funnel.Stages.Select(s => s.Key))}.");
        var questions = new ReportQuestions(workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        var (at, shares) = await database.ReadAsync(
            async transaction =>
            {
                var question = await questions.UnderstandAsync(transaction, request, cancel);
                RestatementAnswer.Require(question.Segment);
                var asked = workspace.Funnel.Find(question.Stage!)!;
                var sources = new ReportSources(database, transaction, question);
                var days = await RestatementAnswer.PublishedAsync(question, sources, question.Period.Range, cancel);
                var found = new List<RestatedShare>();
                if (why != RestatementCause.Reattributed) await RestatedShares.ReadAsync(sources, question, days, Keep, cancel);
                else if (days.Count > 0) await RestatedShares.ReadMovedAsync(sources, question, days[0], Keep, cancel);
                return (asked, found);

                void Keep(RestatedShare share)
                {
                    if (share.StageId == asked.Id && share.Cause == why) found.Add(share);
                }
            },
            cancel);
        var shown = shares.Skip((int)Math.Min(skip, int.MaxValue)).Take(take).ToList();
        var names = await LeadNames.ReadAsync(database, [.. shown.Select(s => s.LeadId)], cancel);
        return new RestatedLeadPage(
            DayOf(day), at, why, why == RestatementCause.Reattributed ? null : shares.Aggregate(default(AccountChange), (sum, s) => sum + s.Change), shares.Count,
            [.. shown.Select(s => new RestatedLeadLine(s.LeadId, s.Change, names[s.LeadId]))]);
    }

    private static DateOnly DayOf(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new MistakeException($"'{text}' is not a day. Write it as year-month-day, e.g. 2018-03-31.");

    private static RestatementCause CauseOf(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "late" => RestatementCause.Late,
        "voided" => RestatementCause.Voided,
        "merged" => RestatementCause.Merged,
        "erased" => RestatementCause.Erased,
        "reattributed" => RestatementCause.Reattributed,
        _ => throw new MistakeException($"'{text}' is not a cause that leads stand behind. Take late, voided, merged, erased or reattributed."),
    };
}
