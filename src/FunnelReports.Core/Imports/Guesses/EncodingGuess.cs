namespace FunnelReports.Core.Imports.Guesses;

/// <summary>In which encoding a file is written.</summary>
public static class EncodingGuess
{
    /// <summary>The encoding, one of <see cref="ImportMapText.Encodings"/>: by its mark at the beginning, else UTF-8 when the whole file is valid in it, else that of Windows in western Europe.</summary>
    /// <param name="start">The first bytes.</param>
    /// <param name="isUtf8">True when the whole file is valid UTF-8.</param>
    public static string Of(ReadOnlySpan<byte> start, bool isUtf8) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? "utf-16"
        : isUtf8 ? "utf-8"
        : "windows-1252";
}
