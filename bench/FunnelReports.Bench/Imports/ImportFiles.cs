using System.Globalization;
using FunnelReports.Bench.Making;
using FunnelReports.Core;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Bench.Imports;

/// <summary>
/// New leads and their moves, in the order of time, written twice: as people hand them in (names, external ids), and as the tables hold them (ids), for the
/// database's own loader.
/// </summary>
internal sealed class ImportFiles
{
    /// <summary>The columns of the loader's files.</summary>
    public const string LeadColumns = "lead_id, created_at, email, name, company, country, score, channel_id, persona_id, origin_id, campaign_id";
    public const string KeyColumns = "source, external_id, lead_id";
    public const string MoveColumns = "lead_id, transition_id, stage_id, occurred_at, sequence, campaign_id, action_id, actor_id, reason_id, batch_id";

    private const double MovesPerLead = 2.35;

    // Far from all ids that the program gives.
    private const long FirstId = 1_000_000_000_000;

    private readonly string folder;
    private readonly int round;
    private readonly bool microseconds;

    private ImportFiles(string folder, int round, bool microseconds) => (this.folder, this.round, this.microseconds) = (folder, round, microseconds);

    public string Leads => Named("leads");
    public string Moves => Named("moves");
    public string LeadRows => Named("lead-rows");
    public string KeyRows => Named("key-rows");
    public string MoveRows => Named("move-rows");
    public int LeadCount { get; private set; }
    public int MoveCount { get; private set; }

    /// <summary>Writes the files of one round; each round has leads of its own.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="round">From 0.</param>
    /// <param name="moves">About how many moves.</param>
    /// <param name="values">The ids of dimension values.</param>
    /// <param name="microseconds">For SQLite: instants as microseconds, and an empty field for each column that its loader must be given.</param>
    public static ImportFiles Write(string folder, int round, int moves, BenchValues values, bool microseconds)
    {
        var files = new ImportFiles(folder, round, microseconds) { LeadCount = (int)(moves / MovesPerLead) };
        var plan = new LeadPlan(files.LeadCount, LogMaker.Seed + 1 + (ulong)round);
        files.WriteLeads(plan, values);
        files.WriteMoves(plan.Moves(), values);
        return files;
    }

    private void WriteLeads(LeadPlan plan, BenchValues values)
    {
        using var given = new StreamWriter(Leads);
        using var rows = new StreamWriter(LeadRows);
        using var keys = new StreamWriter(KeyRows);
        given.WriteLine("lead_id,created_at,email,name,company,channel,campaign,persona,origin,country,score");
        for (var i = 0; i < plan.Leads; i++)
        {
            var lead = plan.Lead(i);
            var who = $"new{round}.{i}@example.com,New lead {i},Company {i / 3}";
            given.WriteLine(
                $"{External(i)},{Text(lead.CreatedSecond)},{who},{Name(Dimension.Channel, lead.Channel)},{Name(Dimension.Campaign, lead.Campaign)},"
                + $"{Name(Dimension.Persona, lead.Persona)},{Name(Dimension.Origin, lead.Origin)},CZ,{lead.Score}");
            rows.WriteLine(
                $"{Id(i)},{Stored(lead.CreatedSecond)},{who},CZ,{lead.Score},{values.Id(Dimension.Channel, lead.Channel)},"
                + $"{values.Id(Dimension.Persona, lead.Persona)},{values.Id(Dimension.Origin, lead.Origin)},{values.Id(Dimension.Campaign, lead.Campaign)}{(microseconds ? ",," : "")}");
            keys.WriteLine($"default,{External(i)},{Id(i)}");
        }
    }

    private void WriteMoves(BenchMove[] moves, BenchValues values)
    {
        MoveCount = moves.Length;
        using var given = new StreamWriter(Moves);
        using var rows = new StreamWriter(MoveRows);
        given.WriteLine("lead_id,stage,occurred_at,campaign,action");
        for (var i = 0; i < moves.Length; i++)
        {
            var move = moves[i];
            given.WriteLine(
                $"{External(move.Lead)},{Funnel.Default[move.Stage].Key},{Text(move.Second)},{Name(Dimension.Campaign, move.Campaign)},{Name(Dimension.Action, move.Action)}");
            rows.WriteLine(
                $"{Id(move.Lead)},{Id(i)},{move.Stage},{Stored(move.Second)},0,{values.Id(Dimension.Campaign, move.Campaign)},{values.Id(Dimension.Action, move.Action)},0,0,{FirstId}{(microseconds ? "," : "")}");
        }
    }

    private string Named(string what) => Path.Combine(folder, $"{what}-{round}.csv");

    private string External(int lead) => $"N{round}-{lead}";

    private long Id(int number) => FirstId + (round * 100_000_000L) + number;

    private static string Name(Dimension dimension, int number) => BenchValues.Name(dimension, number);

    private static string Text(long second) => DateTime.UnixEpoch.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string Stored(long second) => microseconds ? $"{second * Instant.MicrosPerSecond}" : Text(second);
}
