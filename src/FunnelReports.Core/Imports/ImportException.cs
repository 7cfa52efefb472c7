namespace FunnelReports.Core.Imports;

/// <summary>A file or map that cannot be imported at all. The message says what is wrong, where, and how to mend it.</summary>
public sealed class ImportException : Exception
{
    public ImportException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
