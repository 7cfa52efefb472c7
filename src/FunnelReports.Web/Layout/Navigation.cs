using System.Security.Claims;
using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Authorization;

namespace FunnelReports.Web.Layout;

/// <summary>The one table of what stands in the menu and who sees it.</summary>
public sealed class Navigation(IAuthorizationService authorization)
{
    /// <summary>Every page of the menu, in order.</summary>
    public static IReadOnlyList<NavigationItem> Items { get; } =
    [
        new("Reports", "Overview", "/", Policies.ViewReports),
        new("Reports", "MQL report", "/mql", Policies.ViewReports),
        new("Reports", "Velocity", "/velocity", Policies.ViewReports),
        new("Reports", "Efficiency", "/efficiency", Policies.ViewReports),
        new("Reports", "Acceptance", "/acceptance", Policies.ViewReports),
        new("Reports", "Conversions", "/conversions", Policies.ViewReports),
        new("Reports", "Cost", "/cost", Policies.ViewReports),
        new("Reports", "Forecast", "/forecast", Policies.ViewReports),
        new("Reports", "Restatement", "/restatement", Policies.ViewReports),
        new("Reports", "Glossary", "/glossary", Policies.ViewReports),
        new("Planning", "Lead goal", "/goal", Policies.ViewReports),
        new("Planning", "Budgets", "/budgets", Policies.ViewReports),
        new("Planning", "Segments", "/segments", Policies.ViewReports),
        new("Operations", "Import", "/import", Policies.ImportData),
        new("Operations", "Snapshots", "/snapshots", Policies.RunSnapshots),
        new("Administration", "Settings", "/settings", Policies.ChangeSettings),
        new("Administration", "Users", "/users", Policies.ManageUsers),
    ];

    /// <summary>The pages this person may open, in order.</summary>
    public async Task<IReadOnlyList<NavigationItem>> ForAsync(ClaimsPrincipal person, IReadOnlyList<NavigationItem>? items = null)
    {
        var open = new List<NavigationItem>();
        foreach (var item in items ?? Items)
        {
            if (item.Policy is null || (await authorization.AuthorizeAsync(person, item.Policy)).Succeeded)
            {
                open.Add(item);
            }
        }

        return open;
    }
}
