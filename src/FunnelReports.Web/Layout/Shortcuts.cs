namespace FunnelReports.Web.Layout;

/// <summary>
/// The keys that do something on a page, and whether this reader wants them. A key presses the element whose <c>data-key</c> names it; a page without
/// such an element does without. Single keys get in the way of people who speak to their computer, so they can be switched off (WCAG 2.1.4).
/// </summary>
public static class Shortcuts
{
    /// <summary>Name of the cookie that keeps them off.</summary>
    public const string Cookie = "funnelreports.shortcuts";

    /// <summary>The name of the key that goes to the period before.</summary>
    public const string Left = "ArrowLeft";

    /// <summary>The name of the key that goes to the period after.</summary>
    public const string Right = "ArrowRight";

    private const string Off = "off";

    /// <summary>Every key beside the digits, as it is printed on a keyboard, and what it does.</summary>
    public static IReadOnlyList<(string Key, string Does)> Keys { get; } =
    [
        ("←", "Previous period"),
        ("→", "Next period"),
        ("P", "Choose the period"),
        ("D", "By day"),
        ("W", "By week"),
        ("M", "By month"),
        ("C", "Compare with"),
        ("F", "Choose the leads"),
        ("V", "Views"),
        ("E", "Export"),
        ("?", "This list"),
    ];

    /// <summary>The digit that opens a page of the menu, null for those after the ninth.</summary>
    public static string? KeyOf(NavigationItem item) =>
        Navigation.Items.TakeWhile(other => other != item).Count() is var place && place < 9 ? $"{place + 1}" : null;

    /// <summary>True unless this reader has switched them off.</summary>
    public static bool AreOn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[Cookie] != Off;
    }

    /// <summary>Switches them on or off for this browser.</summary>
    public static void Keep(HttpContext context, bool on) => KeptChoice.Keep(context, Cookie, on ? null : Off);
}
