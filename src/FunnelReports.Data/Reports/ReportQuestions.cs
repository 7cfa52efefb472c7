using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;

namespace FunnelReports.Data.Reports;

/// <summary>Understands requests, or says in words for people why it cannot.</summary>
public sealed class ReportQuestions(Workspace workspace, Instant now)
{
    private const int MostDaysByDay = 92;
    private const int MostDaysByWeek = 366;

    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public async Task<ReportQuestion> UnderstandAsync(DbTransaction transaction, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Period.TryParse(request.Period, workspace.Calendar, out var period, out var error)) throw new MistakeException(error);
        var today = workspace.Calendar.DayOf(now);
        var asOf = AsOf(request.AsOf, today);
        return new ReportQuestion(
            workspace,
            period,
            Counted(period, asOf),
            asOf,
            GrainOf(request.Grain, period.Range),
            await new SegmentReader(workspace).ReadAsync(transaction, request.Segment, cancel),
            StageOf(request.Stage),
            StageOf(request.From),
            StageOf(request.To),
            PolicyOf(request.Policy),
            asOf < today)
        {
            GrainIsAsked = !string.IsNullOrWhiteSpace(request.Grain),
            By = string.IsNullOrWhiteSpace(request.By) ? null : request.By.Trim(),
        };
    }

    private static DateOnly AsOf(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text)) return today;
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new MistakeException($"'{text}' is not a day. Write the as-of day as year-month-day, e.g. {today:yyyy-MM-dd}.");
        return day <= today ? day : throw new MistakeException($"The as-of day {day:yyyy-MM-dd} has not come yet. Take {today:yyyy-MM-dd} or an earlier day.");
    }

    private static DayRange Counted(Period period, DateOnly asOf)
    {
        var end = asOf.AddDays(1) < period.Range.End ? asOf.AddDays(1) : period.Range.End;
        return end > period.Range.Start ? new DayRange(period.Range.Start, end) : new DayRange(period.Range.Start, period.Range.Start);
    }

    /// <summary>The grain that suits so many days: days up to a quarter, weeks up to a year, months beyond.</summary>
    public static Grain GrainFor(DayRange days) => days.Days <= MostDaysByDay ? Grain.Day : days.Days <= MostDaysByWeek ? Grain.Week : Grain.Month;

    private static Grain GrainOf(string? text, DayRange days) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" => GrainFor(days),
        "day" => Grain.Day,
        "week" => Grain.Week,
        "month" => Grain.Month,
        _ => throw new MistakeException($"'{text}' is not a grain. Take day, week or month."),
    };

    private static ReachPolicy PolicyOf(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "reached-or-later" => ReachPolicy.ReachedOrLater,
        "strict" => ReachPolicy.Strict,
        _ => throw new MistakeException($"'{text}' is not a policy. Take reached-or-later or strict."),
    };

    private string? StageOf(string? key)
    {
        if (string.IsNullOrWhiteSpace(key)) return null;
        return workspace.Funnel.Find(key.Trim())?.Key
            ?? throw new MistakeException($"There is no stage '{key}'. The stages are {string.Join(", ", workspace.Funnel.Stages.Select(s => s.Key))}.");
    }
}
