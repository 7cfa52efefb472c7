using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace FunnelReports.Web.Reports.Kept;

/// <summary>Which pages are kept: reports that hold numbers and no people. What shows leads one by one, or work that goes on, is made anew for each reader.</summary>
public static class KeptTable
{
    /// <summary>Pages, each by its path below <c>Pages</c>.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "/Index", "/Mql/Index", "/Velocity/Index", "/Efficiency/Index", "/Acceptance/Index", "/Conversions/Index", "/Cost/Index", "/Goal/Index",
        "/Forecast/Index", "/Restatement/Index", "/Glossary/Index",
    ];

    /// <summary>Applies the list.</summary>
    public static void Apply(PageConventionCollection conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        foreach (var page in Pages) conventions.AddPageApplicationModelConvention(page, model => model.Filters.Add(new TypeFilterAttribute<KeepPages>()));
    }
}
