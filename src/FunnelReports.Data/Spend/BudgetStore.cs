using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Spend;
using FunnelReports.Data.Dimensions;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Spend;

/// <summary>Reads and changes the monthly budgets that people keep by hand: those of a channel, or of none, but not of one campaign.</summary>
public sealed class BudgetStore(FunnelDatabase database, Audit audit, TimeProvider clock)
{
    private const string OfCell = "month = @month AND category = @category AND channel_id = @channel AND campaign_id = 0";

    /// <summary>Every channel that a lead or an amount was ever of, by name.</summary>
    public async Task<IReadOnlyList<BudgetChannel>> ChannelsAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var rows = await db.DimensionValues.AsNoTracking()
            .Where(v => v.Dimension == (short)Dimension.Channel && v.Id >= Segments.FirstValueId)
            .Select(v => new BudgetChannel(v.Id, v.Key)).ToListAsync(cancel);
        return [.. rows.OrderBy(c => c.Key, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>The budgets of a channel in a year, what was really spent, and what is budgeted elsewhere.</summary>
    /// <param name="year">The days of the year.</param>
    /// <param name="channelId">0 for no one channel.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<BudgetYear> ReadAsync(DayRange year, int channelId, CancellationToken cancel)
    {
        await using var db = database.Open();
        var budgets = await db.Budgets.AsNoTracking().Where(b => b.Month >= year.Start && b.Month < year.End)
            .Select(b => new { b.Month, b.Category, b.ChannelId, b.CampaignId, b.AmountMinor }).ToListAsync(cancel);
        var spent = await db.ActualSpend.AsNoTracking().Where(a => a.Day >= year.Start && a.Day < year.End && a.ChannelId == channelId)
            .GroupBy(a => a.Day).Select(day => new { Day = day.Key, Minor = day.Sum(a => a.AmountMinor) }).ToListAsync(cancel);
        var here = budgets.Where(b => b.ChannelId == channelId && b.CampaignId == 0).ToList();
        return new BudgetYear(
            year,
            here.ToDictionary(b => new BudgetCell(b.Month, (SpendCategory)b.Category), b => b.AmountMinor),
            spent.GroupBy(s => Bucketing.MonthOf(s.Day)).ToDictionary(m => m.Key, m => new MonthSpent(m.Sum(s => s.Minor), m.Count())),
            here.Count == budgets.Count ? null : budgets.Except(here).Sum(b => b.AmountMinor));
    }

    /// <summary>Every budget of a year with its channel and campaign, month by month.</summary>
    /// <param name="year">The days of the year.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<SpendRow>> AllAsync(DayRange year, CancellationToken cancel)
    {
        await using var db = database.Open();
        var rows = await (
            from budget in db.Budgets.AsNoTracking().Where(b => b.Month >= year.Start && b.Month < year.End)
            join value in db.DimensionValues on budget.ChannelId equals value.Id into channels
            from channel in channels.Where(v => v.Id >= Segments.FirstValueId).DefaultIfEmpty()
            join value in db.DimensionValues on budget.CampaignId equals value.Id into campaigns
            from campaign in campaigns.Where(v => v.Id >= Segments.FirstValueId).DefaultIfEmpty()
            select new SpendRow(budget.Month, true, (SpendCategory)budget.Category, channel == null ? null : channel.Key, campaign == null ? null : campaign.Key, budget.AmountMinor))
            .ToListAsync(cancel);
        return [.. rows.OrderBy(r => (r.Day, r.Category)).ThenBy(r => r.Channel, StringComparer.Ordinal).ThenBy(r => r.Campaign, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Saves the cells whose wanted amount is not the shown one, with an audit row each, in one transaction. A cell that somebody else has changed
    /// since it was shown is a conflict, unless it was changed to the same amount; then nothing is saved.
    /// </summary>
    public async Task<BudgetSaving> SaveAsync(string actor, BudgetChannel channel, IReadOnlyCollection<BudgetEdit> edits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        // Always in the same order, so that two savings at once wait for each other and never for ever.
        var changes = edits.Where(e => e.Shown != e.Wanted).OrderBy(e => (e.Cell.Month, e.Cell.Category)).ToList();
        if (changes.Count == 0) return Nothing;
        try
        {
            return await database.WriteAsync(transaction => WriteAsync(transaction, actor, channel, changes, cancel), cancel);
        }
        catch (ConflictException conflict)
        {
            return new BudgetSaving(0, conflict.Cells);
        }
    }

    private static BudgetSaving Nothing { get; } = new(0, new Dictionary<BudgetCell, long?>());

    private async Task<BudgetSaving> WriteAsync(
        DbTransaction transaction, string actor, BudgetChannel channel, IEnumerable<BudgetEdit> changes, CancellationToken cancel)
    {
        await using var db = await database.OpenInAsync(transaction, cancel);
        var currency = Currency.Parse(await db.Workspace.Select(w => w.Currency).SingleAsync(cancel));
        var conflicts = new Dictionary<BudgetCell, long?>();
        var changed = 0;
        foreach (var edit in changes)
        {
            if (await ChangeAsync(transaction, channel.Id, edit, cancel))
            {
                changed++;
                audit.Add(db, actor, "budget.save", SubjectOf(edit.Cell, channel), $"{Text(edit.Shown, currency)} -> {Text(edit.Wanted, currency)}");
            }
            else if (await FindAsync(transaction, channel.Id, edit.Cell, cancel) is var held && held != edit.Wanted)
            {
                conflicts[edit.Cell] = held;
            }
        }

        if (conflicts.Count > 0) throw new ConflictException(conflicts);
        await db.SaveChangesAsync(cancel);
        return changed == 0 ? Nothing : new BudgetSaving(changed, Nothing.Conflicts);
    }

    // False when the cell no longer holds what was shown.
    private async Task<bool> ChangeAsync(DbTransaction transaction, int channelId, BudgetEdit edit, CancellationToken cancel)
    {
        await using var command = transaction.Command((edit.Shown, edit.Wanted) switch
        {
            (null, _) => "INSERT INTO budget (month, category, channel_id, campaign_id, amount_minor, changed_at) VALUES (@month, @category, @channel, 0, @wanted, @now) ON CONFLICT DO NOTHING",
            (_, null) => $"DELETE FROM budget WHERE {OfCell} AND amount_minor = @shown",
            _ => $"UPDATE budget SET amount_minor = @wanted, changed_at = @now WHERE {OfCell} AND amount_minor = @shown",
        });
        At(command, channelId, edit.Cell);
        if (edit.Shown is not null) command.With("@shown", edit.Shown);
        if (edit.Wanted is not null) command.With("@wanted", edit.Wanted).With("@now", database.ToParameter(Instant.FromUtc(clock.GetUtcNow().UtcDateTime)));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private static async Task<long?> FindAsync(DbTransaction transaction, int channelId, BudgetCell cell, CancellationToken cancel)
    {
        await using var command = transaction.Command($"SELECT amount_minor FROM budget WHERE {OfCell}");
        return await At(command, channelId, cell).ExecuteScalarAsync(cancel) is { } held ? Convert.ToInt64(held, CultureInfo.InvariantCulture) : null;
    }

    private static DbCommand At(DbCommand command, int channelId, BudgetCell cell) =>
        command.With("@month", cell.Month).With("@category", (short)cell.Category).With("@channel", channelId);

    private static string SubjectOf(BudgetCell cell, BudgetChannel channel) =>
        string.Create(CultureInfo.InvariantCulture, $"{cell.Month:yyyy-MM} {cell.Category}, {channel.Key ?? "no one channel"}");

    private static string Text(long? minor, Currency currency) => minor is { } known ? new Money(known, currency).ToString() : "none";

    /// <summary>Leaves the transaction without a commit.</summary>
    private sealed class ConflictException(IReadOnlyDictionary<BudgetCell, long?> cells) : Exception
    {
        public IReadOnlyDictionary<BudgetCell, long?> Cells { get; } = cells;
    }
}
