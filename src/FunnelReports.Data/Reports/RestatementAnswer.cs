using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Snapshots;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the restatement report.</summary>
internal static class RestatementAnswer
{
    /// <summary>A period of so many days lists all of its published days, a longer one only those that differ.</summary>
    private const int ShortDays = 31;

    private static readonly DayAccount Nothing = new(0, 0, 0, 0);

    public static async Task<RestatementReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var published = await PublishedAsync(question, sources, question.Days, cancel);
        var frozen = await SnapshotStore.OfDaysAsync(sources.Transaction, Require(question.Segment), question.Days, cancel);
        var known = await KnownAsync(question, sources, cancel);
        var parts = await PartsAsync(question, sources, published, cancel);
        var days = published.Select(day => Day(day, question, frozen, known, parts)).ToList();
        var ended = question.IsPast ? question.Days : question.Days.Intersect(new DayRange(DateOnly.MinValue, question.AsOf));
        var unpublished = ended.EachDay().Except(published.Select(d => d.Day)).ToList();
        return new RestatementReport(
            question.Head,
            question.AsOf,
            question.Segment.Text,
            sources.Moves.ComputedLive,
            new RestatementCounts(days.Count + unpublished.Count, days.Count, days.Count(d => d.Changed), question.Workspace.DefinitionVersion),
            question.Period.Range.Days <= ShortDays ? days : [.. days.Where(d => d.Changed)],
            unpublished);
    }

    /// <summary>The segment's id in the snapshots.</summary>
    /// <exception cref="MistakeException">Snapshots do not keep the segment.</exception>
    internal static int Require(SegmentChoice segment) => segment.Id
        ?? throw new MistakeException("Snapshots are kept of all leads, of each channel, persona and origin, and of saved segments from when they were saved on, not of campaigns and other filters.");

    /// <summary>The published days of a range. Those from before a segment was saved hold no account of it.</summary>
    internal static async Task<IReadOnlyList<PublishedDay>> PublishedAsync(ReportQuestion question, ReportSources sources, DayRange range, CancellationToken cancel)
    {
        var published = await Publications.OfDaysAsync(sources.Database, sources.Transaction, range, cancel);
        return question.Segment.Saved is { Publication: var before } ? [.. published.Where(day => day.Number > before)] : published;
    }

    private static RestatedDay Day(
        PublishedDay day, ReportQuestion question, IReadOnlyDictionary<(DateOnly, short), DayAccount> frozen,
        Dictionary<(DateOnly, short), DayAccount> known, Dictionary<(DateOnly, short), List<RestatementPart>> parts)
    {
        var stages = question.Workspace.Funnel.Stages.Select(Of).Where(s => s.Was != Nothing || s.Now != Nothing).ToList();
        return new RestatedDay(day.Day, day.Version, day.PublishedAt.ToUtc(), day.Late, stages.Any(s => !s.Change.IsNone), stages);

        RestatedStage Of(Stage stage)
        {
            var was = frozen.GetValueOrDefault((day.Day, stage.Id), Nothing);
            var now = known.GetValueOrDefault((day.Day, stage.Id), Nothing);
            var change = AccountChange.Between(was, now);
            return new RestatedStage(stage.Key, stage.Name, was, now, change, WithRest(change, parts.GetValueOrDefault((day.Day, stage.Id), []), day, question));
        }
    }

    // Parts that do not add up on a day from before changes were recorded prove that what it counted was guessed wrong: then none of them is told.
    private static List<RestatementPart> WithRest(AccountChange change, List<RestatementPart> told, PublishedDay day, ReportQuestion question)
    {
        var rest = told.Aggregate(change, (left, part) => left - new AccountChange(part.Inflow, part.Outflow, part.Closing));
        var parts = told.Where(p => (p.Inflow, p.Outflow, p.Closing) != (0, 0, 0)).OrderBy(p => p.Cause).ToList();
        if (!rest.IsNone && !day.IsRecorded && day.Version == question.Workspace.DefinitionVersion)
            return change.IsNone ? [] : [new RestatementPart(RestatementCause.Unrecorded, change.Inflow, change.Outflow, change.Closing, null)];
        var cause = day.Version != question.Workspace.DefinitionVersion ? RestatementCause.Definition
            : question.Segment.IsAll ? RestatementCause.Unexplained
            : RestatementCause.Reattributed;
        if (!rest.IsNone) parts.Add(new RestatementPart(cause, rest.Inflow, rest.Outflow, rest.Closing, null));
        return parts;
    }

    private static async Task<Dictionary<(DateOnly, short), List<RestatementPart>>> PartsAsync(
        ReportQuestion question, ReportSources sources, IReadOnlyList<PublishedDay> days, CancellationToken cancel)
    {
        var sums = new Dictionary<(DateOnly Day, short Stage, RestatementCause Cause), (AccountChange Change, int Leads)>();
        await RestatedShares.ReadAsync(
            sources,
            question,
            days,
            share =>
            {
                var (change, leads) = sums.GetValueOrDefault((share.Day, share.StageId, share.Cause), (default, 0));
                sums[(share.Day, share.StageId, share.Cause)] = (change + share.Change, leads + 1);
            },
            cancel);
        return sums.GroupBy(s => (s.Key.Day, s.Key.Stage)).ToDictionary(
            cell => cell.Key,
            cell => cell.Select(s => new RestatementPart(s.Key.Cause, s.Value.Change.Inflow, s.Value.Change.Outflow, s.Value.Change.Closing, s.Value.Leads)).ToList());
    }

    private static async Task<Dictionary<(DateOnly, short), DayAccount>> KnownAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var before = await sources.Moves.FlowBeforeAsync(question.Days.Start, cancel);
        var byDay = (await sources.Moves.FlowAsync(question.Days, cancel)).ToLookup(c => c.Day);
        var accounts = new Dictionary<(DateOnly, short), DayAccount>();
        foreach (var stage in question.Workspace.Funnel.Stages)
        {
            var balance = new StageBalance(In(before, stage) - Out(before, stage), 0, 0);
            foreach (var day in question.Days.EachDay())
            {
                balance = balance.Next(In(byDay[day], stage), Out(byDay[day], stage));
                accounts.Add((day, stage.Id), new DayAccount(balance.Opening, balance.Inflow, balance.Outflow, balance.Closing));
            }
        }

        return accounts;
    }

    private static long In(IEnumerable<FlowCell> cells, Stage stage) => cells.Where(c => c.To == stage.Id).Sum(c => c.Leads);

    private static long Out(IEnumerable<FlowCell> cells, Stage stage) => cells.Where(c => c.From == stage.Id).Sum(c => c.Leads);
}
