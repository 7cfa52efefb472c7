namespace FunnelReports.Jobs.Tests.Corrections;

/// <summary>
/// What the ledger should hold, told in the plainest way: leads in memory, every number counted anew from them. It shares no code with the program.
/// </summary>
internal sealed class Oracle
{
    private static readonly DateTime Start = new(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public sealed class Move
    {
        public required short Stage { get; init; }
        public required DateTime At { get; init; }
        public required int Sequence { get; init; }
        public required int? Event { get; set; }
        public bool Counts { get; set; } = true;
    }

    public sealed class Lead
    {
        public required int FirstKey { get; init; }
        public int Channel { get; set; }
        public int Persona { get; set; }
        public bool Erased { get; set; }
        public Lead? MergedInto { get; set; }
        public List<Move> Moves { get; } = [];

        /// <summary>The moves that count, in order, without those into the stage it is in already.</summary>
        public IEnumerable<Move> Path()
        {
            Move? last = null;
            foreach (var move in Moves.Where(m => m.Counts).OrderBy(m => m.At).ThenBy(m => m.Sequence).ThenBy(m => m.Stage))
            {
                if (move.Stage == last?.Stage) continue;
                yield return last = move;
            }
        }
    }

    public List<Lead> Leads { get; } = [];

    /// <summary>Whom each external id leads to.</summary>
    public Dictionary<int, Lead> ByKey { get; } = [];

    public IReadOnlyList<Lead> Standing => [.. Leads.Where(l => l.MergedInto is null && !l.Erased)];

    public IReadOnlyList<(Lead Lead, Move Move)> Counting => [.. Leads.SelectMany(l => l.Moves.Where(m => m.Counts).Select(m => (l, m)))];

    public static DateTime At(int halfDay) => Start.AddHours(12 * halfDay);

    /// <summary>Takes rows in, and gives how many leads and moves are new and how many rows spoke of erased leads.</summary>
    public (long Leads, long Moves, long PassedOver) Import(IReadOnlyList<Step.Row> rows)
    {
        var leadsBefore = Leads.Count;
        var movesBefore = Leads.Sum(l => l.Moves.Count);
        foreach (var group in rows.GroupBy(r => r.Key))
        {
            if (!ByKey.TryGetValue(group.Key, out var lead)) Leads.Add(ByKey[group.Key] = lead = new Lead { FirstKey = group.Key });
            if (lead.Erased) continue;
            lead.Channel = group.Select(r => r.Channel).LastOrDefault(c => c is not null) ?? lead.Channel;
            lead.Persona = group.Select(r => r.Persona).LastOrDefault(p => p is not null) ?? lead.Persona;
        }

        foreach (var row in rows)
        {
            if (ByKey[row.Key].Erased) continue;
            var move = new Move { Stage = row.Stage, At = At(row.HalfDay), Sequence = row.Sequence, Event = row.Event };

            // What was ever said of a lead that was merged into this one is known, even where the merge had no use for it.
            if (!Leads.Any(l => l.MergedInto == ByKey[row.Key] && Holds(l, move))) Add(ByKey[row.Key], move);
        }

        return (Leads.Count - leadsBefore, Leads.Sum(l => l.Moves.Count) - movesBefore, rows.Count(r => ByKey[r.Key].Erased));
    }

    /// <summary>Merges, and gives how many moves the loser lost and the winner gained.</summary>
    public (int Voided, int Added) Merge(Lead loser, Lead winner)
    {
        int voided = 0, added = 0;
        foreach (var move in loser.Moves)
        {
            var isNew = Add(winner, new Move { Stage = move.Stage, At = move.At, Sequence = move.Sequence, Event = move.Event, Counts = move.Counts });
            if (!move.Counts) continue;
            voided++;
            if (isNew) added++;
            move.Counts = false;
        }

        if (winner.Channel == 0) winner.Channel = loser.Channel;
        if (winner.Persona == 0) winner.Persona = loser.Persona;
        foreach (var key in ByKey.Where(k => k.Value == loser).Select(k => k.Key).ToList()) ByKey[key] = winner;
        foreach (var lead in Leads.Where(l => l.MergedInto == loser)) lead.MergedInto = winner;
        loser.MergedInto = winner;
        return (voided, added);
    }

    /// <summary>Erases, and gives how many moves no longer count.</summary>
    public static int Erase(Lead lead, bool withCounts)
    {
        lead.Erased = true;
        var voided = 0;
        foreach (var move in lead.Moves)
        {
            move.Event = null;
            if (!withCounts || !move.Counts) continue;
            move.Counts = false;
            voided++;
        }

        return voided;
    }

    /// <summary>Moves and seconds by segment, day, stage left (0 = none) and stage entered, counted from nothing. One line each, in order.</summary>
    public IReadOnlyList<string> Flow() =>
    [
        .. from lead in Leads
           let path = lead.Path().ToList()
           from i in Enumerable.Range(0, path.Count)
           let seconds = i == 0 ? 0 : (long)(path[i].At - path[i - 1].At).TotalSeconds
           from segment in new[] { 0, lead.Channel == 0 ? 1 : lead.Channel, lead.Persona == 0 ? 2 : lead.Persona, 3 }
           group seconds by (segment, Day: DateOnly.FromDateTime(path[i].At), From: i == 0 ? 0 : path[i - 1].Stage, To: path[i].Stage) into cell
           orderby cell.Key
           select $"{cell.Key.segment}|{cell.Key.Day:yyyy-MM-dd}|{cell.Key.From}|{cell.Key.To}|{cell.Count()}|{cell.Sum()}",
    ];

    private static bool Add(Lead lead, Move move)
    {
        if (Holds(lead, move)) return false;
        lead.Moves.Add(move);
        return true;
    }

    private static bool Holds(Lead lead, Move move) => lead.Moves.Any(m =>
        (m.Stage == move.Stage && m.At == move.At && m.Sequence == move.Sequence) || (move.Event is not null && m.Event == move.Event));
}
