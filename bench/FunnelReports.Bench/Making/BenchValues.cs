using FunnelReports.Data;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Bench.Making;

/// <summary>The names of channels, personas, origins, campaigns and actions, and their ids in a database.</summary>
internal sealed class BenchValues
{
    private readonly Dictionary<Dimension, int[]> ids = [];

    private BenchValues()
    {
    }

    public static string Name(Dimension dimension, int number) => $"{dimension} {number + 1:000}";

    public int Id(Dimension dimension, int number) => ids[dimension][number];

    /// <summary>Looks the values up; those that are not there are made.</summary>
    public static async Task<BenchValues> LearnAsync(FunnelDatabase database)
    {
        var values = new BenchValues();
        var known = new DimensionValues(database);
        (Dimension Dimension, int Count)[] all =
        [
            (Dimension.Channel, LeadPlan.Channels), (Dimension.Persona, LeadPlan.Personas), (Dimension.Origin, LeadPlan.Origins),
            (Dimension.Campaign, LeadPlan.Campaigns), (Dimension.Action, LeadPlan.Actions),
        ];
        foreach (var (dimension, count) in all)
        {
            var names = Enumerable.Range(0, count).Select(i => Name(dimension, i)).ToList();
            await known.LearnAsync([.. names.Select(name => (dimension, name))], CancellationToken.None);
            values.ids[dimension] = [.. names.Select(name => known.IdOf(dimension, name))];
        }

        return values;
    }
}
