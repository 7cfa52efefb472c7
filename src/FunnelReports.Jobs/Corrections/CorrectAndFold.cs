using FunnelReports.Data;
using FunnelReports.Data.Corrections;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Jobs.Corrections;

/// <summary>Corrects the log and brings the rollups up to date with it.</summary>
public sealed class CorrectAndFold(FunnelDatabase database, TimeProvider clock)
{
    /// <summary>Makes one correction, then folds what it changed.</summary>
    /// <param name="correct">Makes it.</param>
    /// <param name="cancel">Stops the work. A correction that is written stays, and the next fold takes it into the reports.</param>
    /// <exception cref="Core.MistakeException">It cannot be made; nothing was written.</exception>
    public async Task<Correction> RunAsync(Func<Ledger, Task<Correction>> correct, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(correct);
        var done = await correct(new Ledger(database, clock));
        var workspace = await new WorkspaceStore(database, clock).ReadAsync(cancel);
        await new DirtyFold(database, workspace).RunAsync(cancel);
        return done;
    }
}
