using FunnelReports.Web.Exports;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Exports;

public class PageReaderTests
{
    private readonly Format format = new(Texts.Shared) { Written = new Written() };

    [Fact]
    public async Task Groups_of_columns_stand_before_their_columns_and_definitions_are_left_out()
    {
        var table = Read("""
            <thead><tr><th rowspan="2">Stage</th><th colspan="2">Left (days)</th></tr>
            <tr><th>Mean<span class="definition"><button>i</button><span>All of it.</span></span></th><th>Median</th></tr></thead>
            <tbody><tr><th scope="row"><a href="/x">MQL</a></th><td class="number">1</td><td class="number">2</td></tr></tbody>
            """);
        Assert.Equal(["Stage", "Left (days): Mean", "Left (days): Median"], table.Columns.Select(c => c.Heading));
        Assert.Equal(new ShownValue.Text("MQL"), (await RowsAsync(table)).Single()[0]);
    }

    [Fact]
    public async Task Limits_are_two_columns_and_small_words_one()
    {
        var cell = $"{format.Percent(0.5)}<small class=\"interval\"> {format.Percent(0.25)} – {format.Percent(0.75)}</small>";
        var open = $"{format.Count(7)}<abbr class=\"not-final\" title=\"not final\">*</abbr>";
        var table = Read($"""
            <thead><tr><th>Stage</th><th>Share</th><th>Entered</th><th>95% interval</th></tr></thead>
            <tbody><tr><th>MQL</th><td class="number">{cell}</td><td class="number">{open}</td><td class="number">{format.Count(7)} – {format.Count(9)}</td></tr></tbody>
            """);
        Assert.Equal(["Stage", "Share", "Share, low", "Share, high", "Entered", "Entered, note", "95% interval, low", "95% interval, high"], table.Columns.Select(c => c.Heading));
        Assert.Equal(
            [
                new ShownValue.Text("MQL"), Share(0.5m), Share(0.25m), Share(0.75m), new ShownValue.Number(7, 0), new ShownValue.Text("not final"), new ShownValue.Number(7, 0),
                new ShownValue.Number(9, 0),
            ],
            (await RowsAsync(table)).Single());
    }

    [Fact]
    public async Task A_campaign_that_reads_like_a_number_stays_text_and_bars_are_left_out()
    {
        var table = Read($"""
            <thead><tr><th>Campaign</th><th>Action</th><th colspan="2">Moves</th></tr></thead>
            <tbody><tr><th scope="row">12</th><td>12</td><td class="number">{format.Count(12)}</td><td><svg></svg></td></tr></tbody>
            """);
        Assert.Equal(["Campaign", "Action", "Moves"], table.Columns.Select(c => c.Heading));
        Assert.Equal([new ShownValue.Text("12"), new ShownValue.Text("12"), new ShownValue.Number(12, 0)], (await RowsAsync(table)).Single());
    }

    [Fact]
    public async Task Lines_named_after_days_have_dates_and_their_total_a_word()
    {
        var table = Read($"""
            <thead><tr><th>Came in</th><th>Leads</th></tr></thead>
            <tbody><tr><th>{format.Month(new DateOnly(2018, 1, 1))}</th><td class="number">–</td></tr></tbody>
            <tfoot><tr><th>Total</th><td></td></tr></tfoot>
            """);
        Assert.Equal(
            [[new ShownValue.Month(new DateOnly(2018, 1, 1)), null], [new ShownValue.Text("Total"), null]],
            await RowsAsync(table));
    }

    [Fact]
    public void A_heading_that_comes_twice_is_told_by_the_column_before_it()
    {
        var table = Read("<thead><tr><th>Stage</th><th>Will enter</th><th>in 4 of 5</th><th>In it</th><th>in 4 of 5</th></tr></thead>");
        Assert.Equal(["Stage", "Will enter", "Will enter, in 4 of 5", "In it", "In it, in 4 of 5"], table.Columns.Select(c => c.Heading));
    }

    private static ShownValue.Number Share(decimal share) => new(share, 3, ShownUnit.Fraction);

    private static async Task<List<IReadOnlyList<ShownValue?>>> RowsAsync(SeenTable table) => await table.Rows.ToListAsync();

    private SeenTable Read(string inner) =>
        Assert.Single(new PageReader(format.Written!, Texts.Shared).Read($"<main><table id=\"t\"><caption>All</caption>{inner}</table></main>").Tables);
}
