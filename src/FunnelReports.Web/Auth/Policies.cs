using Microsoft.AspNetCore.Authorization;

namespace FunnelReports.Web.Auth;

/// <summary>Who may do what: the one table. A page or an endpoint names a verb, never a role.</summary>
public static class Policies
{
    /// <summary>Numbers without people in them.</summary>
    public const string ViewReports = nameof(ViewReports);

    /// <summary>Leads one by one, with name, e-mail and company: personal data, so only those who work with leads. Ops sees lead ids and no more.</summary>
    public const string ViewLeads = nameof(ViewLeads);

    /// <summary>Void a move that never happened, merge two leads that are one, erase a person.</summary>
    public const string CorrectLeads = nameof(CorrectLeads);

    /// <summary>Accept or reject a lead that was handed over.</summary>
    public const string DecideLeads = nameof(DecideLeads);

    /// <summary>Save filters as segments, which each night's snapshot keeps, and remove them.</summary>
    public const string SaveSegments = nameof(SaveSegments);

    /// <summary>Save views of reports for oneself.</summary>
    public const string SaveViews = nameof(SaveViews);

    /// <summary>Save views of reports for the team, and rename and remove them.</summary>
    public const string ShareViews = nameof(ShareViews);

    /// <summary>Plan and change spend.</summary>
    public const string EditBudgets = nameof(EditBudgets);

    /// <summary>See the history of jobs and start one now.</summary>
    public const string RunSnapshots = nameof(RunSnapshots);

    /// <summary>Set when the nightly snapshot runs.</summary>
    public const string ChangeSchedule = nameof(ChangeSchedule);

    /// <summary>Bring in leads, moves, spend and traffic.</summary>
    public const string ImportData = nameof(ImportData);

    /// <summary>Add people, give roles, close accounts, reset passwords.</summary>
    public const string ManageUsers = nameof(ManageUsers);

    /// <summary>Change the workspace: stages, calendar, goals, and what opens first for a role.</summary>
    public const string ChangeSettings = nameof(ChangeSettings);

    /// <summary>Change one's own password.</summary>
    public const string UseOwnAccount = nameof(UseOwnAccount);

    /// <summary>Every verb and the roles that may do it.</summary>
    public static IReadOnlyList<Policy> Table { get; } =
    [
        new(ViewReports, Roles.Marketer, Roles.Sales, Roles.Ops, Roles.Admin),
        new(ViewLeads, Roles.Marketer, Roles.Sales, Roles.Admin),
        new(CorrectLeads, Roles.Admin),
        new(DecideLeads, Roles.Sales, Roles.Admin),
        new(SaveSegments, Roles.Marketer, Roles.Admin),
        new(SaveViews, Roles.Marketer, Roles.Sales, Roles.Ops, Roles.Admin),
        new(ShareViews, Roles.Marketer, Roles.Admin),
        new(EditBudgets, Roles.Admin),
        new(RunSnapshots, Roles.Ops, Roles.Admin),
        new(ChangeSchedule, Roles.Ops, Roles.Admin),
        new(ImportData, Roles.Ops, Roles.Admin),
        new(ManageUsers, Roles.Admin),
        new(ChangeSettings, Roles.Admin),
        new(UseOwnAccount, Roles.Marketer, Roles.Sales, Roles.Ops, Roles.Admin),
    ];

    /// <summary>Registers the table. What names no policy still needs a signed-in person.</summary>
    public static void Register(AuthorizationOptions options)
    {
        foreach (var policy in Table)
        {
            options.AddPolicy(policy.Name, rule => rule.RequireAuthenticatedUser().RequireRole(policy.Roles));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
