using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>Reads a report page as the server writes it, without scripts.</summary>
internal static partial class ReportPages
{
    /// <summary>The words of the page and its tags, each run of white space one blank.</summary>
    public static async Task<string> WordsAsync(this WebApp app, string path)
    {
        using var client = await app.ClientForAsync(Roles.Marketer);
        return Words(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    /// <summary>The same where numbers that lead to their leads stand as plain words.</summary>
    public static async Task<string> SaidAsync(this WebApp app, string path) => LeadLink().Replace(await app.WordsAsync(path), "$1");

    /// <summary>The status with which the page answers, and its words.</summary>
    public static async Task<(HttpStatusCode Status, string Words)> AnswerAsync(this WebApp app, string path)
    {
        using var client = await app.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, Words(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>The cells of a line of a table, its heading first, divided by bars; definitions are left out.</summary>
    public static string Line(string words, string table, string heading)
    {
        var rows = words[words.IndexOf($"id=\"{table}\"", StringComparison.Ordinal)..].Split("</table>")[0].Split("<tr>");
        var row = rows.Select(Cells).FirstOrDefault(cells => cells.Split(" | ")[0] == heading);
        return row ?? throw new InvalidOperationException($"No line '{heading}' in the table '{table}'.");
    }

    private static string Cells(string row) => string.Join(
        " | ",
        row.Split(["</th>", "</td>"], StringSplitOptions.None)[..^1].Select(cell => string.Join(' ', Text(cell.Split("<span class=\"definition\"")[0]).Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    private static string Text(string html) => string.Concat(html.Split('<').Select((part, i) => i == 0 ? part : part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..]));

    private static string Words(string html) =>
        string.Join(' ', WebUtility.HtmlDecode(html).Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<a data-count=[^>]*>([^<]*)</a>")]
    private static partial Regex LeadLink();
}
