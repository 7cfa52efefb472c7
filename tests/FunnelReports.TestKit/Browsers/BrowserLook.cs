namespace FunnelReports.TestKit.Browsers;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Height">Height of the window in CSS pixels.</param>
/// <param name="Dark">Whether the person prefers a dark page.</param>
/// <param name="Language">What the browser asks for, such as <c>fr-FR</c>.</param>
/// <param name="JavaScript">False to see the page as it works without scripts.</param>
public sealed record BrowserLook(int Width = 1280, int Height = 800, bool Dark = false, string Language = "en-US", bool JavaScript = true)
{
    /// <summary>A wide window, light.</summary>
    public static BrowserLook Desk { get; } = new();

    /// <summary>The narrowest phone, 320 px, light.</summary>
    public static BrowserLook Phone { get; } = new(320, 640);

    /// <summary>A tablet held upright, 768 px, light.</summary>
    public static BrowserLook Tablet { get; } = new(768, 1024);

    /// <summary>The looks every page must stand: 1280, 768 and 320 px, light and dark.</summary>
    public static IReadOnlyList<BrowserLook> All { get; } =
        [Desk, Desk with { Dark = true }, Tablet, Tablet with { Dark = true }, Phone, Phone with { Dark = true }];

    /// <summary>Short enough for a file name: <c>1280-light</c>.</summary>
    public override string ToString() => $"{Width}-{(Dark ? "dark" : "light")}";
}
