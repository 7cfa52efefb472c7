using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Leads;

namespace FunnelReports.Web.Cli;

/// <summary>One lead for a terminal and for machines. Times are of the reporting zone.</summary>
internal static class LeadText
{
    /// <summary>Writes a fact or a move a line.</summary>
    public static async Task WriteAsync(TextWriter output, LeadStory lead, Workspace workspace)
    {
        await output.WriteLineAsync($"lead {lead.LeadId}{(lead.Keys.Count > 0 ? $"  {string.Join(", ", lead.Keys)}" : "")}");
        if (lead.MergedInto is { } winner) await output.WriteLineAsync($"merged into lead {winner}");
        if (lead.MergedFrom.Count > 0) await output.WriteLineAsync($"has the history of lead {string.Join(", ", lead.MergedFrom)}");
        if (lead.ErasedAt is { } erased) await output.WriteLineAsync($"erased {At(erased, workspace)}");
        foreach (var (name, value) in Facts(lead))
            if (value is not null) await output.WriteLineAsync($"{name}: {value}");
        foreach (var move in lead.Moves) await output.WriteLineAsync($"{(move.Voided is null ? " " : "x")} move {move.MoveId}  {At(move.OccurredAt, workspace)}  {move.Stage.Key}{Remark(move)}");
        foreach (var c in lead.Corrections)
            await output.WriteLineAsync($"{At(c.At, workspace)}  {c.Kind.ToString().ToLowerInvariant()}{(c.OtherLeadId is { } other ? $" with lead {other}" : "")}, {c.Moves} moves, by {c.Actor}: {c.Reason}");
    }

    /// <summary>The same for machines.</summary>
    public static object Document(LeadStory lead, Workspace workspace) => new
    {
        lead.LeadId,
        lead.Keys,
        lead.Person,
        sources = new { createdAt = At(lead.Sources.CreatedAt, workspace), lead.Sources.Channel, lead.Sources.Persona, lead.Sources.Origin, lead.Sources.Campaign },
        moves = lead.Moves.Select(m => new
        {
            m.MoveId,
            stage = m.Stage.Key,
            occurredAt = At(m.OccurredAt, workspace),
            recordedAt = At(m.RecordedAt, workspace),
            m.Counts,
            m.Campaign,
            m.Action,
            m.Actor,
            m.Reason,
            amount = m.AmountMinor is { } minor ? new Money(minor, workspace.Currency).ToString() : null,
            voided = m.Voided is { } v ? Entry(v, workspace) : null,
        }),
        corrections = lead.Corrections.Select(c => Entry(c, workspace)),
        lead.MergedInto,
        lead.MergedFrom,
        erasedAt = At(lead.ErasedAt, workspace),
    };

    private static object Entry(LeadCorrection c, Workspace workspace) =>
        new { kind = c.Kind, at = At(c.At, workspace), c.Actor, c.Reason, c.OtherLeadId, c.Moves };

    private static IEnumerable<(string Name, string? Value)> Facts(LeadStory lead) =>
    [
        ("name", lead.Person.Name), ("e-mail", lead.Person.Email), ("company", lead.Person.Company), ("country", lead.Person.Country), ("owner", lead.Person.Owner),
        ("tags", lead.Person.Tags), ("score", lead.Person.Score?.ToString(CultureInfo.InvariantCulture)), ("channel", lead.Sources.Channel),
        ("persona", lead.Sources.Persona), ("origin", lead.Sources.Origin), ("campaign", lead.Sources.Campaign),
    ];

    private static string Remark(LeadMove move) => move switch
    {
        { Voided: { } v } => $"  voided by {v.Actor}: {v.Reason}",
        { Counts: false } => "  (was there already)",
        _ => "",
    };

    private static string? At(Instant? instant, Workspace workspace) => instant is { } known ? At(known, workspace) : null;

    private static string At(Instant instant, Workspace workspace) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(instant.ToUtc()), workspace.Calendar.Zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
