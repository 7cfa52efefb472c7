using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using FunnelReports.Core;

namespace FunnelReports.Web.Cli;

/// <summary>The program as a person at a terminal meets it: a verb, options and settings in, an exit code out.</summary>
public static class CommandLine
{
    /// <summary>Runs the verb of this process. <paramref name="serve"/> is the server, given its settings as a host takes them.</summary>
    public static async Task<int> RunAsync(string[] arguments, Func<string[], Task<int>> serve)
    {
        ArgumentNullException.ThrowIfNull(serve);
        using var stop = new CancellationTokenSource();
        var signals = new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Stop)).ToArray();
        try
        {
            return await RunAsync(arguments, Host, Console.Error, stop.Token);
        }
        finally
        {
            Array.ForEach(signals, signal => signal.Dispose());
        }

        CliHost Host(SettingArguments settings) => new(Console.Out, Console.Error, Console.In, TimeProvider.System, settings)
        {
            Watched = !Console.IsErrorRedirected,
            Serve = options =>
            {
                Array.ForEach(signals, signal => signal.Dispose()); // the web host listens to them itself
                return serve(options);
            },
        };

        // The first Ctrl-C asks the verb to stop, the second ends the process.
        void Stop(PosixSignalContext signal)
        {
            if (stop.IsCancellationRequested) return;
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Runs a verb with a host of the caller's making. Whatever goes wrong ends in an exit code and one line on <paramref name="error"/>.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Func<SettingArguments, CliHost> hostOf, TextWriter error, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(hostOf);
        ArgumentNullException.ThrowIfNull(error);
        CliHost? host = null;
        try
        {
            var split = SettingArguments.Split(arguments);
            host = hostOf(split);
            return await InvokeAsync(host, split.Words, stop);
        }
        catch (UsageException mistake)
        {
            await error.WriteLineAsync(mistake.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped. What was not finished has been left out; run it again to go on.");
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (Faults.Explain(fault, ConfigurationOf(host)) is { } line)
        {
            await error.WriteLineAsync(line);
            return ExitCode.Failed;
        }
        catch (Exception fault) when (fault is not HostAbortedException)
        {
            await error.WriteLineAsync($"The program met a fault of its own: {fault.Message} Please report it with the lines below.");
            await error.WriteLineAsync(fault.ToString());
            return ExitCode.Failed;
        }
    }

    private static async Task<int> InvokeAsync(CliHost host, IReadOnlyList<string> words, CancellationToken stop)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var parsed = VerbTree.Of(host).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is null or { ClearsParseErrors: false }) WrongWords.Refuse(parsed);
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            stop);
    }

    private static IConfiguration? ConfigurationOf(CliHost? host)
    {
        try
        {
            return host?.Configuration;
        }
        catch (MistakeException)
        {
            return null;
        }
    }
}
