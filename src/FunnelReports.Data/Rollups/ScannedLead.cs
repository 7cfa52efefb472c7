using System.Runtime.InteropServices;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>A lead of a <see cref="LogScan"/>. The instance is reused for the next lead.</summary>
public sealed class ScannedLead
{
    private readonly List<Transition> transitions = [];

    public long LeadId { get; private set; }

    /// <summary>The values by which the lead counts in this part of the log: as known now, or as the rollups were given them.</summary>
    public LeadAttributes Attributes { get; private set; }

    /// <summary>True when the lead row says that the rollups hold these very values.</summary>
    public bool AttributesAreFolded { get; private set; }

    /// <summary>The stage that the lead row says it is in, null when in none or never folded.</summary>
    public short? StageId { get; private set; }

    /// <summary>When the lead row says it entered that stage.</summary>
    public Instant? Since { get; private set; }

    /// <summary>Its transitions in this part of the log, in no particular order.</summary>
    public ReadOnlySpan<Transition> Transitions => CollectionsMarshal.AsSpan(transitions);

    /// <summary>Begins the next lead, without transitions.</summary>
    public void Begin(long lead, in LeadAttributes attributes, bool attributesAreFolded, short? stage, Instant? since)
    {
        transitions.Clear();
        LeadId = lead;
        Attributes = attributes;
        AttributesAreFolded = attributesAreFolded;
        StageId = stage;
        Since = since;
    }

    /// <summary>Adds a transition.</summary>
    public void Add(in Transition transition) => transitions.Add(transition);
}
