using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using FunnelReports.Core;
using FunnelReports.Core.Forecasts;
using FunnelReports.Core.Reports;

namespace FunnelReports.Data.Reports;

/// <summary>Answers requests with documents. Pages, API, command line and mail all ask here.</summary>
/// <param name="database">Where the data are.</param>
/// <param name="workspaces">Gives the workspace.</param>
/// <param name="clock">Says what day it is.</param>
/// <param name="progress">Told which share of the leads has been read, from 0 to 1, whenever an answer has to be computed live.</param>
public class ReportDesk(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, Action<double>? progress = null)
{
    /// <summary>The same desk, telling how far it is.</summary>
    public ReportDesk Telling(Action<double> listener) => new(database, workspaces, clock, listener);

    /// <summary>How many leads each stage held, took in and let go.</summary>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public Task<StagesReport> StagesAsync(ReportRequest request, CancellationToken cancel) => AnswerAsync(request, StagesAnswer.ReadAsync, cancel);

    /// <summary>How long leads stay in each stage.</summary>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public Task<VelocityReport> VelocityAsync(ReportRequest request, CancellationToken cancel) => AnswerAsync(request, VelocityAnswer.ReadAsync, cancel);

    /// <summary>What a lead of a stage cost, and what came back of it.</summary>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public Task<CostReport> CostAsync(ReportRequest request, CancellationToken cancel) => AnswerAsync(request, CostAnswer.ReadAsync, cancel);

    /// <summary>What a lead of a stage cost, without what came back: amounts are in no rollup, so a page that does not show them need not wait for them.</summary>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public Task<CostReport> CostWithoutReturnAsync(ReportRequest request, CancellationToken cancel) =>
        AnswerAsync(request, CostAnswer.ReadWithoutReturnAsync, cancel);

    /// <summary>How well a stage feeds another, by volume and by cohort.</summary>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public Task<EfficiencyReport> EfficiencyAsync(ReportRequest request, CancellationToken cancel) => AnswerAsync(request, EfficiencyAnswer.ReadAsync, cancel);

    /// <summary>Which campaigns and actions lead into a stage and out of it.</summary>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public Task<ConversionsReport> ConversionsAsync(ReportRequest request, CancellationToken cancel) => AnswerAsync(request, ConversionsAnswer.ReadAsync, cancel);

    /// <summary>What sales made of the leads handed over.</summary>
    /// <exception cref="MistakeException">The request names something that is not there, or no stage is that of rejected leads.</exception>
    public Task<AcceptanceReport> AcceptanceAsync(ReportRequest request, CancellationToken cancel) => AnswerAsync(request, AcceptanceAnswer.ReadAsync, cancel);

    /// <summary>What is to be expected of each stage. The period of the request does not matter; the as-of day is yesterday when none is given, because a day that runs is not known yet.</summary>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public async Task<ForecastReport> ForecastAsync(ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var today = (await workspaces.ReadAsync(cancel)).Calendar.DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        var asOf = string.IsNullOrWhiteSpace(request.AsOf) ? Iso(today.AddDays(-1)) : request.AsOf.Trim();
        var first = DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.AddDays(1) : today;
        return await AnswerAsync(request with { AsOf = asOf, Period = $"{Iso(first)}..{Iso(first.AddDays(Forecast.Horizons[^1] - 1))}" }, ForecastAnswer.ReadAsync, cancel);

        static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>What was published about each day, what is known of it now, and why the two differ.</summary>
    /// <exception cref="MistakeException">The request names something that is not there, or a segment that has no snapshots.</exception>
    public Task<RestatementReport> RestatementAsync(ReportRequest request, CancellationToken cancel) => AnswerAsync(request, RestatementAnswer.ReadAsync, cancel);

    /// <summary>How many of each a goal for the period takes, and how far the period has come.</summary>
    /// <exception cref="MistakeException">The request names something that is not there, or a goal that was not understood.</exception>
    public Task<GoalReport> GoalAsync(ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AnswerAsync(request, (question, sources, stop) => GoalAnswer.ReadAsync(request.Goal ?? GoalTerms.None, question, sources, stop), cancel);
    }

    /// <summary>Runs the work of an answer. Who must not be kept waiting lets it run on by itself.</summary>
    /// <param name="report">The name of the method that was asked.</param>
    /// <param name="request">What it was asked.</param>
    /// <param name="work">Makes the document, telling how far it is.</param>
    /// <param name="cancel">Stops the work.</param>
    protected virtual Task<TDocument> RunAsync<TDocument>(
        string report, ReportRequest request, Func<Action<double>?, CancellationToken, Task<TDocument>> work, CancellationToken cancel)
        where TDocument : ReportDocument
    {
        ArgumentNullException.ThrowIfNull(work);
        return work(progress, cancel);
    }

    private Task<TDocument> AnswerAsync<TDocument>(
        ReportRequest request,
        Func<ReportQuestion, ReportSources, CancellationToken, Task<TDocument>> answer,
        CancellationToken cancel,
        [CallerMemberName] string report = "")
        where TDocument : ReportDocument
    {
        return RunAsync(report, request, WorkAsync, cancel);

        async Task<TDocument> WorkAsync(Action<double>? tell, CancellationToken stop)
        {
            var workspace = await workspaces.ReadAsync(stop);
            var questions = new ReportQuestions(workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
            return await database.ReadAsync(AnswerInAsync, stop);

            async Task<TDocument> AnswerInAsync(DbTransaction transaction)
            {
                var question = await questions.UnderstandAsync(transaction, request, stop);
                return await answer(question, new ReportSources(database, transaction, question, tell), stop);
            }
        }
    }
}
