namespace FunnelReports.Jobs.Demo;

/// <summary>The campaigns of the demo: five for each channel. The first two always run, the others in turn, a quarter each.</summary>
public static class DemoCampaigns
{
    private const int Evergreen = 2;

    /// <summary>All of them, by channel.</summary>
    public static IEnumerable<string> All() => DemoChannel.All.SelectMany(c => DemoNames.Themes.Select(theme => NameOf(c, theme)));

    /// <summary>The campaign that brought a lead on a day.</summary>
    public static string Of(DemoChannel channel, DateOnly day, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(dice);
        var quarter = ((day.Year * 4) + ((day.Month - 1) / 3)) % (DemoNames.Themes.Length - Evergreen);
        var theme = dice.Weighted([45, 25, 30]) is var place && place < Evergreen ? place : Evergreen + quarter;
        return NameOf(channel, DemoNames.Themes[theme]);
    }

    private static string NameOf(DemoChannel channel, string theme) => $"{channel.Name} – {theme}";
}
