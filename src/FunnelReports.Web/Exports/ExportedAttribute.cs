using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Exports;

/// <summary>A page whose tables a reader can have as files. It comes before all else that answers for the page, so that files and pages are never mixed up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExportedAttribute : TypeFilterAttribute
{
    public ExportedAttribute()
        : base(typeof(ExportFilter)) => Order = -1;
}
