using System.Globalization;
using FunnelReports.Core.Reports;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>
/// All that can be added up in a document, each number under a name of its own; zeros are left out, as a line that is not there counts nothing. The parts of a dimension add up in
/// every number. The parts of a period add up in those that do not begin with "at ", which tell of one moment.
/// </summary>
internal sealed class Counts : SortedDictionary<string, decimal>
{
    private Counts()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Fails with the name of every number that is another in the parts than in the whole.</summary>
    public static void AreSame(string question, Counts whole, Counts parts)
    {
        var others = whole.Keys.Union(parts.Keys).Where(name => whole.GetValueOrDefault(name) != parts.GetValueOrDefault(name)).Order(StringComparer.Ordinal);
        var lines = others.Select(name => $"{name}: {whole.GetValueOrDefault(name)} in all, {parts.GetValueOrDefault(name)} in the parts").ToList();
        Assert.True(lines.Count == 0, $"{question}\n{string.Join('\n', lines)}");
    }

    public static Counts Of(ReportDocument document) => document switch
    {
        StagesReport report => Of(report),
        VelocityReport report => Of(report),
        EfficiencyReport report => Of(report),
        CostReport report => Of(report),
        ConversionsReport report => new Counts().With("moves", report.AllMoves).With(report.In, "in").With(report.Out, "out"),
        AcceptanceReport report => Of(report),
        ForecastReport report => report.Stages.Aggregate(new Counts(), (all, stage) => all.With($"at {stage.Key} open", stage.Open)),
        RestatementReport report => Of(report),
        _ => throw new ArgumentOutOfRangeException(nameof(document)),
    };

    /// <summary>The numbers of several documents together.</summary>
    public static Counts Sum(IEnumerable<Counts> parts) => parts.SelectMany(part => part).Aggregate(new Counts(), (sum, c) => sum.With(c.Key, c.Value));

    /// <summary>Those whose names begin so.</summary>
    public Counts Where(Func<string, bool> isIn) => this.Where(c => isIn(c.Key)).Aggregate(new Counts(), (some, c) => some.With(c.Key, c.Value));

    /// <summary>Those that add up over the parts of a period.</summary>
    public Counts OverTime => Where(name => !name.StartsWith("at ", StringComparison.Ordinal));

    public Counts With(string name, decimal count)
    {
        var sum = this.GetValueOrDefault(name) + count;
        if (sum == 0) Remove(name);
        else this[name] = sum;
        return this;
    }

    private static Counts Of(StagesReport report)
    {
        var all = new Counts();
        foreach (var s in report.Stages)
        {
            all.With($"at {s.Key} opening", s.Opening).With($"{s.Key} inflow", s.Inflow).With($"{s.Key} outflow", s.Outflow).With($"at {s.Key} closing", s.Closing);
            foreach (var exits in s.Exits) all.With($"{s.Key} to {exits.To}", exits.N);
        }

        foreach (var (bucket, s) in report.Series.SelectMany(b => b.Stages, (b, s) => (b.Bucket, s)))
            all.With($"{bucket} {s.Key} inflow", s.Inflow).With($"{bucket} {s.Key} outflow", s.Outflow).With($"at {bucket} {s.Key} closing", s.Closing);
        return all;
    }

    private static Counts Of(VelocityReport report)
    {
        var all = new Counts();
        foreach (var s in report.Stages)
        {
            all.With($"{s.Key} exits", s.Exits).With($"{s.Key} n", s.Survival.N).With($"{s.Key} events", s.Survival.Events).With($"{s.Key} open", s.Survival.Open);
            foreach (var band in s.Distribution) all.With($"band {s.Key} {band.FromDays}", band.Exits);
        }

        foreach (var (bucket, s) in report.Trend.SelectMany(b => b.Stages, (b, s) => (b.Bucket, s))) all.With($"{bucket} {s.Key} exits", s.Exits);
        foreach (var total in report.Total) all.With($"total {total.Key}", total.Leads);
        return all;
    }

    private static Counts Of(EfficiencyReport report)
    {
        var all = new Counts().With("volume entered", report.Volume.Entered).With("volume advanced", report.Volume.Advanced).With("volume over", report.Volume.PassedOver)
            .With("cohort entered", report.Cohort.Entered).With("cohort advanced", report.Cohort.Advanced).With("cohort inferred", report.Cohort.Inferred);
        // Whom a horizon counts hangs on where the period cuts weeks.
        foreach (var h in report.Horizons) all.With($"at {h.Days} days eligible", h.Eligible).With($"at {h.Days} days advanced", h.Advanced);
        foreach (var c in report.Cohorts) all.With($"{c.Bucket} entered", c.Entered).With($"{c.Bucket} advanced", c.Advanced);
        return all;
    }

    private static Counts Of(CostReport report)
    {
        var all = new Counts().With("entered", report.Entered).With("spend", Amount(report.Simple.Spend));
        foreach (var s in report.Stages) all.With($"{s.Key} entered", s.Entered);
        foreach (var b in report.Series) all.With($"{b.Bucket} entered", b.Entered);
        if (report.Return is not { } back) return all;
        all.With("return leads", back.Leads).With("return customers", back.Customers).With("return with amount", back.WithAmount).With("return revenue", Amount(back.Revenue));
        foreach (var c in back.Cohorts) all.With($"return {c.Bucket} leads", c.Leads).With($"return {c.Bucket} customers", c.Customers).With($"return {c.Bucket} revenue", Amount(c.Revenue));
        return all;
    }

    private Counts With(ConversionSide side, string name)
    {
        With($"{name} moves", side.Moves).With($"{name} others", side.Others);
        foreach (var s in side.Stages) With($"{name} {s.Key}", s.N);
        foreach (var c in side.Causes) With($"{name} by {c.Campaign}/{c.Action}", c.N);
        return this;
    }

    private static Counts Of(AcceptanceReport report)
    {
        var all = new Counts().With("handed over", report.HandedOver).With("accepted", report.Accepted).With("rejected", report.Rejected).With("other", report.Other)
            .With("waiting", report.Waiting).With("decided", report.Acceptance.Decided).With("rejections", report.Rejections.N);
        foreach (var r in report.Rejections.Reasons) all.With($"because of {r.Reason}", r.N);
        return all;
    }

    // A long period lists only the days that differ, and days are not those of leads: neither adds up but what changed.
    private static Counts Of(RestatementReport report)
    {
        var all = new Counts();
        foreach (var (day, s) in report.Days.SelectMany(d => d.Stages, (d, s) => (d.Day, s)))
        {
            all.With($"{day:yyyy-MM-dd} {s.Key} inflow", s.Change.Inflow).With($"{day:yyyy-MM-dd} {s.Key} outflow", s.Change.Outflow).With($"{day:yyyy-MM-dd} {s.Key} closing", s.Change.Closing);
            if (report.Period.To.DayNumber - report.Period.From.DayNumber < 31)
                all.With($"at {day:yyyy-MM-dd} {s.Key} was", s.Was.Closing).With($"at {day:yyyy-MM-dd} {s.Key} now", s.Now.Closing).With($"at {day:yyyy-MM-dd} {s.Key} came", s.Now.Inflow);
        }

        return all;
    }

    private static decimal Amount(string? money) => money is null ? 0 : decimal.Parse(money, CultureInfo.InvariantCulture);
}
