using System.Globalization;

namespace FunnelReports.Web.Scheduling;

/// <summary>Why a cron expression is none that the schedule can keep.</summary>
/// <param name="Text">The sentence, with places for the arguments; also its key for translation.</param>
/// <param name="Arguments">What goes in its places.</param>
public sealed record CronProblem(string Text, params object[] Arguments)
{
    /// <summary>The sentence in English.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Text, Arguments);
}
