using Xunit;

namespace FunnelReports.TestKit.Postgres;

/// <summary>A theory that needs a PostgreSQL server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where no server can be had, unless every test is required.</summary>
    public PostgresTheoryAttribute() => Skip = Requirements.SkipReason(PostgresCluster.WhatIsMissing);
}
