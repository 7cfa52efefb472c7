using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

[Collection(LawSites.Name)]
public class SameOnBothDatabasesTests(LawSites sites)
{
    [Theory, OnPostgres]
    public Task Every_document_is_the_same_on_both_databases_to_the_byte(Engine engine) => sites.HoldAsync(engine, RandomWorlds.OfEachKind, async postgres =>
    {
        var sqlite = await sites.SiteAsync(Engine.Sqlite, postgres.World.Kind, postgres.World.Seed);
        foreach (var (document, request) in Questions.Of(postgres.World))
            document.AreSame(request, Document.Text(await document.AskAsync(sqlite.Desk, request)), Document.Text(await document.AskAsync(postgres.Desk, request)));
    });
}
