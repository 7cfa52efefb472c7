using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Metrics;

public class CumulativeIncidenceTests
{
    [Fact]
    public void The_first_of_305_breast_cancer_patients_come_out_as_published()
    {
        // J. M. Satagopan and others, Br. J. Cancer 91 (2004), 1229–1235, table 2: deaths of the cancer, deaths of other causes, alive when last seen.
        var curve = CumulativeIncidence.Of([Ages(10, 16, 23, 27), Ages(18, 26)], Ages([7, 14, 24, .. Enumerable.Repeat(60, 296)]));
        Assert.Equal(305, curve.N);
        // Each death of the cancer adds 0.3 %; the table adds up these rounded steps.
        Assert.All(new[] { 10, 16, 23, 27 }, month => Assert.Equal(0.3, 100 * (curve.At(0, month) - curve.At(0, month - 1)), 1));
        Assert.Equal([99.7, 99.3, 99.0, 98.7, 98.3, 98.0], new[] { 10, 16, 18, 23, 26, 27 }.Select(month => Math.Round(100 * curve.WaitingAt(month), 1)));
    }

    [Fact]
    public void Of_ten_stays_of_which_three_went_one_way_and_five_the_other_three_tenths_went_that_way_and_the_error_is_that_of_a_share()
    {
        var curve = CumulativeIncidence.Of([Ages(1, 2, 4), Ages(1, 3, 3, 5, 6)], Ages(9, 9));
        Assert.Equal((0.3, 0.5, 0.2), (Math.Round(curve.At(0, 9), 12), Math.Round(curve.At(1, 9), 12), Math.Round(curve.WaitingAt(9), 12)));
        Assert.Equal(0.3 * 0.7 / 10, curve.VarianceAt(0, 9), 12);
        Assert.Equal(0.2, curve.At(0, 3.5), 12);
        Assert.Equal(6, curve.LastAge);
    }

    [Fact]
    public void One_way_out_is_one_minus_the_share_still_waiting() =>
        Prop.ForAll(Histograms, Histograms, (left, open) =>
        {
            var (one, all) = (CumulativeIncidence.Of([left], open), KaplanMeier.Of(left, open));
            return all.Steps.All(step => Math.Abs(one.At(0, step.Time) - (1 - step.Survival)) < 1e-9 && Same(one.LimitsAt(0, step.Time), step.Limits is null));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ways_out_and_those_still_waiting_are_all() =>
        Prop.ForAll(Histograms, Histograms, Histograms, (one, other, open) =>
        {
            var curve = CumulativeIncidence.Of([one, other], open);
            return Enumerable.Range(0, 40).All(age => Math.Abs(curve.At(0, age) + curve.At(1, age) + curve.WaitingAt(age) - 1) < 1e-9
                && (curve.LimitsAt(0, age) is not { } limits || limits.Contains(curve.At(0, age))));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fewer_stays_than_none_are_refused()
    {
        var owed = new Histogram();
        owed.Add(3, -1);
        Assert.Throws<ArgumentException>(() => CumulativeIncidence.Of([owed], new Histogram()));
    }

    [Fact]
    public void Of_nobody_nothing_is_known()
    {
        var curve = CumulativeIncidence.Of([new Histogram()], new Histogram());
        Assert.Equal((0L, null, 0.0, 1.0), (curve.N, curve.LastAge, curve.At(0, 5), curve.WaitingAt(5)));
        Assert.Null(curve.LimitsAt(0, 5));
    }

    private static Arbitrary<Histogram> Histograms => Gen.Choose(0, 30).ListOf().Select(ages => Ages([.. ages])).ToArbitrary();

    private static bool Same(Interval? limits, bool none) => limits is null == none || none;

    private static Histogram Ages(params int[] ages)
    {
        var histogram = new Histogram();
        foreach (var age in ages) histogram.Add(age);
        return histogram;
    }
}
