using System.Text;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>Reads CSV back as another program does (RFC 4180).</summary>
internal static class CsvLines
{
    /// <summary>The lines with their cells, the heading first.</summary>
    public static List<List<string>> Of(byte[] file)
    {
        var (lines, cell, isQuoted) = (new List<List<string>> { new() }, new StringBuilder(), false);
        var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (sign == '"') isQuoted = !isQuoted;
            else if (isQuoted || sign is not (',' or '\r' or '\n')) cell.Append(sign);
            else if (sign != '\n')
            {
                lines[^1].Add(cell.ToString());
                cell.Clear();
                if (sign == '\r') lines.Add([]);
            }
        }

        return lines[..^1];
    }
}
