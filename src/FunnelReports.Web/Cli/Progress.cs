namespace FunnelReports.Web.Cli;

/// <summary>Says how far a long work is: one line rewritten on a terminal, elsewhere a line every few seconds. Short works say nothing.</summary>
public sealed class Progress(TextWriter error, TimeProvider clock, bool terminal)
{
    private readonly TimeSpan pause = terminal ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(5);
    private long last = clock.GetTimestamp();
    private int written;

    /// <summary>Says it, unless something was said a moment ago.</summary>
    public void Say(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (clock.GetElapsedTime(last) < pause) return;
        last = clock.GetTimestamp();
        if (!terminal)
        {
            error.WriteLine(text);
            return;
        }

        error.Write('\r' + text.PadRight(written));
        written = text.Length;
    }

    /// <summary>Clears the line on a terminal, so that what is said next stands alone.</summary>
    public void End()
    {
        if (terminal && written > 0) error.Write('\r' + new string(' ', written) + '\r');
        written = 0;
    }
}
