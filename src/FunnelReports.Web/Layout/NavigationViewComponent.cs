using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Layout;

/// <summary>Draws the menu: only what the reader may open, the current page marked.</summary>
public sealed class NavigationViewComponent(Navigation navigation) : ViewComponent
{
    /// <summary>The groups of the menu, in the order of <see cref="Navigation.Items"/>.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var items = await navigation.ForAsync(HttpContext.User);
        return View(items.GroupBy(item => item.Group).ToList());
    }
}
