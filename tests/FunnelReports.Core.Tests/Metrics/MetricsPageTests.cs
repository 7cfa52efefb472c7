using System.Text.RegularExpressions;

namespace FunnelReports.Core.Tests.Metrics;

public partial class MetricsPageTests
{
    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex NamedTest { get; }

    [Fact]
    public void Every_test_that_docs_metrics_names_exists()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "FunnelReports.sln")))
            root = root.Parent ?? throw new InvalidOperationException($"No FunnelReports.sln above {AppContext.BaseDirectory}.");
        var sources = Directory.EnumerateFiles(Path.Combine(root.FullName, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);
        var named = NamedTest.Matches(File.ReadAllText(Path.Combine(root.FullName, "docs", "metrics.md")));
        Assert.NotEmpty(named);
        Assert.All(named, match => Assert.Contains(sources[match.Groups["class"].Value], text => text.Contains($" {match.Groups["test"].Value}(", StringComparison.Ordinal)));
    }
}
