using FunnelReports.TestKit;

namespace FunnelReports.Web.Tests.TestKit;

public sealed class TempFolderTests
{
    [Fact]
    public void It_is_gone_with_all_it_held_after_dispose()
    {
        string file;
        using (var folder = new TempFolder())
        {
            file = folder.Write("imports/leads.csv", "lead_id,created_at\n");
            Assert.Equal("lead_id,created_at\n", File.ReadAllText(file));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(file)));
    }
}
