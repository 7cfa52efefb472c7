namespace FunnelReports.Core.Rollups;

/// <summary>Gives ids places from 0 up, in the order in which they are first seen.</summary>
internal sealed class SlotMap
{
    private readonly Dictionary<int, int> slots = [];
    private readonly List<int> ids = [];
    private int lastId = -1;
    private int lastSlot;

    public int Count => ids.Count;

    public int IdAt(int slot) => ids[slot];

    /// <summary>The ids in rising order, with their places.</summary>
    public IReadOnlyList<(int Id, int Slot)> InOrder() => [.. ids.Index().Select(i => (i.Item, i.Index)).Order()];

    /// <summary>The place of an id; it gets one when it has none.</summary>
    public int SlotOf(int id)
    {
        if (id == lastId) return lastSlot;
        if (!slots.TryGetValue(id, out var slot))
        {
            slot = ids.Count;
            slots.Add(id, slot);
            ids.Add(id);
        }

        lastId = id;
        lastSlot = slot;
        return slot;
    }
}
