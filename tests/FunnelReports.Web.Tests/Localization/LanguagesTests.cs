using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Localization;

public class LanguagesTests
{
    [Fact]
    public void English_comes_first_and_no_language_is_offered_twice()
    {
        Assert.Equal("en", Languages.Supported[0].Name);
        Assert.Equal(Languages.Supported.Count, Languages.Supported.Select(culture => culture.Name).Distinct().Count());
    }
}
