namespace FunnelReports.Web.Tests.Pages.Import;

public sealed class LargeFileTests
{
    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_words_and_not_kept()
    {
        await using var site = await ImportSite.StartAsync(largestMegabytes: 1);

        Assert.Equal("/import", await site.SendAsync("big.csv", "lead_id\n" + new string('1', 2_000_000)));

        Assert.Contains("big.csv is larger than the 1 MB that are taken here.", await site.ReadAsync(ImportSite.Page), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(site.Folder.At("uploads")));
    }
}
