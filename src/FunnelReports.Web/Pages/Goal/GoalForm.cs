using FunnelReports.Data.Reports;

namespace FunnelReports.Web.Pages.Goal;

/// <summary>What is typed in the form of the goal, which stands in the address: nothing is stored, and every goal is a link. The names are those of the API.</summary>
public sealed class GoalForm(IQueryCollection query)
{
    /// <summary>The fields by which the goal itself is named.</summary>
    public static IReadOnlyList<string> Amounts { get; } = ["revenue", "customers", "deal"];

    /// <summary>The fields of the rates, from the end of the funnel to its beginning.</summary>
    public static IReadOnlyList<string> Rates { get; } = ["closeRate", "mqlToSql", "leadToMql", "visitToLead"];

    /// <summary>What stands in a field; null when nothing does.</summary>
    public string? this[string name] => query[name].ToString() is { } typed && !string.IsNullOrWhiteSpace(typed) ? typed.Trim() : null;

    /// <summary>The goal as it is typed.</summary>
    public GoalTerms Terms => new(
        this["revenue"], this["customers"], this["deal"], this["closeRate"], this["mqlToSql"], this["leadToMql"], this["visitToLead"]);

    /// <summary>The fields with something in them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Typed => Amounts.Concat(Rates).Where(name => this[name] is not null).Select(name => KeyValuePair.Create(name, this[name]!));

    /// <summary>True for a name of one of the fields.</summary>
    public static bool Has(string name) => Amounts.Contains(name) || Rates.Contains(name);
}
