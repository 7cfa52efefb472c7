using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FunnelReports.Web.Layout;

/// <summary>What a form says after it has redirected: shown once, on the next page.</summary>
public static class Notices
{
    private const string Key = "Notice.";

    /// <summary>Says that something was done. The text is already in the reader's language.</summary>
    public static void Tell(this ITempDataDictionary tempData, string text) => tempData[Key + BannerTone.Success] = text;

    /// <summary>Says what went wrong and how to mend it.</summary>
    public static void Complain(this ITempDataDictionary tempData, string text) => tempData[Key + BannerTone.Problem] = text;

    /// <summary>Takes what there is to say; the next call has nothing.</summary>
    public static IReadOnlyList<Banner> Take(ITempDataDictionary tempData)
    {
        var notices = new List<Banner>();
        foreach (var tone in (BannerTone[])[BannerTone.Problem, BannerTone.Success])
        {
            if (tempData[Key + tone] is string text)
            {
                notices.Add(new Banner(tone, text));
            }
        }

        return notices;
    }
}
