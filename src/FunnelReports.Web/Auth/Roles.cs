namespace FunnelReports.Web.Auth;

/// <summary>What people are here for. A person has one or more; what each may do is in <see cref="Policies"/>.</summary>
public static class Roles
{
    /// <summary>Reads reports and the leads behind them.</summary>
    public const string Marketer = "marketer";

    /// <summary>Works the queue of leads handed over.</summary>
    public const string Sales = "sales";

    /// <summary>Keeps imports and nightly snapshots running.</summary>
    public const string Ops = "ops";

    /// <summary>Owns budgets, settings and users.</summary>
    public const string Admin = "admin";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Marketer, Sales, Ops, Admin];
}
