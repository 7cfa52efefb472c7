using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace FunnelReports.Web.Auth;

/// <summary>Which policy opens which pages: the one table. A page in none of these lines fails a test.</summary>
/// <remarks>A page that shows more to some names the further policy itself, where it shows it.</remarks>
public static class PagePolicies
{
    /// <summary>Folders below <c>Pages</c>, each with the policy of all its pages.</summary>
    public static IReadOnlyList<(string Folder, string Policy)> Folders { get; } =
    [
        ("/Mql", Policies.ViewReports),
        ("/Velocity", Policies.ViewReports),
        ("/Efficiency", Policies.ViewReports),
        ("/Acceptance", Policies.ViewReports),
        ("/Conversions", Policies.ViewReports),
        ("/Cost", Policies.ViewReports),
        ("/Leads", Policies.ViewReports),
        ("/Forecast", Policies.ViewReports),
        ("/Restatement", Policies.ViewReports),
        ("/Glossary", Policies.ViewReports),
        ("/Segments", Policies.ViewReports),
        ("/Goal", Policies.ViewReports),
        ("/Budgets", Policies.ViewReports),
        ("/Snapshots", Policies.RunSnapshots),
        ("/Import", Policies.ImportData),
        ("/Users", Policies.ManageUsers),
        ("/Settings", Policies.ChangeSettings),
        ("/Demo", Policies.ChangeSettings),
    ];

    /// <summary>Single pages.</summary>
    public static IReadOnlyList<(string Page, string Policy)> Pages { get; } =
    [
        ("/Index", Policies.ViewReports),
        ("/Account/Password", Policies.UseOwnAccount),
        ("/Setup/Calendar", Policies.ChangeSettings),
        ("/Setup/Leads", Policies.ChangeSettings),
    ];

    /// <summary>Pages open to everybody. Beside them only static files, health and nothing else.</summary>
    public static IReadOnlyList<string> OpenToAll { get; } =
    [
        "/Account/SignIn", "/Account/SignOut", "/Setup/Index", "/Error", "/Status", "/Theme",
    ];

    /// <summary>Applies the table.</summary>
    public static void Apply(PageConventionCollection conventions)
    {
        foreach (var (folder, policy) in Folders) conventions.AuthorizeFolder(folder, policy);
        foreach (var (page, policy) in Pages) conventions.AuthorizePage(page, policy);
        foreach (var page in OpenToAll) conventions.AllowAnonymousToPage(page);
    }
}
