using FunnelReports.Data;
using FunnelReports.Jobs.Demo;
using FunnelReports.Web.Errands;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using FunnelReports.Web.Scheduling;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Settings;

/// <summary>Fills the database with made-up data and removes them again, beside the page that asks for it.</summary>
public sealed class DemoErrands(
    ErrandDesk errands, DemoWorkspace demo, MadeUpData data, DemoBanner banner, SnapshotStatusReader status, Format format, IStringLocalizer<SharedResource> text)
{
    /// <summary>The name of both errands: one of them at a time.</summary>
    public const string Name = "demo";

    /// <summary>Fills the database. Null when an errand of these is at work.</summary>
    public Task<Errand?> FillAsync(string actor, CancellationToken cancel) => errands.StartAsync(
        Name,
        async (errand, stop) =>
        {
            try
            {
                var leads = await demo.FillAsync(actor, (_, share) => errand.Step = new(text["Making up leads, counting them, and publishing {0} nights.", DemoWorkspace.Nights], share), stop);
                errand.Outcome = text["{0} were made up. Remove them whenever you like: the line above every page leads there.", format.Leads(leads)];
            }
            finally
            {
                Forget();
            }
        },
        cancel);

    /// <summary>Removes the made-up data. Null when an errand of these is at work.</summary>
    public Task<Errand?> RemoveAsync(string actor, CancellationToken cancel) => errands.StartAsync(
        Name,
        async (errand, stop) =>
        {
            errand.Step = new(text["Removing the made-up data."], null);
            await data.RemoveAsync(actor, stop);
            Forget();
            errand.Outcome = text["The made-up data are removed. People, settings and stages stayed."];
        },
        cancel);

    private void Forget()
    {
        banner.Forget();
        status.Forget();
    }
}
