namespace FunnelReports.Web.Layout;

/// <summary>Light, dark, or as the reader's system says; the choice is kept in a cookie, so the first byte already has the right colours.</summary>
public static class Theme
{
    /// <summary>Name of the cookie that keeps the choice.</summary>
    public const string Cookie = "funnelreports.theme";

    /// <summary>The choices: as the system says, light, dark.</summary>
    public static IReadOnlyList<string> Choices { get; } = [FollowSystem, "light", "dark"];

    /// <summary>Follow the system. It is the absence of the cookie.</summary>
    public const string FollowSystem = "system";

    /// <summary>The choice of this request. An unknown value in the cookie counts as <see cref="FollowSystem"/>.</summary>
    public static string Of(HttpRequest request) =>
        request.Cookies[Cookie] is { } value && Choices.Contains(value) ? value : FollowSystem;

    /// <summary>The value of <c>data-bs-theme</c>; null leaves it to the system.</summary>
    public static string? Attribute(HttpRequest request) => Of(request) is var theme && theme == FollowSystem ? null : theme;

    /// <summary>Keeps a choice for a year. An unknown choice counts as <see cref="FollowSystem"/>.</summary>
    public static void Keep(HttpContext context, string? choice) =>
        KeptChoice.Keep(context, Cookie, choice is null or FollowSystem || !Choices.Contains(choice) ? null : choice);
}
