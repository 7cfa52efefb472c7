using System.Reflection;
using Xunit.Sdk;

namespace FunnelReports.TestKit.Databases;

/// <summary>Runs a theory once on SQLite; its last parameter is the engine, the others are what is given here.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnSqliteAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[.. values!, Engine.Sqlite]];
}
