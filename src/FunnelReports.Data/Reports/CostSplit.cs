using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Spend;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>Splits the simple cost by channel or campaign.</summary>
/// <param name="dimension">Channel or campaign.</param>
internal sealed class CostSplit(Dimension dimension)
{
    /// <summary>The split that a question asks for; null when it asks for none.</summary>
    /// <exception cref="MistakeException">Cost cannot be split that way.</exception>
    public static CostSplit? Of(string? by) => by?.ToLowerInvariant() switch
    {
        null => null,
        "channel" => new(Dimension.Channel),
        "campaign" => new(Dimension.Campaign),
        _ => throw new MistakeException($"A cost report cannot be split by '{by}': spend is kept by channel and campaign."),
    };

    /// <summary>As the document names it.</summary>
    public string Name => dimension.ToString().ToLowerInvariant();

    /// <summary>The lines: by entries, most first, then what is assigned to none. Values without an entry and without known spend have none.</summary>
    public async Task<IReadOnlyList<CostLine>> ReadAsync(
        ReportQuestion question, ReportSources sources, SpendLedger ledger, short stage, CancellationToken cancel)
    {
        if (question.Days.IsEmpty) return [];
        var names = await DimensionNames.ReadAsync(sources.Transaction, dimension, cancel);
        var entered = await sources.Moves.EntriesByAsync(dimension, question.Days, stage, cancel);
        var spending = dimension == Dimension.Channel ? ledger.Channels : ledger.Campaigns;
        return [.. entered.Keys.Union(spending)
            .Select(value => (Value: value, Cost: Of(value)))
            .Where(line => line.Cost.Entered != 0 || line.Cost.Coverage.Known > 0)
            .OrderBy(line => line.Value == 0).ThenByDescending(line => line.Cost.Entered).ThenBy(line => NameOf(line.Value), StringComparer.Ordinal)
            .Select(line => Line(line.Value, line.Cost))];

        CostPerLead Of(int value) => CostPerLead.Simple(
            dimension == Dimension.Channel ? ledger.ForChannel(value) : ledger.ForCampaign(value),
            question.Workspace.Currency, question.Days, entered.GetValueOrDefault(value));

        string NameOf(int value) => value == 0 ? DimensionValues.NotSet : names[value];

        CostLine Line(int value, CostPerLead cost)
        {
            var (figure, assigned) = (CostFigures.Simple(cost), value != 0);
            return new CostLine(
                NameOf(value), assigned, cost.Entered, figure.Spend, assigned ? figure.PerLead : null, assigned ? figure.Low : null, assigned ? figure.High : null,
                CostFigures.Coverage(cost.Coverage));
        }
    }
}
