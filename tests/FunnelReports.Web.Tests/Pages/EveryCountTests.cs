using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>Looks for counts that lead to no leads, and for numbers that nothing explains. What may be so stands here with its reason, and nothing else.</summary>
[Collection(DemoSite.Name)]
public class EveryCountTests(DemoSite site)
{
    private const string Forecast = "a forecast: nobody has come yet";
    private const string Wanted = "a goal: nobody has come yet";
    private const string Told = "the night kept how many came, and later days may know better";
    private const string Tests = "forecasts, not leads";
    private const string Days = "days, not leads";
    private const string Typed = "amounts as they are typed, by category and month";

    private static readonly string[] Pages =
    [
        "/?period=2025-Q4&grain=month", "/mql?period=2025-Q4&grain=month", "/velocity?period=2025-Q4&by=channel", "/efficiency?period=2025-Q4&grain=week",
        "/efficiency?period=2026-Q1&policy=strict", "/acceptance?period=2025-Q4", "/conversions?period=2025-Q4", "/cost?period=2025-Q4&by=channel&grain=month", "/forecast",
        "/goal?period=2026&customers=100", "/goal?period=2026&revenue=1000000", "/leads?period=2025-Q4", "/budgets?year=2026",
    ];

    private static readonly Dictionary<string, string> WithoutLeads = new()
    {
        ["/forecast enter"] = Forecast,
        ["/forecast then"] = Forecast,
        ["/forecast fan-table Expected"] = Forecast,
        ["/forecast forecast Will enter"] = Forecast,
        ["/forecast forecast In it then"] = Forecast,
        ["/forecast past-table Forecast"] = Forecast,
        ["/forecast past-table Came"] = Told,
        ["/forecast past-forecasts"] = Tests,
        ["/forecast worth Forecasts"] = Tests,
        ["/goal goal-customers"] = Wanted,
        ["/goal goal-sqls"] = Wanted,
        ["/goal goal-mqls"] = Wanted,
        ["/goal goal-leads"] = Wanted,
        ["/goal progress Needed"] = Wanted,
        ["/goal progress So far"] = Days,
    };

    private static readonly Dictionary<string, string> WithoutDefinition = new()
    {
        ["/leads entries Days"] = "a list of leads, each with its own days",
        ["/mql entries Days"] = "a list of leads, each with its own days",
        ["/cost windows-table First day"] = Days,
        ["/cost windows-table Last day"] = Days,
        ["/budgets  Media"] = Typed,
        ["/budgets  Staff"] = Typed,
        ["/budgets  Technology"] = Typed,
        ["/budgets  Infrastructure"] = Typed,
        ["/budgets  Agency"] = Typed,
        ["/budgets  Other"] = Typed,
        ["/budgets  Total"] = Typed,
    };

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["/forecast In the next 30 days"] = Forecast,
        ["/goal 100 customers in 2026"] = Wanted,
        ["/goal A revenue of"] = Wanted,
        ["/leads "] = "the list itself",
    };

    [Fact]
    public async Task Every_count_in_a_table_and_every_figure_that_is_one_leads_to_its_leads() =>
        Assert.Equal(WithoutLeads.Keys.Order(), (await FindAsync(numbers => numbers.WithoutLeads)).Distinct().Order());

    [Fact]
    public async Task Every_number_of_leads_in_a_sentence_leads_to_them() =>
        Assert.Equal([], (await FindAsync(numbers => numbers.SentencesWithoutLeads)).Where(found => !Sentences.Keys.Any(start => found.StartsWith(start, StringComparison.Ordinal))));

    [Fact]
    public async Task Every_figure_and_every_column_of_numbers_is_defined() =>
        Assert.Equal(WithoutDefinition.Keys.Order(), (await FindAsync(numbers => numbers.WithoutDefinition)).Distinct().Order());

    private async Task<List<string>> FindAsync(Func<PageNumbers, IEnumerable<string>> what)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var found = new List<string>();
        foreach (var page in Pages)
        {
            var numbers = new PageNumbers(await client.GetStringAsync(new Uri(page, UriKind.Relative)));
            found.AddRange(what(numbers).Select(name => $"{page.Split('?')[0]} {name}"));
        }

        return found;
    }
}
