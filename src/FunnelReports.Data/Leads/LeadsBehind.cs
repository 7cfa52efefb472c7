using FunnelReports.Core.Metrics;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Leads;

/// <summary>Which leads a list names, understood.</summary>
/// <param name="Kind">What they have done.</param>
/// <param name="Stage">In which stage; null for leads that are just new in the funnel.</param>
public sealed record LeadsBehind(LeadsKind Kind, Stage? Stage)
{
    /// <summary>The key of the stage they came from, <see cref="LeadsAsked.Entry"/> for those new in the funnel; null for any.</summary>
    public string? BeforeKey { get; init; }

    /// <summary>The stage they came from; null for any, and for those new in the funnel.</summary>
    public Stage? Before { get; init; }

    /// <summary>The stage they went to; null for any.</summary>
    public Stage? Next { get; init; }

    /// <summary>The stage that they went past, to a later one; null for any.</summary>
    public Stage? Past { get; init; }

    /// <summary>How long they had stayed; null for any time.</summary>
    public LengthBand? Stayed { get; init; }

    /// <summary>True for just the moves of the causes that the report on conversions does not list.</summary>
    public bool Others { get; init; }

    /// <summary>True for just the first entry of each lead.</summary>
    public bool First { get; init; }

    /// <summary>The stage that they have reached, or not; null where the list is not of that kind.</summary>
    public Stage? Target { get; init; }

    /// <summary>Who counts as having reached it.</summary>
    public ReachPolicy Policy { get; init; }

    /// <summary>Within how many days they reached it; null for by now.</summary>
    public int? Within { get; init; }

    /// <summary>For how many days they have been seen at least; null for any time.</summary>
    public int? Seen { get; init; }

    /// <summary>What caused the move: its name and its id, which is 0 where none is known; null for any.</summary>
    public (string Name, int Id)? Campaign { get; init; }

    /// <summary>The action that caused the move, as the campaign.</summary>
    public (string Name, int Id)? Action { get; init; }

    /// <summary>Why it was made, as the campaign.</summary>
    public (string Name, int Id)? Reason { get; init; }
}
