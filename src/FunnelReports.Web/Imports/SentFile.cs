using FunnelReports.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FunnelReports.Web.Imports;

/// <summary>Takes a file out of a form as it comes in, so that it is written once and never held in memory. The form's token stands before the file.</summary>
public sealed class SentFile(Uploads uploads, IAntiforgery antiforgery)
{
    private const int LongestToken = 4_096;

    /// <summary>Keeps the file of the form.</summary>
    /// <param name="context">The request; its body has not been read.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The file; null when the form has none.</returns>
    /// <exception cref="AntiforgeryValidationException">The form is not of this site.</exception>
    /// <exception cref="MistakeException">The file cannot be kept; the message says why.</exception>
    public async Task<Upload?> KeepAsync(HttpContext context, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            throw new AntiforgeryValidationException("The form is none that carries a file.");
        var form = new MultipartReader(boundary, context.Request.Body);
        var isOurs = false;
        while (await form.ReadNextSectionAsync(cancel) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about)) continue;
            if (!about.IsFileDisposition())
            {
                isOurs = isOurs || await IsTokenAsync(context, about, part, cancel);
                continue;
            }

            if (!isOurs) break;
            var name = (about.FileNameStar.HasValue ? about.FileNameStar.Value : about.FileName.Value)?.Trim('"');
            if (!string.IsNullOrEmpty(name)) return await uploads.KeepAsync(name, part.Body, cancel);
        }

        return isOurs ? null : throw new AntiforgeryValidationException("The form carries no token of this site before its file.");
    }

    // As a header the token is found without the form being read as a whole.
    private async Task<bool> IsTokenAsync(HttpContext context, ContentDispositionHeaderValue about, MultipartSection part, CancellationToken cancel)
    {
        var tokens = antiforgery.GetTokens(context);
        if (HeaderUtilities.RemoveQuotes(about.Name).Value != tokens.FormFieldName || tokens.HeaderName is not { } header) return false;
        var token = new char[LongestToken];
        using var text = new StreamReader(part.Body);
        var length = await text.ReadBlockAsync(token.AsMemory(), cancel);
        context.Request.Headers[header] = new string(token, 0, length);
        return await antiforgery.IsRequestValidAsync(context);
    }
}
