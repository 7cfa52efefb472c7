namespace FunnelReports.Core;

/// <summary>A fault of what was asked or given, not of the program. The message is ready for people: what is wrong, where, and how to mend it.</summary>
public class MistakeException : Exception
{
    public MistakeException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
