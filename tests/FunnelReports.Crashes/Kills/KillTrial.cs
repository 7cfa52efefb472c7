using System.Diagnostics;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Crashes.Kills;

/// <summary>Starts the program on a copy, kills it at a moment, looks at what it left, starts it again and looks whether that completed the work.</summary>
public sealed class KillTrial(KillGround ground)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Measures undisturbed runs: how long they take (the median), and what they come to.</summary>
    public async Task<KillWork> MeasureAsync(KillWork work, int runs)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (starts, works) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            await using var test = await work.Template.CopyAsync();
            work = work with { Before = await DoneAsync(test, work) };
            var clock = Stopwatch.StartNew();
            await using var process = await StartAsync(test, work.Arguments);
            await using (var sign = await BegunSign.OfAsync(test, work)) await sign.WaitAsync(process.Ended);
            starts.Add(clock.Elapsed.TotalSeconds);
            if (await process.ExitAsync(Patience) != 0) throw new InvalidOperationException($"{work.Name} fails undisturbed:\n{process.Errors}");
            works.Add(clock.Elapsed.TotalSeconds - starts[^1]);
            work = work with { Full = await DoneAsync(test, work) };
            if (run < runs - 1) continue;
            if (work.Completion.Any(verb => verb != work.Arguments) && await CompleteAsync(test, work) is { } fault) throw new InvalidOperationException($"{work.Name}: {fault}");
            work = work with { Reference = await Account.OfAsync(test) };
        }

        return work with { StartSeconds = starts.Order().ElementAt(runs / 2), WorkSeconds = works.Order().ElementAt(runs / 2) };
    }

    /// <summary>Runs one trial.</summary>
    /// <param name="work">What is killed, measured.</param>
    /// <param name="moment">When, from 0 to 1 of the time that the work takes; negative, from -1 to 0, of the time before it is under way.</param>
    public async Task<KillOutcome> RunAsync(KillWork work, double moment)
    {
        ArgumentNullException.ThrowIfNull(work);
        var clock = Stopwatch.StartNew();
        await using var test = await work.Template.CopyAsync();
        var (isUnderWay, hadEnded) = await KillAsync(test, work, moment);
        var faults = new List<string>();
        var done = await DoneAsync(test, work);
        if (!work.IsFirstStart)
        {
            faults.AddRange(await Checks.FaultsAsync(test.Database));
            faults.AddRange(await Checks.CellFaultsAsync(test.Database));
            await PassTimeAsync(test);
        }

        if (await CompleteAsync(test, work) is { } fault) faults.Add(fault);
        faults.AddRange(await Checks.FaultsAsync(test.Database));
        faults.AddRange(await Checks.LeftoversAsync(test.Database));
        faults.AddRange((await Account.OfAsync(test)).DifferencesFrom(work.Reference));
        return new KillOutcome(isUnderWay, hadEnded, done > work.Before && done < work.Full, clock.Elapsed.TotalSeconds, faults);
    }

    private static Task<long> DoneAsync(TestDatabase test, KillWork work) =>
        work.Done is { } done ? Checks.NumberAsync(test.Database, done) : BlankDatabase.TablesAsync(test);

    private async Task<(bool IsUnderWay, bool HadEnded)> KillAsync(TestDatabase test, KillWork work, double moment)
    {
        await using var process = await StartAsync(test, work.Arguments);
        if (moment >= 0)
        {
            await using var sign = await BegunSign.OfAsync(test, work);
            await sign.WaitAsync(process.Ended);
        }

        var wait = moment >= 0 ? moment * work.WorkSeconds : (1 + moment) * work.StartSeconds;
        await Task.WhenAny(process.Ended, Task.Delay(TimeSpan.FromSeconds(wait)));
        var hadEnded = process.Ended.IsCompleted;
        if (!hadEnded) await process.SignalAsync("KILL");
        var code = await process.ExitAsync(Patience);
        return (moment >= 0 && !hadEnded && code == 137, hadEnded || code != 137);
    }

    private async Task<string?> CompleteAsync(TestDatabase test, KillWork work)
    {
        foreach (var verb in work.Completion)
        {
            await using var again = await StartAsync(test, verb);
            await Task.WhenAny(again.Ended, Task.Delay(Patience));
            if (!again.Ended.IsCompleted) return $"the next start ({verb[0]}) still runs after {Patience.TotalMinutes} min: {again.Errors}{await Checks.ActivityAsync(test)}";
            if (await again.ExitAsync(Patience) is var code and not 0) return $"the next start ({verb[0]}) ended with {code}: {again.Errors}";
        }

        return null;
    }

    // The killed program is taken for dead after some minutes of silence: they are over.
    private static async Task PassTimeAsync(TestDatabase test)
    {
        foreach (var silence in new[] { "UPDATE job_run SET lease_until = @long", "UPDATE import_run SET alive_at = @long" })
        {
            await test.Database.WriteAsync(
                async transaction =>
                {
                    await using var command = transaction.Command(silence).With("@long", test.Database.ToParameter(new Instant(0)));
                    return await command.ExecuteNonQueryAsync();
                },
                default);
        }
    }

    private Task<GuardedProcess> StartAsync(TestDatabase test, IReadOnlyList<string> arguments) =>
        ProgramProcess.StartAsync(test, ground.Folder, arguments);
}
