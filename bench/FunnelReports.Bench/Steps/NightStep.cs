using FunnelReports.Bench.Making;
using FunnelReports.Bench.Output;
using FunnelReports.Bench.Servers;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Data.Imports;

namespace FunnelReports.Bench.Steps;

/// <summary>
/// A night's fold: of the leads that changed, every other one moved after the end of the history, and the rest turn out to have been in the funnel some
/// days earlier than known, which changes all that they give. 0.1 % of the leads, and the same number at every size.
/// </summary>
internal sealed class NightStep : BenchStep
{
    private const int Rounds = 3;
    private const short Mql = 2;
    private const short Recycled = 7;
    private const long SecondsPerDay = 86_400;
    private static readonly int[] EqualNumbers = [1_000, 10_000];

    public override string Name => "night";

    public override async Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results)
    {
        var share = Math.Max(1, database.Leads / 1_000);
        var nights = 0;
        await NightAsync(database, Math.Min(100, share), nights++); // compiles code, not counted
        foreach (var changed in EqualNumbers.Append(share).Where(n => n * 10 <= database.Leads).Distinct().Order())
        {
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++) times.Add(await NightAsync(database, changed, nights++));
            var seconds = Figures.Median(times);
            var isShare = changed == share;
            results.Add(new BenchLine(
                $"fold of a night, {Figures.Count(changed)} leads changed{(isShare ? " (0.1 %)" : "")}", database.Leads, Figures.Seconds(seconds), "",
                Figures.Seconds(seconds), seconds, isShare ? Target.Most(5, "5 s") : null));
            if (EqualNumbers.Contains(changed)) results.Comparable($"fold of a night, {Figures.Count(changed)} leads changed", database.Leads, seconds);
        }

        await database.TidyAsync();
    }

    /// <summary>Changes leads that no earlier night has changed, and gives the seconds that their fold takes.</summary>
    private static async Task<double> NightAsync(BenchDatabase database, int changed, int night)
    {
        var stride = database.Leads / changed;
        var ids = Enumerable.Range(0, changed).Select(i => ((long)i * stride) + (night % stride) + 1);
        var leads = await database.QueryAsync(
            $"SELECT lead_id, created_at, stage_id FROM lead WHERE lead_id IN ({string.Join(',', ids)}) ORDER BY lead_id",
            row => (Number: row.GetInt64(0) - 1, Created: database.Funnel.ReadInstant(row, 1), Stage: row.IsDBNull(2) ? (short)0 : row.GetInt16(2)));
        var lines = leads.Select(lead => new LeadLine(LogMaker.ExternalId(lead.Number))).ToList();
        var moves = leads.Select((lead, place) => place % 2 == 0 ? NewMove(place, lead.Stage, night) : LateMove(place, lead.Created, night)).ToList();
        await WriteAsync(database, lines, moves);
        var (folded, seconds) = await TimeAsync(() => FoldJobs.FoldAsync(database));
        return folded == changed ? seconds : throw new BenchException($"{changed} leads changed, but {folded} were folded.");
    }

    private static TransitionLine NewMove(int place, short stage, int night) =>
        new(place, stage == Recycled ? Mql : Recycled, At(LeadPlan.Days.End).AddSeconds((night * SecondsPerDay) + place));

    private static TransitionLine LateMove(int place, Instant created, int night) =>
        new(place, night % 2 == 0 ? Recycled : Mql, created.AddSeconds(-((1 + (place % 10) + (10 * night)) * SecondsPerDay)));

    private static Task<LogChanges> WriteAsync(BenchDatabase database, List<LeadLine> leads, List<TransitionLine> moves) =>
        database.Funnel.LogAsync(
            async transaction =>
            {
                var cancel = CancellationToken.None;
                var firstLead = await IdBlocks.TakeAsync(transaction, IdBlocks.Lead, leads.Count, cancel);
                var firstMove = await IdBlocks.TakeAsync(transaction, IdBlocks.Transition, moves.Count, cancel);
                var batch = await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, 1, cancel);
                await Batches.AddAsync(transaction, batch, BatchKind.Import, null, database.Funnel.ToParameter(Instant.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime)), cancel);
                return await database.Funnel.Log.WriteAsync(
                    transaction, new LogBatch(batch, ImportMap.DefaultSource, leads, moves, firstLead, firstMove), cancel);
            },
            CancellationToken.None);

    private static Instant At(DateOnly day) => Instant.FromUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
}
