using System.Globalization;
using System.Resources;
using FunnelReports.Web.Resources;

namespace FunnelReports.Web.Localization;

/// <summary>The languages people can read the program in: English, and each planned one whose texts are built in.</summary>
public static class Languages
{
    /// <summary>The language of the keys, used when a reader asks for none that we have.</summary>
    public const string Default = "en";

    private static readonly string[] Planned = ["fr", "cs", "hr", "it"];

    /// <summary>English first, then the others that have a resource file.</summary>
    public static IReadOnlyList<CultureInfo> Supported { get; } = Find();

    private static List<CultureInfo> Find()
    {
        var texts = new ResourceManager(typeof(SharedResource));
        var found = new List<CultureInfo> { CultureInfo.GetCultureInfo(Default) };
        foreach (var name in Planned)
        {
            var culture = CultureInfo.GetCultureInfo(name);
            try
            {
                if (texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null)
                {
                    found.Add(culture);
                }
            }
            catch (MissingManifestResourceException)
            {
                // No texts in this language yet.
            }
        }

        return found;
    }
}
