namespace FunnelReports.Core.Rollups;

/// <summary>Says in which segments a lead counts: all leads, its channel, its persona, its origin, and each saved segment that lets it through.</summary>
public sealed class LeadSegments
{
    private readonly IReadOnlyList<SavedSegment> saved;
    private readonly int? only;

    /// <param name="saved">The saved segments that the rollups keep.</param>
    public LeadSegments(IReadOnlyList<SavedSegment> saved) => this.saved = saved;

    private LeadSegments(int only) => (saved, this.only) = ([], only);

    /// <summary>All leads and the values of a lead, no saved segment.</summary>
    public static LeadSegments OfValues { get; } = new([]);

    /// <summary>Every lead counts in this one segment: the caller chooses the leads.</summary>
    public static LeadSegments One(int segment) => new(segment);

    /// <summary>How many segments a lead can be in at most.</summary>
    public int Most => only is null ? Segments.OfValues + saved.Count : 1;

    /// <summary>Writes the segments of a lead and returns how many there are. All leads is the first, the channel the second.</summary>
    public int Of(in LeadAttributes lead, Span<int> segments)
    {
        if (only is { } one)
        {
            segments[0] = one;
            return 1;
        }

        segments[0] = Segments.All;
        segments[1] = lead.ChannelId == 0 ? Segments.NoChannel : lead.ChannelId;
        segments[2] = lead.PersonaId == 0 ? Segments.NoPersona : lead.PersonaId;
        segments[3] = lead.OriginId == 0 ? Segments.NoOrigin : lead.OriginId;
        var count = Segments.OfValues;
        for (var i = 0; i < saved.Count; i++)
        {
            if (saved[i].Filter.Holds(lead)) segments[count++] = saved[i].Id;
        }

        return count;
    }

    /// <summary>Whether leads with these values count in the same segments.</summary>
    public bool AreSame(in LeadAttributes one, in LeadAttributes other)
    {
        if (one == other) return true;
        Span<int> first = stackalloc int[Most];
        Span<int> second = stackalloc int[Most];
        return first[..Of(one, first)].SequenceEqual(second[..Of(other, second)]);
    }
}
