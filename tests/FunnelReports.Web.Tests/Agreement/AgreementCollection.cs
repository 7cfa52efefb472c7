namespace FunnelReports.Web.Tests.Agreement;

/// <summary>Tests that ask one program.</summary>
[CollectionDefinition(Name)]
public sealed class AgreementCollection : ICollectionFixture<AgreementSite>
{
    /// <summary>Its name.</summary>
    public const string Name = "Agreement";
}
