using FunnelReports.Web.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Tests;

/// <summary>The texts as the program itself finds them.</summary>
internal static class Texts
{
    public static IStringLocalizer<SharedResource> Shared { get; } = new ServiceCollection()
        .AddLogging()
        .AddLocalization()
        .BuildServiceProvider()
        .GetRequiredService<IStringLocalizer<SharedResource>>();
}
