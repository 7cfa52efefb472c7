using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;
using FunnelReports.Core.Stages;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Import;

/// <summary>What people call the columns that a file can have.</summary>
public sealed class ColumnWords(IStringLocalizer<SharedResource> text, Funnel funnel)
{
    private static readonly Dictionary<ImportColumn, string> Names = new()
    {
        [ImportColumn.LeadId] = "Lead ID",
        [ImportColumn.CreatedAt] = "Created (becomes a lead)",
        [ImportColumn.Email] = "E-mail",
        [ImportColumn.Name] = "Name, or first name",
        [ImportColumn.LastName] = "Last name",
        [ImportColumn.Company] = "Company",
        [ImportColumn.Channel] = "Channel",
        [ImportColumn.Campaign] = "Campaign",
        [ImportColumn.Persona] = "Persona",
        [ImportColumn.Origin] = "Origin",
        [ImportColumn.Country] = "Country",
        [ImportColumn.Owner] = "Owner",
        [ImportColumn.Score] = "Score",
        [ImportColumn.Tags] = "Tags",
        [ImportColumn.Stage] = "Stage entered",
        [ImportColumn.OccurredAt] = "When it was entered",
        [ImportColumn.Sequence] = "Sequence",
        [ImportColumn.Action] = "Action",
        [ImportColumn.Actor] = "Actor",
        [ImportColumn.Reason] = "Reason",
        [ImportColumn.Amount] = "Amount",
        [ImportColumn.EventId] = "Event ID",
        [ImportColumn.Date] = "Date (spent on that day)",
        [ImportColumn.Month] = "Month (budget)",
        [ImportColumn.Category] = "Category",
        [ImportColumn.Currency] = "Currency",
    };

    /// <summary>The name of one of our columns.</summary>
    public string Of(ImportColumn column) => text[Names[column]];

    /// <summary>What a column of a file of this kind can be used for, grouped for a list to choose from.</summary>
    public IEnumerable<(string Group, IReadOnlyList<(string Value, string Name)> Uses)> Choices(ImportKind kind)
    {
        var known = kind == ImportKind.Spend ? ImportColumns.Mappable(kind) : ImportColumns.Mappable(kind).Where(c => kind == ImportKind.Transitions || c is not (ImportColumn.Stage or ImportColumn.OccurredAt or ImportColumn.Sequence or ImportColumn.EventId));
        yield return (text["Columns"], [.. known.Select(c => (new ColumnUse(c, null).Text, Of(c)))]);
        if (kind == ImportKind.Leads) yield return (text["The date on which it entered"], [.. Stages.Select(s => (new ColumnUse(null, s.Key).Text, text["Entered {0}", s.Name].Value))]);
    }

    /// <summary>The stages that can be entered.</summary>
    public IEnumerable<Stage> Stages => funnel.Stages.Where(s => !s.Retired);
}
