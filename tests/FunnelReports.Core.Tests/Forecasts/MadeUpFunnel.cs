using FunnelReports.Core.Forecasts;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Forecasts;

/// <summary>Fills a grid with leads whose every move is known, and cuts them off at a day.</summary>
internal sealed class MadeUpFunnel(int days)
{
    public const short Lead = 1, Mql = 2, Sql = 3, Rejected = 6, Lost = 8;

    /// <summary>The last day that is known.</summary>
    public const int Today = 736_000;

    public StayGrid Grid { get; } = new(Funnel.Default, new DayRange(DateOnly.FromDayNumber(Today - days + 1), DateOnly.FromDayNumber(Today + 1)));

    public static DateOnly AsOf => DateOnly.FromDayNumber(Today);

    public int FirstDay => Grid.Days.Start.DayNumber;

    public ForecastDesk Desk => new(Grid, Funnel.Default);

    /// <summary>Adds a lead by its stays, each the day it began and its stage; those of days after today are not known yet.</summary>
    public void Add(params ReadOnlySpan<(int Day, short Stage)> stays)
    {
        IFoldCells cells = Grid;
        if (stays[0].Day > Today) return;
        cells.Lead(default, 1);
        cells.Move(stays[0].Day, Stage.Entry, stays[0].Stage, 0, 0, 0);
        for (var i = 0; i < stays.Length && stays[i].Day <= Today; i++)
        {
            if (i + 1 < stays.Length && stays[i + 1].Day <= Today) cells.Exit(stays[i].Day, stays[i + 1].Day, stays[i].Stage, stays[i + 1].Stage, 0);
            else cells.Open(stays[i].Day, stays[i].Stage);
        }
    }
}
