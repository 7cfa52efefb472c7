namespace FunnelReports.Data.Leads;

/// <summary>What the leads behind a number have done. Each line of such a list is one stay of a lead in a stage.</summary>
public enum LeadsKind
{
    /// <summary>Entered the stage in the period.</summary>
    Entered,

    /// <summary>Left it in the period.</summary>
    Left,

    /// <summary>Were in it when the period began.</summary>
    AtStart,

    /// <summary>Were in it when the period, or the as-of day if it is earlier, ended.</summary>
    AtEnd,

    /// <summary>Entered it in the period and are still there.</summary>
    Waiting,

    /// <summary>Entered it in the period and have left since.</summary>
    Gone,

    /// <summary>Entered it in the period, and sales accepted them.</summary>
    Accepted,

    /// <summary>Entered it in the period, and sales rejected them.</summary>
    Rejected,

    /// <summary>Entered it in the period and went elsewhere: neither accepted nor rejected.</summary>
    Other,

    /// <summary>Entered it in the period, and sales accepted or rejected them.</summary>
    Decided,

    /// <summary>First entered it in the period: a cohort.</summary>
    Cohort,

    /// <summary>First entered it in the period and have reached another stage since.</summary>
    Reached,

    /// <summary>First entered it in the period and have not reached the other stage.</summary>
    NotReached,

    /// <summary>First entered it in the period and have gone past another stage without entering it.</summary>
    Inferred,

    /// <summary>Entered a stage, whichever, in the period: all moves.</summary>
    Moved,

    /// <summary>First entered the funnel in the period.</summary>
    New,

    /// <summary>First entered the funnel in the period and have entered the stage since.</summary>
    Became,

    /// <summary>Those of whom an amount is known besides.</summary>
    Paid,
}
