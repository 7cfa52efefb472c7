using System.Net;
using System.Text.RegularExpressions;

namespace FunnelReports.TestKit.Web;

/// <summary>Forms as a browser without scripts sends them.</summary>
public static partial class Forms
{
    private const string TokenName = "__RequestVerificationToken";

    /// <summary>Opens a page, fills its form and sends it, with the page's token.</summary>
    /// <param name="client">Who does it.</param>
    /// <param name="page">The page with the form.</param>
    /// <param name="fields">What is typed; a name may come more than once.</param>
    public static Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string page, params (string Name, string Value)[] fields) =>
        client.SendFormToAsync(page, page, fields);

    /// <summary>The same for a form that is sent to another address than its page's.</summary>
    public static async Task<HttpResponseMessage> SendFormToAsync(this HttpClient client, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = await client.TokenAsync(page);
        using var form = new FormUrlEncodedContent([new(TokenName, token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    /// <summary>Sends fields without a token, as another site could make a browser do.</summary>
    public static async Task<HttpResponseMessage> SendForgedAsync(this HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    /// <summary>The token of the first form on a page.</summary>
    public static async Task<string> TokenAsync(this HttpClient client, string page)
    {
        var html = await client.GetStringAsync(new Uri(page, UriKind.Relative));
        return Token().Match(html) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups[1].Value)
            : throw new InvalidOperationException($"{page} has no form with a token:\n{html}");
    }

    /// <summary>Signs in through the page; fails unless that worked.</summary>
    public static async Task SignInAsync(this HttpClient client, string email, string password)
    {
        using var answer = await client.TrySignInAsync(email, password);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{email} cannot sign in ({answer.StatusCode}):\n{await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>Tries to sign in through the page: a redirect when it worked, the page again when not.</summary>
    public static Task<HttpResponseMessage> TrySignInAsync(this HttpClient client, string email, string password) =>
        client.SendFormAsync("/sign-in", ("Email", email), ("Password", password));

    /// <summary>Asks for a page and gives the status and where it leads to, such as <c>200</c> or <c>302 /sign-in?returnUrl=%2F</c>.</summary>
    public static async Task<string> LookAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return $"{(int)answer.StatusCode} {PathOf(answer.Headers.Location)}".TrimEnd();
    }

    private static string PathOf(Uri? location) => location is null ? "" : location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;

    [GeneratedRegex($"name=\"{TokenName}\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
