using FunnelReports.Core.Calendars;

namespace FunnelReports.Jobs.Demo;

/// <summary>All leads of the demo: the same for the same seed, last day and time zone.</summary>
public sealed class DemoLeads(ulong seed, DemoSeason season, ReportingCalendar calendar)
{
    /// <summary>About how many there are.</summary>
    public const int About = 20_000;

    private const int SecondsOfHour = 3_600;
    private static readonly double[] OfHour = [1, 1, 1, 1, 1, 2, 4, 8, 16, 22, 24, 22, 15, 19, 23, 22, 19, 15, 10, 8, 7, 6, 4, 2];
    private static readonly double[] Shares = [.. DemoChannel.All.Select(c => c.Share)];

    /// <summary>Makes them one by one, by day.</summary>
    public IEnumerable<DemoLead> All()
    {
        var dice = new Dice(seed);
        var weights = season.Days.EachDay().Sum(season.Weight);
        var owed = 0.0;
        var number = 0;
        foreach (var day in season.Days.EachDay())
        {
            // Each day gets its share, give or take a third: what it gets too much or too little the days after it make up for.
            owed += About * season.Weight(day) / weights;
            var today = Math.Max(0, (int)(owed * (0.67 + (0.66 * dice.Next()))));
            owed -= today;
            for (var i = 0; i < today; i++) yield return Lead(dice, day, ++number);
        }
    }

    private DemoLead Lead(Dice dice, DateOnly day, int number)
    {
        var channel = DemoChannel.All[dice.Weighted(Shares)];
        var persona = dice.Weighted(DemoNames.PersonaShares);
        var campaign = DemoCampaigns.Of(channel, day, dice);
        var (name, company, email) = DemoNames.Person(dice, number);
        var start = (calendar.StartOf(day).Micros / Core.Instant.MicrosPerSecond) + (dice.Weighted(OfHour) * SecondsOfHour) + dice.Below(SecondsOfHour);
        var end = calendar.StartOf(season.Days.End).Micros / Core.Instant.MicrosPerSecond;
        var path = new DemoPath(dice, season, calendar, channel, DemoNames.PersonaPull[persona], campaign, start, end);
        return new DemoLead($"demo-{number:00000}", channel.Name, DemoNames.Personas[persona], DemoNames.Origins[dice.Weighted(DemoNames.OriginShares)], campaign, path.Walk())
        {
            Name = name,
            Company = company,
            Email = email,
            Country = DemoNames.Countries[dice.Weighted(DemoNames.CountryShares)],
            Score = 10 + dice.Below(90),
        };
    }
}
