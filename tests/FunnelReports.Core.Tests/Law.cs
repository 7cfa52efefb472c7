using FsCheck;
using FsCheck.Fluent;

namespace FunnelReports.Core.Tests;

/// <summary>Checks a property on random values. The seed is fixed, so a failure comes back on every run.</summary>
internal static class Law
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20180301, 17).WithMaxTest(300);

    public static void Holds<T>(Gen<T> values, Action<T> law) => Prop.ForAll(values.ToArbitrary(), law).Check(Fixed);
}
