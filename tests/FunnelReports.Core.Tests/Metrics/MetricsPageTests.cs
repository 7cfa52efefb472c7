using System.Text.RegularExpressions;
using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Tests.Metrics;

public partial class MetricsPageTests
{
    private static readonly DirectoryInfo Root = RootOf(new DirectoryInfo(AppContext.BaseDirectory));
    private static readonly string Page = File.ReadAllText(Path.Combine(Root.FullName, "docs", "metrics.md"));

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex NamedTest { get; }

    [GeneratedRegex(@"^#+ (?<heading>.+)$(?<text>(?:\n(?!#+ ).*)*)", RegexOptions.Multiline)]
    private static partial Regex Section { get; }

    [Fact]
    public void Every_test_that_docs_metrics_names_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root.FullName, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);
        var named = NamedTest.Matches(Page);
        Assert.NotEmpty(named);
        Assert.All(named, match => Assert.Contains(sources[match.Groups["class"].Value], text => text.Contains($" {match.Groups["test"].Value}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_metric_has_its_heading_with_an_example_that_a_test_asserts()
    {
        var examples = Section.Matches(Page).Where(s => NamedTest.IsMatch(s.Groups["text"].Value)).Select(s => s.Groups["heading"].Value.Trim()).ToHashSet();
        Assert.Empty(MetricCatalog.Groups.SelectMany(g => g.Metrics).Where(m => !examples.Contains(m.Heading)).Select(m => $"{m.Key}: {m.Heading}"));
    }

    private static DirectoryInfo RootOf(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "FunnelReports.sln"))
        ? folder
        : RootOf(folder.Parent ?? throw new InvalidOperationException($"No FunnelReports.sln above {AppContext.BaseDirectory}."));
}
