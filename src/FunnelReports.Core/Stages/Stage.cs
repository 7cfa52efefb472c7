namespace FunnelReports.Core.Stages;

/// <summary>A stage of the funnel.</summary>
/// <param name="Id">1 and up; 0 stands for "not in the funnel yet" wherever a stage is asked for.</param>
/// <param name="Key">The short word by which files, links and the API name it: lower-case letters, digits, "-" and "_".</param>
/// <param name="Name">What people read.</param>
/// <param name="Kind">On the success path or beside it.</param>
/// <param name="Role">What it means to the reports, or null.</param>
/// <param name="Order">The place on the success path, ascending; among detours only the place on the page.</param>
/// <param name="Retired">A retired stage keeps its history and takes no new transitions.</param>
public sealed record Stage(short Id, string Key, string Name, StageKind Kind, StageRole? Role, int Order, bool Retired = false)
{
    /// <summary>The id that stands for "not in the funnel yet": the place a lead's first move comes from.</summary>
    public const short Entry = 0;
}
