using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>Questions of a world, of many kinds.</summary>
internal static class Questions
{
    /// <summary>Every document with every question that can be asked of it.</summary>
    public static IEnumerable<(Document Document, ReportRequest Request)> Of(RandomWorld world) =>
        from document in Document.All
        from request in Of(document, world)
        select (document, request);

    /// <summary>A period from a day to another, both included.</summary>
    public static string Period(DateOnly from, DateOnly to) => $"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}";

    /// <summary>The quarter, in the period syntax.</summary>
    public static string Quarter(RandomWorld world) => $"{world.QuarterStart.Year}-Q{((world.QuarterStart.Month - 1) / 3) + 1}";

    /// <summary>From within the first month to within the third, its ends in no whole week and no whole month.</summary>
    public static string Odd(RandomWorld world) => Period(world.QuarterStart.AddDays(9), world.QuarterEnd.AddDays(-4));

    /// <summary>The three days around the change of the clocks.</summary>
    public static string AroundChange(RandomWorld world) => Period(world.DayOf(world.Change).AddDays(-1), world.DayOf(world.Change).AddDays(1));

    /// <summary>The day on which the clocks change: for most worlds a day in the past with much still open.</summary>
    public static string Past(RandomWorld world) => $"{world.DayOf(world.Change):yyyy-MM-dd}";

    private static List<ReportRequest> Of(Document document, RandomWorld world)
    {
        var quarter = new ReportRequest(Quarter(world));
        if (document.Name == "forecast")
            return [quarter, quarter with { AsOf = Past(world) }];
        var odd = quarter with { Period = Odd(world) };
        List<ReportRequest> requests = [quarter, odd with { Grain = "week" }, quarter with { AsOf = Past(world) }, odd with { Grain = "month", Stage = "sql", Policy = "strict" }, quarter with { Period = AroundChange(world) }];
        requests.AddRange(document.By.Select(by => odd with { By = by }));
        var leads = world.Folded;
        if (leads.FirstOrDefault(l => l.Channel is not null) is { } one) requests.Add(odd with { Segment = $"channel={one.Channel}", By = document.By.FirstOrDefault() });
        requests.Add(quarter with { Segment = "persona=(none)" });
        if (leads.FirstOrDefault(l => l.Campaign is not null) is { } other && document.Name != "restatement") requests.Add(quarter with { Segment = $"campaign={other.Campaign}" });
        if (document.Name != "restatement" && leads.FirstOrDefault(l => l.Channel is not null) is { } some)
            requests.Add(odd with { Segment = $"channel={some.Channel} & channel=(none) & persona={some.Persona ?? "(none)"}" });
        return requests;
    }
}
