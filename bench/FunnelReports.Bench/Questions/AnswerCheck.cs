namespace FunnelReports.Bench.Questions;

/// <summary>Holds two answers to one question against each other: a ratio of their times means something only when they say the same.</summary>
internal static class AnswerCheck
{
    /// <exception cref="BenchException">They differ, or there is nothing in them; the message shows the first difference.</exception>
    public static void RequireSame(string question, IEnumerable<AnswerRow> fromRollups, IEnumerable<AnswerRow> fromSql)
    {
        var (fast, slow) = (Sorted(fromRollups), Sorted(fromSql));
        if (fast.Count == 0) throw new BenchException($"{question}: the rollups give no row.");
        for (var i = 0; i < Math.Max(fast.Count, slow.Count); i++)
        {
            var (a, b) = (fast.ElementAtOrDefault(i), slow.ElementAtOrDefault(i));
            if (a is not null && b is not null && a.Says(b)) continue;
            throw new BenchException($"{question}: the two answers differ, so there is no ratio.\n  rollups    {a}\n  plain SQL  {b}");
        }
    }

    private static List<AnswerRow> Sorted(IEnumerable<AnswerRow> rows) => [.. rows.OrderBy(row => row.Key, StringComparer.Ordinal)];
}
