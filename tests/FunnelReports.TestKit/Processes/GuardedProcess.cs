using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FunnelReports.TestKit.Processes;

/// <summary>A program run beside the tests that never outlives them, not even when the test process is killed.</summary>
/// <remarks>
/// A small shell starts the program and reads from a pipe that only this process holds open. When the pipe closes, for whatever reason,
/// the shell ends the program and deletes its folder.
/// </remarks>
public sealed class GuardedProcess : IAsyncDisposable
{
    private const string Guard = """
        signal=$1; folder=$2; shift 2
        trap : INT HUP
        exec 3<&0
        /bin/sh -c 'echo $$; exec "$@"' program "$@" </dev/null 3<&- & child=$!
        { read -r _ <&3; kill -s "$signal" $child; } >/dev/null 2>&1 & watch=$!
        wait $child; code=$?
        kill -s "$signal" $child 2>/dev/null && wait $child
        kill $watch 2>/dev/null
        if [ -n "$folder" ]; then rm -rf "$folder"; fi
        exit $code
        """;

    private readonly Process shell;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private GuardedProcess(Process shell, int id, Action<string>? onLine)
    {
        this.shell = shell;
        Id = id;
        Ended = EndAsync(onLine);
    }

    /// <summary>The program's process id.</summary>
    public int Id { get; }

    /// <summary>Completes with the exit code when it has ended and all it wrote is read. The exit code of a signal n is 128 + n.</summary>
    public Task<int> Ended { get; }

    /// <summary>What it has written to standard output so far.</summary>
    public string Output => Read(output);

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors => Read(errors);

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="workingFolder">Where it runs.</param>
    /// <param name="environment">Variables to set, or with null to remove.</param>
    /// <param name="lastSignal">How it is ended on dispose or when the tests die: KILL, TERM or INT.</param>
    /// <param name="deleteAfter">A folder of its own, deleted after it has ended.</param>
    /// <param name="onLine">Called for each line of either stream.</param>
    public static async Task<GuardedProcess> StartAsync(
        IReadOnlyList<string> command,
        string workingFolder,
        IReadOnlyDictionary<string, string?>? environment = null,
        string lastSignal = "KILL",
        string deleteAfter = "",
        Action<string>? onLine = null)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", lastSignal, deleteAfter, .. command])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var shell = Process.Start(start)!;
        var id = await shell.StandardOutput.ReadLineAsync();
        return new GuardedProcess(shell, int.Parse(id!, CultureInfo.InvariantCulture), onLine);
    }

    /// <summary>Sends it a signal: TERM, KILL, INT, STOP or CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -s {signal} {Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for <see cref="Ended"/>, but not for ever.</summary>
    /// <exception cref="TimeoutException">It still runs after <paramref name="atMost"/>; the message holds what it wrote.</exception>
    public async Task<int> ExitAsync(TimeSpan atMost)
    {
        try
        {
            return await Ended.WaitAsync(atMost);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Process {Id} still runs after {atMost.TotalSeconds:0} s.\n{Output}\n{Errors}");
        }
    }

    /// <summary>Ends it and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await ExitAsync(TimeSpan.FromSeconds(30));
        shell.Dispose();
    }

    /// <summary>Ends it at the end of the test process, where nothing can be awaited.</summary>
    internal void EndNow()
    {
        shell.StandardInput.Close();
        shell.WaitForExit(TimeSpan.FromSeconds(5));
    }

    private async Task<int> EndAsync(Action<string>? onLine)
    {
        await Task.WhenAll(DrainAsync(shell.StandardOutput, output, onLine), DrainAsync(shell.StandardError, errors, onLine));
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }

    private static async Task DrainAsync(StreamReader reader, StringBuilder text, Action<string>? onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (text)
            {
                text.AppendLine(line);
            }

            onLine?.Invoke(line);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
