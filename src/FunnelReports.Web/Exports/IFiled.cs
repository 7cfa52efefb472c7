namespace FunnelReports.Web.Exports;

/// <summary>A page that has more to say to its files than what stands on it.</summary>
public interface IFiled
{
    /// <summary>What its numbers are numbers of, for the names of files: a period, a filter. Null and empty are left out.</summary>
    IEnumerable<string?> Subject { get; }

    /// <summary>A table of the page as a file has it: in full, where the page shows a part of it.</summary>
    Task<SeenTable> WholeTableAsync(SeenTable shown, CancellationToken cancel) => Task.FromResult(shown);

    /// <summary>A table that is not on the page and that its menu of exports offers as CSV; null when there is none of this id.</summary>
    Task<SeenTable?> UnshownTableAsync(string id, CancellationToken cancel) => Task.FromResult<SeenTable?>(null);
}
