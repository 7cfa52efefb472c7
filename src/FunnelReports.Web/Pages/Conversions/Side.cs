using FunnelReports.Core.Reports;
using FunnelReports.Web.Pages.Leads;

namespace FunnelReports.Web.Pages.Conversions;

/// <summary>The moves into the stage, or those out of it, as the page shows them. Rendered by <c>_Side.cshtml</c>.</summary>
/// <param name="Id">"in" or "out".</param>
/// <param name="Title">Heading of the side, in the reader's language.</param>
/// <param name="MostTitle">Name of the cause with the most moves, in the reader's language.</param>
/// <param name="OtherEnd">What the stage at the other end is: where from, or where to.</param>
/// <param name="Moves">The moves.</param>
/// <param name="Leads">The addresses of the leads.</param>
/// <param name="Stage">The key of the stage.</param>
/// <param name="Ends">Names of the stages at the other end, in the order of the moves.</param>
public sealed record Side(string Id, string Title, string MostTitle, string OtherEnd, ConversionSide Moves, LeadsAddress Leads, string Stage, IReadOnlyList<string> Ends)
{
    /// <summary>The cause with the most moves among those that name a campaign or an action; null when none does.</summary>
    public ConversionCause? MostKnown => Moves.Causes.FirstOrDefault(cause => WordsOf(cause).Length > 0);

    /// <summary>A cause as people read it, "Spring fair · Demo request"; empty where nothing of it is known.</summary>
    public static string WordsOf(ConversionCause cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return string.Join(" · ", new[] { cause.Campaign, cause.Action }.OfType<string>());
    }

    /// <summary>The address of the moves of the causes that are counted together.</summary>
    public string OthersPath => Leads.CausedByOthers(Id == "in", Stage);

    /// <summary>The address of all its moves, or of those from or to one other stage.</summary>
    public string LeadsPath(string? end = null) => Id == "in" ? Leads.Entered(Stage, end) : Leads.Left(Stage, end);

    /// <summary>The address of the moves with one cause.</summary>
    public string LeadsPath(ConversionCause cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return Leads.Caused(Id == "in", Stage, cause.Campaign, cause.Action);
    }
}
