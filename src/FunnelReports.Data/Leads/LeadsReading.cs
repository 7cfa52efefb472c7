using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Leads;

/// <summary>Understands which leads a list is to name, or says in words for people why it cannot.</summary>
internal static class LeadsReading
{
    /// <exception cref="MistakeException">Something named is not there.</exception>
    public static async Task<LeadsBehind> ReadAsync(DbTransaction transaction, ReportQuestion question, LeadsAsked asked, CancellationToken cancel)
    {
        var funnel = question.Workspace.Funnel;
        var kind = KindOf(asked.List);
        var stage = kind switch
        {
            LeadsKind.New or LeadsKind.Moved => null,
            LeadsKind.Became or LeadsKind.Paid => question.StageOr(StageRole.Customer),
            _ => question.StageOr(StageRole.Mql),
        };
        return new LeadsBehind(kind, stage)
        {
            BeforeKey = asked.Before == LeadsAsked.Entry ? LeadsAsked.Entry : Named(asked.Before)?.Key,
            Before = asked.Before == LeadsAsked.Entry ? null : Named(asked.Before),
            Next = Named(asked.Next),
            Past = Named(asked.Past),
            Stayed = DaysOf(asked.Stayed) is { } days ? BandOf(days) : null,
            Others = asked.Others == "yes" && kind is LeadsKind.Entered or LeadsKind.Left,
            First = asked.First == "yes",
            Target = kind is LeadsKind.Reached or LeadsKind.NotReached or LeadsKind.Inferred ? question.StageOr(question.To, StageRole.Sql) : null,
            Policy = question.Policy,
            Within = DaysOf(asked.Within),
            Seen = DaysOf(asked.Seen),
            Campaign = await ValueAsync(Dimension.Campaign, asked.Campaign),
            Action = await ValueAsync(Dimension.Action, asked.Action),
            Reason = await ValueAsync(Dimension.Reason, asked.Reason),
        };

        Stage? Named(string? key) => string.IsNullOrWhiteSpace(key) ? null : funnel.Find(key.Trim())
            ?? throw new MistakeException($"There is no stage '{key}'. The stages are {string.Join(", ", funnel.Stages.Select(s => s.Key))}.");

        async Task<(string, int)?> ValueAsync(Dimension dimension, string? key)
        {
            if (string.IsNullOrWhiteSpace(key)) return null;
            if (key == DimensionValues.NotSet) return (key, 0);
            await using var find = transaction.Command("SELECT id FROM dimension_value WHERE dimension = @dimension AND key = @key");
            find.With("@dimension", (short)dimension).With("@key", key);
            return await find.ExecuteScalarAsync(cancel) is { } id
                ? (key, Convert.ToInt32(id, CultureInfo.InvariantCulture))
                : throw new MistakeException($"No move has the {dimension.ToString().ToLowerInvariant()} '{key}'. Mind capitals; those without one are '{DimensionValues.NotSet}'.");
        }
    }

    private static LeadsKind KindOf(string? list)
    {
        if (string.IsNullOrWhiteSpace(list)) return LeadsKind.Entered;
        foreach (var kind in Enum.GetValues<LeadsKind>())
        {
            if (LeadsAsked.WordOf(kind) == list.Trim()) return kind;
        }

        throw new MistakeException($"'{list}' is not a list of leads. Take {string.Join(", ", Enum.GetValues<LeadsKind>().Select(LeadsAsked.WordOf))}.");
    }

    private static LengthBand BandOf(int days) => StayLengths.From(days) ?? throw new MistakeException(
        $"Stays are not told apart at {days} days. Take {string.Join(", ", StayLengths.All.Select(band => band.FromDays))}.");

    private static int? DaysOf(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days
        : throw new MistakeException($"'{text}' is not a number of days.");
}
