using System.Text.Json;
using System.Text.RegularExpressions;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;

namespace FunnelReports.Core.Tests.Metrics;

public partial class MetricCatalogTests
{
    private static readonly IReadOnlyList<Metric> All = [.. MetricCatalog.Groups.SelectMany(g => g.Metrics)];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)+$")]
    private static partial Regex Kebab { get; }

    [Fact]
    public void Every_number_of_every_report_has_a_metric() =>
        Assert.DoesNotContain(DocumentFields.All, field => MetricOf(field) is null);

    [Fact]
    public void Every_field_that_a_metric_names_is_in_its_report()
    {
        var met = DocumentFields.All.Select(MetricOf).OfType<(Metric Metric, string End)>().Select(named => (named.Metric.Key, named.End)).ToList();
        Assert.Equal([], All.SelectMany(m => m.Fields, (m, end) => (m.Key, end)).Except(met));
    }

    [Fact]
    public void Every_cause_of_a_restatement_has_a_metric_and_only_they_have_no_field() => Assert.Equal(
        Enum.GetValues<RestatementCause>().Select(cause => "restatement-" + JsonSerializer.Serialize(cause).Trim('"')).Order(),
        All.Where(m => m.Fields.Count == 0).Select(m => m.Key).Order());

    [Fact]
    public void Keys_are_made_once_of_lower_case_words_and_begin_with_their_report()
    {
        Assert.Equal(All.Count, All.Select(m => m.Key).Distinct().Count());
        Assert.All(All, m => Assert.Matches(Kebab, m.Key));
        Assert.All(MetricCatalog.Groups, group => Assert.All(group.Metrics, m => Assert.StartsWith(group.Report + "-", m.Key, StringComparison.Ordinal)));
    }

    [Fact]
    public void Texts_are_sentences_for_people() =>
        Assert.All(All.SelectMany(m => new[] { m.Meaning, m.Formula, m.Empty ?? "." }), text => Assert.EndsWith(".", text, StringComparison.Ordinal));

    [Theory]
    [InlineData("stages-inflow", ChangeRule.Percent)]
    [InlineData("cost-simple", ChangeRule.Percent)]
    [InlineData("conversions-lift", ChangeRule.Percent)]
    [InlineData("efficiency-cohort", ChangeRule.Points)]
    [InlineData("velocity-survival-median", ChangeRule.Days)]
    public void Counts_and_money_change_in_percent_rates_in_points_and_times_in_days(string key, ChangeRule rule) =>
        Assert.Equal(rule, MetricCatalog.Of(key).Change);

    // The metric whose field is the longest end of the path.
    private static (Metric Metric, string End)? MetricOf(string field)
    {
        var (report, path) = (field[..field.IndexOf('.', StringComparison.Ordinal)], field[field.IndexOf('.', StringComparison.Ordinal)..]);
        return MetricCatalog.Groups.Single(g => g.Report == report).Metrics
            .SelectMany(m => m.Fields, (metric, end) => ((Metric Metric, string End)?)(metric, end))
            .Where(named => path.EndsWith("." + named!.Value.End, StringComparison.Ordinal))
            .MaxBy(named => named!.Value.End.Length);
    }
}
