using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Jobs.Fold;

/// <summary>Says in words where a lead row puts its lead, and where the log does.</summary>
internal sealed class LeadRowNames(CellNames names)
{
    /// <summary>A value of a lead row that is not what the log gives.</summary>
    public static CellDifference Difference(long lead, string what, string held, string fromLog) =>
        new("lead", string.Create(CultureInfo.InvariantCulture, $"lead {lead}, {what}"), held, fromLog);

    /// <summary>A lead row that puts its lead in another stage, or there since another time, than the log does.</summary>
    public CellDifference Stage(long lead, (short? Stage, Instant? Since) held, (short? Stage, Instant? Since) fromLog) =>
        Difference(lead, "stage", Standing(held), Standing(fromLog));

    private string Standing((short? Stage, Instant? Since) place) => place.Stage is { } stage ? $"{names.StageOf(stage)} since {place.Since}" : "in no stage";
}
