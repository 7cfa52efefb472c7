using Xunit;

namespace FunnelReports.TestKit.Postgres;

/// <summary>A fact that needs a PostgreSQL server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Skips where no server can be had, unless every test is required.</summary>
    public PostgresFactAttribute() => Skip = Requirements.SkipReason(PostgresCluster.WhatIsMissing);
}
