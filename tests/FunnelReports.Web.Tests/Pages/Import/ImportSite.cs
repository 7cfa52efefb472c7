using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Imports;

namespace FunnelReports.Web.Tests.Pages.Import;

/// <summary>The program with a data folder of its own, and somebody of ops who sends files through the page.</summary>
internal sealed partial class ImportSite : IAsyncDisposable
{
    public const string Page = "/import";

    private ImportSite(WebApp app, TempFolder folder, HttpClient ops) => (App, Folder, Ops) = (app, folder, ops);

    public WebApp App { get; }

    public TempFolder Folder { get; }

    public HttpClient Ops { get; }

    public static async Task<ImportSite> StartAsync(int largestMegabytes = 10)
    {
        var folder = new TempFolder();
        var app = await WebApp.StartAsync(settings: new Dictionary<string, string?> { ["Data:Path"] = folder.Path, [Uploads.LargestSetting] = $"{largestMegabytes}" }, clock: new FixedClock("2018-06-01T12:00:00Z"));
        return new ImportSite(app, folder, await app.ClientForAsync(Roles.Ops));
    }

    /// <summary>The same with a program that runs already; it goes with the site.</summary>
    /// <param name="app">The program.</param>
    /// <param name="folder">Its data folder.</param>
    public static async Task<ImportSite> OnAsync(WebApp app, TempFolder folder) => new(app, folder, await app.ClientForAsync(Roles.Ops));

    /// <summary>Sends a file and gives where the answer leads; fails unless it leads anywhere.</summary>
    public async Task<string> SendAsync(string name, string text, Encoding? encoding = null)
    {
        using var answer = await TrySendAsync(name, (encoding ?? new UTF8Encoding(false)).GetBytes(text));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.ToLowerInvariant();
    }

    public async Task<HttpResponseMessage> TrySendAsync(string name, byte[] bytes, string? token = null)
    {
        token ??= await Ops.TokenAsync(Page);
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(bytes), "file", name } };
        return await Ops.PostAsync(new Uri(Page, UriKind.Relative), form);
    }

    /// <summary>The page as text, entities decoded.</summary>
    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await Ops.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends the form of the check page as it is, with other values for some of its fields.</summary>
    public async Task<string> SubmitAsync(string check, string handler, params (string Name, string Value)[] changed)
    {
        var html = await Ops.GetStringAsync(new Uri(check, UriKind.Relative));
        var fields = Fields(html).Where(f => changed.All(c => c.Name != f.Name)).Concat(changed).ToArray();
        using var answer = await Ops.SendFormToAsync(check, check + (handler.Length > 0 ? $"?handler={handler}" : ""), fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.ToLowerInvariant();
    }

    /// <summary>What is chosen for each column of the file, in order.</summary>
    public async Task<string> UsesAsync(string check) =>
        string.Join(',', Fields(await Ops.GetStringAsync(new Uri(check, UriKind.Relative))).Where(f => f.Name == "Form.Use").Select(f => f.Value));

    public async ValueTask DisposeAsync()
    {
        Ops.Dispose();
        await App.DisposeAsync();
        Folder.Dispose();
    }

    private static IEnumerable<(string Name, string Value)> Fields(string html)
    {
        foreach (Match select in Select().Matches(html))
        {
            var chosen = Chosen().Match(select.Groups[2].Value);
            yield return (select.Groups[1].Value, chosen.Success ? WebUtility.HtmlDecode(chosen.Groups[1].Value) : "");
        }

        foreach (Match input in Input().Matches(html)) yield return (input.Groups[1].Value, WebUtility.HtmlDecode(input.Groups[2].Value));
    }

    [GeneratedRegex("<select[^>]* name=\"(Form\\.[^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("<input(?![^>]*radio)[^>]* name=\"((?:Form\\.|MadeFor)[^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Input();
}
