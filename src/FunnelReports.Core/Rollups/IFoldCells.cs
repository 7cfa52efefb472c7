namespace FunnelReports.Core.Rollups;

/// <summary>
/// Takes what leads give to the rollups, lead by lead and event by event: <see cref="LeadFold"/> says what a history gives, an implementation decides
/// into which segments and buckets it goes. Days are <see cref="DateOnly.DayNumber"/>; a stage of 0 is <see cref="Stages.Stage.Entry"/>.
/// </summary>
public interface IFoldCells
{
    /// <summary>All that follows is given by a lead with these values, and is added (+1) or taken away (−1).</summary>
    void Lead(in LeadAttributes lead, int sign);

    /// <summary>The lead moved, after so many seconds in the stage left (0 when it came in), caused by a campaign and an action.</summary>
    void Move(int day, short from, short to, long seconds, int campaignId, int actionId);

    /// <summary>A stay ended by a move.</summary>
    void Exit(int entered, int left, short from, short to, long seconds);

    /// <summary>The last stay is open since this day.</summary>
    void Open(int day, short stage);

    /// <summary>The target was entered for the first time on this day, and so many days and seconds after the first entry into the anchor.</summary>
    void Passage(int day, short anchor, short target, int age, long seconds);

    /// <summary>The anchor was first entered on this day; so many days later the target, or a later stage of the path, was first reached. The anchor reaches itself at age 0.</summary>
    /// <param name="passedOver">True when it was a later stage: that the lead was in the target is inferred.</param>
    void Reach(int day, short anchor, short target, int age, bool passedOver);
}
