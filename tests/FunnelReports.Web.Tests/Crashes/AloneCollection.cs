namespace FunnelReports.Web.Tests.Crashes;

/// <summary>Tests that keep every core busy run when no others do, so that those need not wait for a browser or a server.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
