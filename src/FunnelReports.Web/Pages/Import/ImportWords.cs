using FunnelReports.Data.Imports;
using FunnelReports.Data.Model;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Import;

/// <summary>Says in the reader's language what became of an import.</summary>
public sealed class ImportWords(IStringLocalizer<SharedResource> text)
{
    /// <summary>How it stands, in a few words.</summary>
    public string State(ImportRunRow run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Status switch
        {
            ImportRuns.Running => text["At work"],
            ImportRuns.Succeeded => text["Done"],
            ImportRuns.Partly => text["Done, some rows refused"],
            ImportRuns.Interrupted => text["Interrupted"],
            _ => text["Failed"],
        };
    }

    /// <summary>Who started it.</summary>
    public string By(ImportStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story.Actor ?? text["command line"].Value;
    }

    /// <summary>How the page marks its state.</summary>
    public static string Mark(ImportRunRow run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Status switch
        {
            ImportRuns.Running => "run-running",
            ImportRuns.Succeeded or ImportRuns.Partly => "run-succeeded",
            _ => "run-failed",
        };
    }
}
