using FunnelReports.Data.Views;
using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Layout;

/// <summary>Draws the menu of saved views on a page of which views can be saved, and nothing on any other.</summary>
public sealed class ViewsViewComponent(SavedViews views, IAuthorizationService authorization) : ViewComponent
{
    /// <summary>The menu of the page that is open.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (ViewPages.Find(Request.Path) is not { } page || HttpContext.User.Id() is not { } person) return Content("");
        var mayShare = (await authorization.AuthorizeAsync(HttpContext.User, Policies.ShareViews)).Succeeded;
        return View(new ViewsMenu(page, Request.QueryString.Value ?? "", await views.OfAsync(person, HttpContext.RequestAborted), mayShare));
    }
}
