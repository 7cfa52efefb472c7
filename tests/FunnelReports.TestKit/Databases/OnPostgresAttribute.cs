using System.Reflection;
using FunnelReports.TestKit.Postgres;
using Xunit.Sdk;

namespace FunnelReports.TestKit.Databases;

/// <summary>Runs a theory once on PostgreSQL, see <see cref="OnSqliteAttribute"/>. Skipped by name where no server can be had, unless every test is required.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnPostgresAttribute : DataAttribute
{
    private readonly object?[] values;

    public OnPostgresAttribute(params object?[] values)
    {
        this.values = values;
        Skip = Requirements.SkipReason(PostgresCluster.WhatIsMissing);
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[.. values!, Engine.Postgres]];
}
