using FunnelReports.Core.Imports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Imports;

public class SpendImportTests
{
    private const string Header = "date,month,category,channel,campaign,amount,currency\n";
    private const string Budgets = "SELECT b.month, b.category, c.key, b.campaign_id, b.amount_minor FROM budget b LEFT JOIN dimension_value c ON c.id = b.channel_id ORDER BY b.month, b.category, c.key";
    private const string Actuals = "SELECT a.day, a.category, c.key, g.key, a.amount_minor FROM actual_spend a LEFT JOIN dimension_value c ON c.id = a.channel_id LEFT JOIN dimension_value g ON g.id = a.campaign_id ORDER BY a.day";

    [Theory, OnSqlite, OnPostgres]
    public async Task Months_become_budgets_and_days_become_spend(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        var result = await files.RunAsync(ImportKind.Spend, Header + ",2018-03,media,Paid,,1000.00,EUR\n,2018-03,staff,,,2500,EUR\n2018-03-05,,media,Paid,Spring,12.34,EUR\n");
        Assert.Equal((3, 3, 0), (result.RowsRead, result.SpendAdded, result.SpendChanged));
        Assert.Equal(["2018-03-01|1|Paid|0|100000", "2018-03-01|2||0|250000"], await files.RowsAsync(Budgets));
        Assert.Equal(["2018-03-05|1|Paid|Spring|1234"], await files.RowsAsync(Actuals));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Importing_again_changes_nothing(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        const string csv = Header + ",2018-03,media,Paid,,1000,EUR\n2018-03-05,,media,Paid,Spring,12.34,EUR\n";
        await files.RunAsync(ImportKind.Spend, csv);
        var once = await files.EverythingAsync();
        files.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await files.RunAsync(ImportKind.Spend, csv)).ChangedNothing);
        Assert.Equal(once, await files.EverythingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_of_one_key_are_added_up_and_their_sum_replaces_what_stood_there(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        await files.RunAsync(ImportKind.Spend, Header + "2018-03-05,,media,Paid,,10,EUR\n2018-03-06,,media,Paid,,5,EUR\n");
        var result = await files.RunAsync(ImportKind.Spend, Header + "2018-03-05,,media,Paid,,7,EUR\n2018-03-05,,media,Paid,,1.50,EUR\n2018-03-07,,media,,,-2,EUR\n");
        Assert.Equal((1, 1), (result.SpendAdded, result.SpendChanged));
        Assert.Equal(["2018-03-05|1|Paid||850", "2018-03-06|1|Paid||500", "2018-03-07|1|||-200"], await files.RowsAsync(Actuals));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_bad_row_is_refused_and_the_others_go_in(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        var result = await files.RunAsync(ImportKind.Spend, Header + ",2018-03,media,,,1,USD\n,2018-04,media,,,2,EUR\n");
        Assert.Equal((2, 1, 1), (result.RowsRead, result.RowsRefused, result.SpendAdded));
        Assert.Equal((2L, "currency"), (result.FirstRefusals[0].Line, result.FirstRefusals[0].Column));
        Assert.Equal(["spend|partly|2|1"], await files.RowsAsync("SELECT kind, status, rows_read, rows_refused FROM import_run"));
    }
}
