namespace FunnelReports.Core.Rollups;

/// <summary>
/// Chooses leads by their values: of each dimension that it names a lead must have one of the values named. A value is an id, 0 for "not set";
/// a dimension of which nothing is named lets every lead through.
/// </summary>
public sealed class LeadFilter : IEquatable<LeadFilter>
{
    // No lead has it: what is left of a dimension when conditions exclude each other.
    private const int Nobody = -1;

    /// <param name="channels">The channels that are let through, in any order; none for all.</param>
    /// <param name="personas">The personas.</param>
    /// <param name="origins">The origins.</param>
    /// <param name="campaigns">The campaigns.</param>
    public LeadFilter(IEnumerable<int> channels, IEnumerable<int> personas, IEnumerable<int> origins, IEnumerable<int> campaigns)
    {
        (Channels, Personas, Origins, Campaigns) = (InOrder(channels), InOrder(personas), InOrder(origins), InOrder(campaigns));

        static int[] InOrder(IEnumerable<int> values) => [.. values.Distinct().Order()];
    }

    /// <summary>Lets every lead through.</summary>
    public static LeadFilter All { get; } = new([], [], [], []);

    /// <summary>The channels that are let through, in order of their ids; none for all of them.</summary>
    public IReadOnlyList<int> Channels { get; }

    /// <summary>The personas that are let through.</summary>
    public IReadOnlyList<int> Personas { get; }

    /// <summary>The origins that are let through.</summary>
    public IReadOnlyList<int> Origins { get; }

    /// <summary>The campaigns that are let through.</summary>
    public IReadOnlyList<int> Campaigns { get; }

    /// <summary>True when it names no value.</summary>
    public bool IsAll => Channels.Count + Personas.Count + Origins.Count + Campaigns.Count == 0;

    /// <summary>True when its conditions exclude each other, so that no lead can ever be let through.</summary>
    public bool IsNobody => new[] { Channels, Personas, Origins, Campaigns }.Any(values => values is [Nobody]);

    /// <summary>Lets through whom this filter and the other let through.</summary>
    public LeadFilter And(LeadFilter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Both(Channels, other.Channels), Both(Personas, other.Personas), Both(Origins, other.Origins), Both(Campaigns, other.Campaigns));

        static IEnumerable<int> Both(IReadOnlyList<int> one, IReadOnlyList<int> two) =>
            one.Count == 0 ? two : two.Count == 0 ? one : one.Intersect(two).DefaultIfEmpty(Nobody);
    }

    /// <summary>Whether a lead with these values is let through.</summary>
    public bool Holds(in LeadAttributes lead) =>
        Any(Channels, lead.ChannelId) && Any(Personas, lead.PersonaId) && Any(Origins, lead.OriginId) && Any(Campaigns, lead.CampaignId);

    public bool Equals(LeadFilter? other) =>
        other is not null && Channels.SequenceEqual(other.Channels) && Personas.SequenceEqual(other.Personas)
        && Origins.SequenceEqual(other.Origins) && Campaigns.SequenceEqual(other.Campaigns);

    public override bool Equals(object? obj) => Equals(obj as LeadFilter);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var values in new[] { Channels, Personas, Origins, Campaigns })
        {
            hash.Add(values.Count);
            foreach (var value in values) hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static bool Any(IReadOnlyList<int> named, int value)
    {
        if (named.Count == 0) return true;
        for (var i = 0; i < named.Count; i++)
        {
            if (named[i] == value) return true;
        }

        return false;
    }
}
