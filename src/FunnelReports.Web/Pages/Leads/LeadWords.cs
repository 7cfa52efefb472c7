using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Leads;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>Says in the reader's language what is known of a lead; times by the clock of the reporting zone.</summary>
/// <param name="text">Texts in the reader's language.</param>
/// <param name="format">How the reader writes numbers and days.</param>
/// <param name="workspace">The workspace, for its clock and currency.</param>
/// <param name="now">When the page is read.</param>
public sealed class LeadWords(IStringLocalizer<SharedResource> text, Format format, Workspace workspace, Instant now)
{
    /// <summary>What the lead is called: by name where the reader may see it, else by its id.</summary>
    public string Title(LeadStory lead, bool maySeePerson)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (lead.ErasedAt is not null) return text["Erased lead {0}", $"{lead.LeadId}"];
        if (maySeePerson && lead.Person.Name is { } name) return name;
        return lead.Keys.Count > 0 ? lead.Keys[0] : text["Lead {0}", $"{lead.LeadId}"];
    }

    /// <summary>Where the lead is and since when, in a sentence; null when it is nowhere, or is another lead now.</summary>
    public string? Sentence(LeadStory lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (lead.MergedInto is not null || lead.Latest is not { } latest) return null;
        return text["In {0} since {1}: {2} so far.", latest.Stage.Name, At(latest.OccurredAt), format.Days(lead.DaysAfter(latest, now))];
    }

    /// <summary>How many days the lead stayed where a move brought it; empty for a move that does not count.</summary>
    public string Stayed(LeadStory lead, LeadMove move)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (lead.DaysAfter(move, now) is not { } days) return "";
        return move == lead.Latest && lead.MergedInto is null ? text["{0} so far", format.Number(days, 1)] : format.Number(days, 1);
    }

    /// <summary>The facts of a lead that are known, each with its heading, a number with its meaning too; personal ones only when the reader may see them.</summary>
    public IEnumerable<(string Heading, string Fact, string? Meaning)> Facts(LeadStory lead, bool maySeePerson)
    {
        ArgumentNullException.ThrowIfNull(lead);
        (string Heading, string? Fact, string? Meaning)[] person = maySeePerson
            ?
            [
                (text["E-mail address"], lead.Person.Email, null), (text["Company"], lead.Person.Company, null), (text["Country"], lead.Person.Country, null),
                (text["Owner"], lead.Person.Owner, null), (text["Tags"], lead.Person.Tags, null),
                (text["Score"], lead.Person.Score is { } score ? format.Count(score) : null, text["As the source of the lead gave it last."]),
            ]
            : [];
        (string Heading, string? Fact, string? Meaning)[] sources =
        [
            (text["Number"], $"{lead.LeadId}", text["By this number the program knows the lead."]),
            (text["Ids"], lead.ErasedAt is null && lead.Keys.Count > 0 ? string.Join(", ", lead.Keys) : null, null),
            (text["Channel"], lead.Sources.Channel, null), (text["Persona"], lead.Sources.Persona, null), (text["Origin"], lead.Sources.Origin, null), (text["Campaign"], lead.Sources.Campaign, null),
            (text["First known"], lead.Sources.CreatedAt is { } at ? At(at) : null, null),
        ];
        return person.Concat(sources).Where(f => !string.IsNullOrEmpty(f.Fact)).Select(f => (f.Heading, f.Fact!, f.Meaning));
    }

    /// <summary>What caused a move, "–" when that is not known.</summary>
    public static string Cause(LeadMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        var known = new[] { move.Campaign, move.Action, move.Actor, move.Reason }.Where(t => t is not null).ToList();
        return known.Count > 0 ? string.Join(" · ", known) : Format.Missing;
    }

    /// <summary>The amount of a move, empty when it has none.</summary>
    public string Amount(LeadMove move) => move.AmountMinor is { } minor ? format.Money(minor, workspace.Currency.Code, workspace.Currency.Decimals) : "";

    /// <summary>Why a move does not count, empty when it does.</summary>
    public string Remark(LeadMove move) => move switch
    {
        { Voided: { Kind: BatchKind.Merge, OtherLeadId: { } other } } => text["went to lead {0} when they were merged", $"{other}"],
        { Voided: { } by } => text["voided on {0} by {1}: {2}", At(by.At), by.Actor, by.Reason ?? ""],
        { Counts: false } => text["it was in this stage already"],
        _ => "",
    };

    /// <summary>What a correction did.</summary>
    public string Did(LeadCorrection entry, bool lost) => entry.Kind switch
    {
        BatchKind.Void when entry.Moves == 1 => text["a move voided"],
        BatchKind.Void => text["{0} moves voided", format.Count(entry.Moves)],
        BatchKind.Merge when lost => text["merged into lead {0}, with {1} moves", $"{entry.OtherLeadId}", format.Count(entry.Moves)],
        BatchKind.Merge => text["lead {0} merged into this one, {1} moves were new", $"{entry.OtherLeadId}", format.Count(entry.Moves)],
        _ when entry.Moves > 0 => text["erased, and {0} moves count no more", format.Count(entry.Moves)],
        _ => text["erased; the moves go on counting"],
    };

    /// <summary>A moment by the clock of the reporting zone.</summary>
    public string At(Instant? instant) => format.Moment(instant is { } known ? new DateTimeOffset(known.ToUtc()) : null, workspace.Calendar.Zone);
}
