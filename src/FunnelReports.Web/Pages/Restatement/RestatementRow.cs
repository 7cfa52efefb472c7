using FunnelReports.Core.Reports;

namespace FunnelReports.Web.Pages.Restatement;

/// <summary>A line of the restatement table: a stage on a published day that is known to be another now.</summary>
public sealed record RestatementRow(RestatedDay Day, RestatedStage Stage);
