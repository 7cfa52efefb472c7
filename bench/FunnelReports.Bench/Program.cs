using System.Globalization;
using FunnelReports.Bench;
using FunnelReports.Bench.Children;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is [ChildProcess.Word, ..]) return await ChildWork.RunAsync(args[1..]);

try
{
    var options = BenchOptions.Parse(args);
    if (options is null)
    {
        Console.WriteLine(BenchOptions.Usage);
        return 0;
    }

    return await new BenchRun(options).RunAsync();
}
catch (BenchException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 1;
}
