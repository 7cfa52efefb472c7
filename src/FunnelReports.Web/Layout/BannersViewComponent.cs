using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Layout;

/// <summary>Collects the banners of every <see cref="IBannerSource"/>, the most urgent first. A source that fails is logged and skipped: a banner never takes a page down.</summary>
public sealed class BannersViewComponent(IEnumerable<IBannerSource> sources, ILogger<BannersViewComponent> log) : ViewComponent
{
    /// <summary>All banners that hold for this reader.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var banners = new List<Banner>();
        foreach (var source in sources)
        {
            try
            {
                banners.AddRange(await source.BannersAsync(HttpContext.User, HttpContext.RequestAborted));
            }
#pragma warning disable CA1031 // Whatever a source throws, the page itself is still worth showing.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "The banners of {Source} could not be read", source.GetType().Name);
            }
        }

        return View(banners.OrderByDescending(banner => banner.Tone).ToList());
    }
}
