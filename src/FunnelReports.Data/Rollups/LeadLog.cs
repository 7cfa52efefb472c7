using System.Runtime.InteropServices;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Rollups;

/// <summary>Everything that the log holds of one lead, with what the rollups were given of it. The instance is reused for the next lead.</summary>
public sealed class LeadLog
{
    private readonly List<LogEntry> entries = [];

    public long LeadId { get; private set; }

    /// <summary>The values of the lead as known now.</summary>
    public LeadAttributes Attributes { get; private set; }

    /// <summary>The values that the rollups hold, null when the lead was never folded.</summary>
    public LeadAttributes? Folded { get; private set; }

    /// <summary>Its transitions, voided ones included, in no particular order.</summary>
    public ReadOnlySpan<LogEntry> Entries => CollectionsMarshal.AsSpan(entries);

    internal void Begin(long lead, LeadAttributes attributes, LeadAttributes? folded)
    {
        entries.Clear();
        LeadId = lead;
        Attributes = attributes;
        Folded = folded;
    }

    internal void Add(in LogEntry entry) => entries.Add(entry);
}
