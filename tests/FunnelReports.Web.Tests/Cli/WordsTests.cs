using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Tests.Cli;

public sealed class WordsTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Theory]
    [InlineData("improt leads x.csv", "Unknown verb \"improt\". Did you mean import?")]
    [InlineData("import leeds x.csv", "Unknown verb \"import leeds\". Did you mean import leads? Known: leads, transitions, spend.")]
    [InlineData("import", "import needs one more word, one of: leads, transitions, spend.")]
    [InlineData("stages", "stages needs one more word, one of: list, import.")]
    [InlineData("stages list --jsn", "Unknown option --jsn of stages list. Did you mean --json?")]
    [InlineData("rebuild now", "One word too many: \"now\". A name with spaces needs quotes around it.")]
    public async Task An_unknown_word_ends_with_one_line_and_a_hint(string line, string start)
    {
        var run = await trial.RunAsync(line.Split(' '));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith(start, run.Errors, StringComparison.Ordinal);
        var lines = run.Errors.TrimEnd().Split(Environment.NewLine);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("See: funnelreports ", lines[1], StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.False(File.Exists(trial.Database));
    }

    [Theory]
    [InlineData("--Data:Pth", "There is no setting --Data:Pth. Under Data there is Data:Path and Data:File.")]
    [InlineData("--Wrokspace:TimeZone", "There is no setting --Wrokspace:TimeZone. Did you mean --Workspace:TimeZone?")]
    public async Task A_mistyped_setting_is_refused(string name, string expected)
    {
        var run = await trial.RunAsync("doctor", name, "value");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal(expected, run.Errors.TrimEnd());
    }

    [Fact]
    public async Task A_setting_without_a_value_is_refused()
    {
        var run = await trial.RunAsync("doctor", "--Workspace:TimeZone", "--json");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal("The setting --Workspace:TimeZone has no value. Write --Workspace:TimeZone VALUE or --Workspace:TimeZone=VALUE.", run.Errors.TrimEnd());
    }

    [Theory]
    [InlineData("--Workspace:TimeZone", "Europe/Zagreb")]
    [InlineData("--Workspace:TimeZone=Europe/Zagreb", null)]
    [InlineData("--workspace:timezone=Europe/Zagreb", null)]
    public async Task A_setting_may_stand_anywhere_and_in_both_forms(string first, string? second)
    {
        var output = await trial.DoneAsync([first, .. second is null ? [] : new[] { second }, "settings", "list"]);

        Assert.StartsWith("TimeZone=Europe/Zagreb\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    public async Task Without_a_verb_the_program_serves_with_the_settings_given(string verb)
    {
        await trial.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(["--urls=http://127.0.0.1:0", $"--Data:Path={trial.At("data")}"], trial.Served!);
    }

    [Fact]
    public async Task Help_shows_every_verb_and_examples()
    {
        var output = await trial.DoneAsync("--help");

        foreach (var verb in new[] { "serve", "migrate", "stages", "import", "report", "snapshot", "rebuild", "reconcile", "user", "settings", "demo", "backup", "restore", "doctor" })
            Assert.Contains($"\n  {verb} ", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Examples:", output, StringComparison.Ordinal);
        Assert.False(File.Exists(trial.Database));
    }

    [Theory]
    [InlineData("import leads --help", "funnelreports import leads export.csv --map export.map.json --json")]
    [InlineData("report --help", "funnelreports report stages --period 2026-Q1 --json")]
    public async Task Help_of_a_verb_shows_its_examples(string line, string example) =>
        Assert.Contains(example, await trial.DoneAsync(line.Split(' ')), StringComparison.Ordinal);

    public void Dispose() => trial.Dispose();
}
