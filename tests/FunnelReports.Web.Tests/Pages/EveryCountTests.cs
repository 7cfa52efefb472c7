namespace FunnelReports.Web.Tests.Pages;

/// <summary>Looks for counts that lead to no leads, and for numbers that nothing explains. What may be so stands here with its reason, and nothing else.</summary>
[Collection(UsedSite.Name)]
public class EveryCountTests(UsedSite site)
{
    private const string Forecast = "a forecast: nobody has come yet";
    private const string Wanted = "a goal: nobody has come yet";
    private const string Told = "the night kept how many came, and later days may know better";
    private const string Tests = "forecasts, not leads";
    private const string Days = "days, not leads";
    private const string Came = "the import kept how many came, and no list of which; what came may be merged or erased since";
    private const string Rows = "rows of a file, not leads";
    private const string Typed = "amounts as they are typed, by category and month";

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
        ["/import imports Rows"] = Rows,
        ["/import imports Refused"] = Rows,
        ["/import imports New leads"] = Came,
        ["/import imports New moves"] = Came,
        ["/import/run/{id:guid} Rows read"] = Rows,
        ["/import/run/{id:guid} Rows refused"] = Rows,
        ["/import/run/{id:guid} Leads added"] = Came,
        ["/import/run/{id:guid} Moves added"] = Came,
        ["/leads/{id:long} Number"] = "the number of the lead itself",
        ["/leads/{id:long} Score"] = "what its source makes of the lead",
        ["/restatement published"] = Days,
        ["/restatement changed"] = Days,
        ["/restatement furthest"] = "a difference: what was published is kept as a number",
        ["/restatement off-by-table Change at the end"] = "a difference: what was published is kept as a number",
        ["/restatement restatement Entered: was"] = Told,
        ["/restatement restatement Left: was"] = Told,
        ["/restatement restatement At the end: was"] = Told,
        ["/snapshots runs Attempts"] = "attempts, not leads",
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

    // By a part of what they say.
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["/forecast In the next 30 days"] = Forecast,
        ["/goal 100 customers "] = Wanted,
        ["/goal A revenue of"] = Wanted,
        ["/leads "] = "the list itself",
        [" 10 Mar 2026: import of "] = "what a mark of a chart says of the day; the import kept how many came",
        ["; in the period alone fewer than 30 entered "] = "a limit, not leads",
        ["/restatement 8 of "] = "a sum over days, each of which leads to its leads below",
    };

    [Fact]
    public async Task Every_count_in_a_table_and_every_figure_or_fact_that_is_one_leads_to_its_leads() => AreJust(WithoutLeads, await FindAsync(numbers => numbers.WithoutLeads));

    [Fact]
    public async Task Every_number_of_leads_in_a_sentence_leads_to_them() => AreJust(
        Sentences, (await FindAsync(numbers => numbers.SentencesWithoutLeads)).Select(found => Sentences.Keys.FirstOrDefault(part => found.Contains(part, StringComparison.Ordinal)) ?? found));

    [Fact]
    public async Task Every_figure_and_fact_and_every_column_of_numbers_is_defined() => AreJust(WithoutDefinition, await FindAsync(numbers => numbers.WithoutDefinition));

    private static void AreJust(IReadOnlyDictionary<string, string> named, IEnumerable<string> found)
    {
        var names = found.ToHashSet();
        var (more, less) = (string.Join("\n", names.Except(named.Keys).Order()), string.Join("\n", named.Keys.Except(names).Order()));
        Assert.True(more.Length + less.Length == 0, $"Found, and not named here:\n{more}\nNamed here, and not found:\n{less}");
    }

    private async Task<List<string>> FindAsync(Func<PageNumbers, IEnumerable<string>> what)
    {
        var found = new List<string>();
        foreach (var (route, address) in EveryPage.All(site))
            found.AddRange(what(await site.ReadAsync(address)).Select(name => $"{route} {name}"));
        return found;
    }
}
