namespace FunnelReports.Bench.Output;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Leads">In which database.</param>
/// <param name="Measured">The program's time, rate or memory.</param>
/// <param name="ComparedWith">What it is held against, empty when against the target alone.</param>
/// <param name="Result">The ratio, or the measured number again.</param>
/// <param name="Value">The number of the result.</param>
/// <param name="Target">What it must reach, null for a line that only tells.</param>
internal sealed record BenchLine(string What, int Leads, string Measured, string ComparedWith, string Result, double Value, Target? Target)
{
    /// <summary>Whether the target is reached; null without one.</summary>
    public bool? Met => Target?.IsMet(Value);

    /// <summary>The cells of the line, as text.</summary>
    public string[] Cells() =>
        [What, Figures.Count(Leads), Measured, ComparedWith, Result, Target?.Text ?? "", Met switch { true => "yes", false => "no", null => "" }];

    public static string[] Heads { get; } = ["what", "leads", "measured", "compared with", "ratio", "target", "met"];
}
