using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Hosting;

public class HealthTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task It_is_ready_while_the_schema_is_the_right_one_and_alive_always(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine);
        using var client = app.NewClient();
        Assert.Equal("200", await client.LookAsync("/readyz"));

        await using (var db = app.Data.Database.Open()) await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"");

        Assert.Equal("503", await client.LookAsync("/readyz"));
        Assert.Equal("200", await client.LookAsync("/healthz"));
    }
}
