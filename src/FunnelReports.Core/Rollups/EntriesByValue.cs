using System.Runtime.InteropServices;

namespace FunnelReports.Core.Rollups;

/// <summary>Counts the leads that first entered a stage on some days, by a value of theirs; of all else that a fold gives it keeps nothing.</summary>
/// <param name="days">The days.</param>
/// <param name="stage">The stage.</param>
/// <param name="valueOf">The value of a lead, e.g. its campaign; 0 where it has none.</param>
public sealed class EntriesByValue(DayRange days, short stage, Func<LeadAttributes, int> valueOf) : IFoldCells
{
    private readonly Dictionary<int, long> leads = [];
    private int value;
    private int sign;

    /// <summary>Leads by value.</summary>
    public IReadOnlyDictionary<int, long> Leads => leads;

    public void Lead(in LeadAttributes lead, int sign) => (value, this.sign) = (valueOf(lead), sign);

    public void Passage(int day, short anchor, short target, int age, long seconds)
    {
        if (anchor != Stages.Stage.Entry || target != stage || day < days.Start.DayNumber || day >= days.End.DayNumber) return;
        CollectionsMarshal.GetValueRefOrAddDefault(leads, value, out _) += sign;
    }

    public void Move(int day, short from, short to, long seconds, int campaignId, int actionId) { }

    public void Exit(int entered, int left, short from, short to, long seconds) { }

    public void Open(int day, short stage) { }

    public void Reach(int day, short anchor, short target, int age, bool passedOver) { }
}
