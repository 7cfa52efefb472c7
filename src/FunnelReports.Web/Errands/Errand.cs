namespace FunnelReports.Web.Errands;

/// <summary>A piece of work that a person has started from a page, as far as it has come.</summary>
public sealed class Errand
{
    private volatile ErrandStep step = new("", null);

    /// <summary>How far it is: a text in the reader's language, and the share from 0 to 1 where that is known.</summary>
    public ErrandStep Step
    {
        get => step;
        set => step = value;
    }

    /// <summary>True when nothing more will happen.</summary>
    public bool IsDone => DoneAt is not null;

    /// <summary>What it came to, in the reader's language; empty while it is at work.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Why it broke off; null when it did not.</summary>
    public string? Problem { get; set; }

    /// <summary>When it ended, on the clock of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    internal long? DoneAt { get; set; }
}
