using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FunnelReports.Data.Postgres;

/// <summary>The unique index of the log holds all that a rebuild reads, so that it need not visit the table.</summary>
internal sealed class PostgresModelCustomizer(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Entity<TransitionRow>()
            .HasIndex(x => new { x.LeadId, x.OccurredAt, x.StageId, x.Sequence })
            .IncludeProperties(x => new { x.CampaignId, x.ActionId, x.VoidedBatchId });
    }
}
