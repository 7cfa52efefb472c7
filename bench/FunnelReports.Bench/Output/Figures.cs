namespace FunnelReports.Bench.Output;

/// <summary>Numbers as the table writes them.</summary>
internal static class Figures
{
    public static string Seconds(double seconds) => seconds < 1 ? $"{seconds * 1000:0.##} ms" : $"{seconds:0.00} s";

    public static string Times(double ratio) => ratio >= 20 ? $"{ratio:#,0}×" : $"{ratio:0.00}×";

    public static string Rate(double perSecond, string what) => $"{perSecond:#,0} {what}/s";

    public static string Count(long count) => $"{count:#,0}";

    public static string Megabytes(double megabytes) => $"{megabytes:0} MB";

    /// <summary>The middle one, or the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
