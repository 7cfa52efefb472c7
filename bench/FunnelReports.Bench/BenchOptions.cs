namespace FunnelReports.Bench;

/// <summary>What to measure, and where.</summary>
internal sealed record BenchOptions
{
    public const string Usage =
        """
        dotnet run -c Release --project bench/FunnelReports.Bench -- [options]

          --leads N[,N]            how many leads; several sizes are made beside each other and compared (1000000)
          --engine postgres|sqlite                                                                      (postgres)
          --connection "..."       a PostgreSQL server that runs already, or the folder of SQLite files; else a new one is made
          --folder DIR             where the own PostgreSQL cluster or the SQLite files are put         (a temporary folder)
          --server-setting k=v     a setting of the own cluster; may be given again
          --only a,b               of make, reports, rebuild, live, pages, night, import                (all)
          --import-moves N         moves in each imported file                                          (500000)
          --runs N                 runs of a report from rollups; slow things run at most 3 times       (5)
          --keep                   leave the databases for another run with --folder or --connection
          --out FILE               write the table as markdown
          --json FILE              write everything as JSON; - is standard output
        """;

    public static IReadOnlyList<string> Steps { get; } = ["make", "reports", "rebuild", "live", "pages", "night", "import"];

    public IReadOnlyList<int> Leads { get; init; } = [1_000_000];
    public string Engine { get; init; } = "postgres";
    public string? Connection { get; init; }
    public string? Folder { get; init; }
    public IReadOnlyList<string> ServerSettings { get; init; } = [];
    public IReadOnlyList<string> Only { get; init; } = Steps;
    public int ImportMoves { get; init; } = 500_000;
    public int Runs { get; init; } = 5;
    public bool Keep { get; init; }
    public string? Out { get; init; }
    public string? Json { get; init; }

    /// <summary>How often the things that take minutes are run.</summary>
    public int SlowRuns => Math.Min(Runs, 3);

    /// <summary>Reads the command line; null when it asks for help.</summary>
    /// <exception cref="BenchException">It says something that the bench does not know.</exception>
    public static BenchOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--help" or "-h") return null;
            if (arguments[i] == "--keep")
            {
                options = options with { Keep = true };
                continue;
            }

            if (i + 1 == arguments.Count) throw new BenchException($"{arguments[i]} needs a value, or is not an option.\n\n{Usage}");
            options = With(options, arguments[i], arguments[++i]);
        }

        return options;
    }

    private static BenchOptions With(BenchOptions options, string name, string value) => name switch
    {
        "--leads" => options with { Leads = [.. Parts(value).Select(part => Number(name, part)).Order()] },
        "--engine" when value is "postgres" or "sqlite" => options with { Engine = value },
        "--connection" => options with { Connection = value },
        "--folder" => options with { Folder = Path.GetFullPath(value) },
        "--server-setting" when value.Contains('=', StringComparison.Ordinal) => options with { ServerSettings = [.. options.ServerSettings, value] },
        "--only" when Parts(value).All(Steps.Contains) => options with { Only = Parts(value) },
        "--import-moves" => options with { ImportMoves = Number(name, value) },
        "--runs" => options with { Runs = Number(name, value) },
        "--out" => options with { Out = Path.GetFullPath(value) },
        "--json" => options with { Json = value },
        _ => throw new BenchException($"'{name} {value}' is not understood.\n\n{Usage}"),
    };

    private static string[] Parts(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string name, string value) =>
        int.TryParse(value.Replace("_", "", StringComparison.Ordinal), out var number) && number > 0
            ? number
            : throw new BenchException($"{name} needs a whole number above 0, not '{value}'.");
}
