using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;

namespace FunnelReports.Jobs.Imports;

/// <summary>What an import of a file would understand of its first rows, by the same readers. Nothing is written.</summary>
public sealed record ImportTrial
{
    /// <summary>How many rows are shown.</summary>
    public const int Shown = 20;

    private const int ShownRefusals = 5;

    /// <summary>Why the file cannot be imported like this; empty when it can.</summary>
    public IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>The first rows.</summary>
    public IReadOnlyList<TrialRow> First { get; private init; } = [];

    /// <summary>How many rows were tried.</summary>
    public int Tried { get; private init; }

    /// <summary>How many of them would be refused.</summary>
    public int Refused { get; private init; }

    /// <summary>The first of those.</summary>
    public IReadOnlyList<TrialRow> FirstRefused { get; private init; } = [];

    /// <summary>Tries a map on the rows of a file.</summary>
    /// <param name="look">The file.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="map">The map, as JSON.</param>
    /// <param name="workspace">Stages, calendar and currency.</param>
    /// <param name="now">The present: what lies in the future is refused.</param>
    public static ImportTrial Of(FileLook look, ImportKind kind, string map, Workspace workspace, Instant now)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(workspace);
        if (!ImportMapText.TryRead(map, kind, workspace.Funnel, out var read, out var faults)) return new ImportTrial { Faults = faults };
        try
        {
            return Try(look, kind, read, ImportLayout.Of(look.Sample.Header, kind, read), workspace, now);
        }
        catch (ImportException error)
        {
            return new ImportTrial { Faults = [error.Message] };
        }
    }

    private static ImportTrial Try(FileLook look, ImportKind kind, ImportMap map, ImportLayout layout, Workspace workspace, Instant now)
    {
        var leads = kind == ImportKind.Spend ? null : new LeadRowReader(layout, map, workspace.Funnel, workspace.Calendar, workspace.Currency, now);
        var spend = kind == ImportKind.Spend ? new SpendRowReader(layout, map, workspace.Calendar, workspace.Currency, now) : null;
        var rows = look.Rows.Select(Understand).ToList();
        var refused = rows.Where(r => r.Fault is not null).ToList();
        return new ImportTrial { First = [.. rows.Take(Shown)], Tried = rows.Count, Refused = refused.Count, FirstRefused = [.. refused.Take(ShownRefusals)] };

        TrialRow Understand(LookedRow row)
        {
            if (row.Fields is null) return new(row.Line, null, null, new RowFault("", row.Fault!));
            LeadRow? lead = null;
            SpendRow? amount = null;
            var fault = leads is not null ? leads.Read(row.Fields, out lead) : spend!.Read(row.Fields, out amount);
            return new(row.Line, lead, amount, fault);
        }
    }
}
