using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Spend;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Model;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.TestKit.Databases;

/// <summary>Writes leads, moves and budgets into a test's database in a line each, through the real writers, and folds them.</summary>
public sealed class World(TestDatabase test)
{
    private readonly DimensionValues values = new(test.Database);
    private readonly Dictionary<string, LeadLine> leads = [];
    private readonly List<(string Lead, string[] Words)> moves = [];

    /// <summary>
    /// A lead with its moves, each "stage time": <c>"mql 2018-03-01"</c> or <c>"sql 2018-03-01T12:00"</c>, UTC. After them may stand what caused the move,
    /// <c>"mql 2018-03-01 Spring/Form"</c> (either may be left out: <c>"/Form"</c>), its reason, <c>"rejected 2018-03-01 !Budget"</c>,
    /// an amount in euro, <c>"customer 2018-03-01 €500"</c>, and its place among moves of one instant, <c>"sql 2018-03-01 #1"</c>.
    /// </summary>
    public World Lead(string id, params string[] stageAndTime) => Lead(id, null, stageAndTime);

    /// <summary>A lead of a channel, perhaps with a persona and an origin, with its moves.</summary>
    public World Lead(string id, string? channel, string[] stageAndTime, string? persona = null, string? origin = null)
    {
        leads[id] = new LeadLine(id)
        {
            ChannelId = channel is null ? null : IdOf(Dimension.Channel, channel),
            PersonaId = persona is null ? null : IdOf(Dimension.Persona, persona),
            OriginId = origin is null ? null : IdOf(Dimension.Origin, origin),
        };
        foreach (var move in stageAndTime) moves.Add((id, move.Split(' ')));
        return this;
    }

    /// <summary>Says that a lead told since the last write came by a campaign.</summary>
    public World Campaign(string id, string campaign)
    {
        leads[id] = leads[id] with { CampaignId = IdOf(Dimension.Campaign, campaign) };
        return this;
    }

    /// <summary>Money spent on media on a day, in major units of the workspace's currency with two decimals.</summary>
    public async Task ActualAsync(string day, decimal amount, string? channel = null, string? campaign = null)
    {
        await using var db = test.Database.Open();
        db.ActualSpend.Add(new ActualSpendRow
        {
            Day = DateOnly.Parse(day, CultureInfo.InvariantCulture),
            Category = (short)SpendCategory.Media,
            ChannelId = channel is null ? 0 : IdOf(Dimension.Channel, channel),
            CampaignId = campaign is null ? 0 : IdOf(Dimension.Campaign, campaign),
            AmountMinor = (long)(amount * 100),
            ChangedAt = TestDatabase.DefaultStart.UtcDateTime,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A budget of a month for media, in major units of the workspace's currency with two decimals.</summary>
    public async Task BudgetAsync(string month, decimal amount, string? channel = null, string? campaign = null)
    {
        await using var db = test.Database.Open();
        db.Budgets.Add(new BudgetRow
        {
            Month = DateOnly.Parse(month + "-01", CultureInfo.InvariantCulture),
            Category = (short)SpendCategory.Media,
            ChannelId = channel is null ? 0 : IdOf(Dimension.Channel, channel),
            CampaignId = campaign is null ? 0 : IdOf(Dimension.Campaign, campaign),
            AmountMinor = (long)(amount * 100),
            ChangedAt = TestDatabase.DefaultStart.UtcDateTime,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>Writes what was told since the last call as one batch, folds it unless told not to, and gives what it changed.</summary>
    public async Task<LogChanges> WriteAsync(bool fold = true)
    {
        var workspace = await test.WorkspaceAsync();
        var lines = leads.Values.ToList();
        var transitions = moves.Select(m => Line(lines.FindIndex(l => l.ExternalId == m.Lead), workspace, m.Words)).ToList();
        var changes = await test.Database.LogAsync(
            async t =>
            {
                var batch = await IdBlocks.TakeAsync(t, IdBlocks.Batch, 1, default);
                await Batches.AddAsync(t, batch, BatchKind.Import, null, test.Database.ToParameter(Instant.FromUtc(TestDatabase.DefaultStart.UtcDateTime)), default);
                var lead = await IdBlocks.TakeAsync(t, IdBlocks.Lead, lines.Count, default);
                var transition = await IdBlocks.TakeAsync(t, IdBlocks.Transition, transitions.Count, default);
                return await test.Database.Log.WriteAsync(t, new LogBatch(batch, "test", lines, transitions, lead, transition), default);
            },
            default);
        leads.Clear();
        moves.Clear();
        if (fold) await new DirtyFold(test.Database, workspace).RunAsync(default);
        return changes;
    }

    private TransitionLine Line(int lead, Workspace workspace, string[] words)
    {
        var line = new TransitionLine(lead, workspace.Funnel.Find(words[0])!.Id, At(words[1]));
        foreach (var word in words[2..])
        {
            line = word switch
            {
                ['€', .. var euros] => line with { AmountMinor = (long)(decimal.Parse(euros, CultureInfo.InvariantCulture) * 100) },
                ['!', .. var reason] => line with { ReasonId = IdOf(Dimension.Reason, reason) },
                ['#', .. var place] => line with { Sequence = int.Parse(place, CultureInfo.InvariantCulture) },
                var cause => line with { CampaignId = IdOf(Dimension.Campaign, cause.Split('/')[0]), ActionId = IdOf(Dimension.Action, cause.Split('/')[1]) },
            };
        }

        return line;
    }

    private static Instant At(string text) =>
        Instant.FromUtc(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));

    private int IdOf(Dimension dimension, string value) =>
        values.IdOfAsync(dimension, value, default).AsTask().GetAwaiter().GetResult();
}
