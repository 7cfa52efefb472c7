using FunnelReports.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data;

/// <summary>The EF Core model. It knows no provider: what differs is added by the provider projects.</summary>
public sealed class FunnelDb(DbContextOptions<FunnelDb> options) : IdentityDbContext<AppUser, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<StageRow> Stages => Set<StageRow>();
    public DbSet<DimensionValueRow> DimensionValues => Set<DimensionValueRow>();
    public DbSet<SavedSegmentRow> SavedSegments => Set<SavedSegmentRow>();
    public DbSet<SavedSegmentValueRow> SavedSegmentValues => Set<SavedSegmentValueRow>();
    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();
    public DbSet<AnnotationRow> Annotations => Set<AnnotationRow>();
    public DbSet<LeadRow> Leads => Set<LeadRow>();
    public DbSet<LeadKeyRow> LeadKeys => Set<LeadKeyRow>();
    public DbSet<TransitionRow> Transitions => Set<TransitionRow>();
    public DbSet<ImportRunRow> ImportRuns => Set<ImportRunRow>();
    public DbSet<BatchRow> Batches => Set<BatchRow>();
    public DbSet<DirtyLeadRow> DirtyLeads => Set<DirtyLeadRow>();
    public DbSet<BudgetRow> Budgets => Set<BudgetRow>();
    public DbSet<ActualSpendRow> ActualSpend => Set<ActualSpendRow>();
    public DbSet<FlowDayRow> FlowDays => Set<FlowDayRow>();
    public DbSet<PassageDayRow> PassageDays => Set<PassageDayRow>();
    public DbSet<OpenDayRow> OpenDays => Set<OpenDayRow>();
    public DbSet<CauseDayRow> CauseDays => Set<CauseDayRow>();
    public DbSet<FlowMonthRow> FlowMonths => Set<FlowMonthRow>();
    public DbSet<DwellRow> Dwell => Set<DwellRow>();
    public DbSet<StayCohortRow> StayCohorts => Set<StayCohortRow>();
    public DbSet<ReachCohortRow> ReachCohorts => Set<ReachCohortRow>();
    public DbSet<ReachLagRow> ReachLags => Set<ReachLagRow>();
    public DbSet<SnapshotDayRow> SnapshotDays => Set<SnapshotDayRow>();
    public DbSet<PublicationRow> Publications => Set<PublicationRow>();
    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();
    public DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();
    public DbSet<ForecastRow> Forecasts => Set<ForecastRow>();
    public DbSet<ForecastReportRow> ForecastReports => Set<ForecastReportRow>();
    public DbSet<RestatedLeadRow> RestatedLeads => Set<RestatedLeadRow>();
    public DbSet<ReconcileCellRow> ReconcileCells => Set<ReconcileCellRow>();
    public DbSet<JobRunRow> JobRuns => Set<JobRunRow>();
    public DbSet<WorkspaceRow> Workspace => Set<WorkspaceRow>();
    public DbSet<IdBlockRow> IdBlocks => Set<IdBlockRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<DataChangeRow> DataChanges => Set<DataChangeRow>();
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    /// <summary>False inside a transaction that counts its changes itself.</summary>
    internal bool CountsChanges { get; set; } = true;

    /// <summary>Saves; where a report could show the change, the <see cref="DataVersion"/> rises with it.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!HasShownChanges()) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(false, cancellationToken);
        await Database.ExecuteSqlRawAsync(DataVersion.Count(DataVersion.AnySlot(), "true"), cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        if (acceptAllChangesOnSuccess) ChangeTracker.AcceptAllChanges();
        return saved;
    }

    /// <summary>Only for what no report shows; the rest is saved by <see cref="SaveChangesAsync(bool, CancellationToken)"/>.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        HasShownChanges() ? throw new InvalidOperationException("Save it asynchronously: the version of the data rises with it.") : base.SaveChanges(acceptAllChangesOnSuccess);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ReferenceTables(builder);
        LogTables(builder);
        RollupTables(builder);
        OperationTables(builder);
        SnakeCase.Apply(builder);
    }

    private bool HasShownChanges() => CountsChanges
        && ChangeTracker.Entries().Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && DataVersion.Shows(e.Metadata.ClrType));

    private static void ReferenceTables(ModelBuilder builder)
    {
        builder.Entity<StageRow>(e =>
        {
            e.ToTable("stage").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.Key).IsUnique();
            e.Property(x => x.Key).HasMaxLength(64);
            e.Property(x => x.Name).HasMaxLength(200);
            e.Property(x => x.Kind).HasMaxLength(16);
            e.Property(x => x.Role).HasMaxLength(16);
        });
        builder.Entity<DimensionValueRow>(e =>
        {
            e.ToTable("dimension_value").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => new { x.Dimension, x.Key }).IsUnique();
            e.Property(x => x.Key).HasMaxLength(400);
        });
        builder.Entity<SavedSegmentRow>(e =>
        {
            e.ToTable("saved_segment").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.Name).IsUnique();
            e.Property(x => x.Name).HasMaxLength(100);
            e.Property(x => x.SavedBy).HasMaxLength(256);
        });
        builder.Entity<SavedSegmentValueRow>(e => e.ToTable("saved_segment_value").HasKey(x => new { x.SegmentId, x.ValueId }));
        builder.Entity<BudgetRow>(e => e.ToTable("budget").HasKey(x => new { x.Month, x.Category, x.ChannelId, x.CampaignId }));
        builder.Entity<ActualSpendRow>(e => e.ToTable("actual_spend").HasKey(x => new { x.Day, x.Category, x.ChannelId, x.CampaignId }));
        builder.Entity<DefinitionRow>(e =>
        {
            e.ToTable("definition").HasKey(x => x.Version);
            e.Property(x => x.Version).ValueGeneratedNever();
            e.Property(x => x.TimeZone).HasMaxLength(100);
            e.Property(x => x.WeekStart).HasDefaultValue((short)1);
        });
        builder.Entity<WorkspaceRow>(e =>
        {
            e.ToTable("workspace").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.SegmentsVersion).HasDefaultValue(0);
            e.Property(x => x.WeekStart).HasDefaultValue((short)1);
        });
        builder.Entity<SavedViewRow>(e =>
        {
            e.ToTable("saved_view").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).HasMaxLength(100);
            e.Property(x => x.Page).HasMaxLength(100);
            e.Property(x => x.Query).HasMaxLength(4_000);
            e.Property(x => x.DefaultFor).HasMaxLength(32);
            e.Property(x => x.SavedBy).HasMaxLength(256);
            e.HasIndex(x => x.OwnerId);
            e.HasIndex(x => x.DefaultFor).IsUnique().HasFilter("default_for IS NOT NULL");
        });
        builder.Entity<AnnotationRow>(e =>
        {
            e.ToTable("annotation").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Text).HasMaxLength(300);
            e.Property(x => x.NotedBy).HasMaxLength(256);
            e.HasIndex(x => x.FirstDay);
        });
    }

    // No foreign keys on the log: imports write it in bulk, set by set, and lead_id comes first in every key so that it can be sharded.
    private static void LogTables(ModelBuilder builder)
    {
        builder.Entity<LeadRow>(e =>
        {
            e.ToTable("lead").HasKey(x => x.LeadId);
            e.Property(x => x.LeadId).ValueGeneratedNever();
            e.HasIndex(x => new { x.StageId, x.StageSince });
            e.HasIndex(x => x.MergedInto).HasFilter("merged_into IS NOT NULL");
            e.HasIndex(x => x.FoldedCampaignId);
        });
        builder.Entity<LeadKeyRow>(e =>
        {
            e.ToTable("lead_key").HasKey(x => new { x.Source, x.ExternalId });
            e.HasIndex(x => x.LeadId);
        });
        builder.Entity<TransitionRow>(e =>
        {
            e.ToTable("transition").HasKey(x => new { x.LeadId, x.TransitionId });
            e.HasIndex(x => new { x.LeadId, x.OccurredAt, x.StageId, x.Sequence }).IsUnique();
            e.HasIndex(x => new { x.LeadId, x.EventId }).IsUnique().HasFilter("event_id IS NOT NULL");
            e.HasIndex(x => x.OccurredAt);
        });
        builder.Entity<DirtyLeadRow>(e => e.ToTable("dirty_lead").HasKey(x => new { x.LeadId, x.BatchId }));
        builder.Entity<BatchRow>(e =>
        {
            e.ToTable("batch").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Kind).HasDefaultValue((short)Imports.BatchKind.Import);
            e.HasIndex(x => x.Publication).HasFilter("publication IS NULL");
        });
        builder.Entity<CorrectionRow>(e =>
        {
            e.ToTable("correction").HasKey(x => new { x.LeadId, x.BatchId });
            e.HasIndex(x => x.At);
        });
        builder.Entity<ImportRunRow>(e =>
        {
            e.ToTable("import_run").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
        });
    }

    private static void RollupTables(ModelBuilder builder)
    {
        builder.Entity<FlowDayRow>(e => e.ToTable("flow_day").HasKey(x => new { x.SegmentId, x.Day, x.FromStageId, x.ToStageId }));
        builder.Entity<PassageDayRow>(e => e.ToTable("passage_day").HasKey(x => new { x.SegmentId, x.Day, x.AnchorStageId, x.TargetStageId }));
        builder.Entity<OpenDayRow>(e => e.ToTable("open_day").HasKey(x => new { x.SegmentId, x.Day, x.StageId }));
        builder.Entity<CauseDayRow>(e => e.ToTable("cause_day").HasKey(x => new { x.Day, x.FromStageId, x.ToStageId, x.ActionId }));
        builder.Entity<FlowMonthRow>(e => e.ToTable("flow_month").HasKey(x => new { x.Month, x.CampaignId, x.FromStageId, x.ToStageId }));
        Histogram<DwellRow>(builder, "dwell");
        Histogram<StayCohortRow>(builder, "stay_cohort");
        Histogram<ReachCohortRow>(builder, "reach_cohort");
        Histogram<ReachLagRow>(builder, "reach_lag");
        builder.Entity<SnapshotDayRow>(e => e.ToTable("snapshot_day").HasKey(x => new { x.Day, x.SegmentId, x.StageId, x.Version }));
        builder.Entity<ForecastRow>(e => e.ToTable("forecast").HasKey(x => new { x.Day, x.StageId, x.HorizonDays }));
        builder.Entity<ForecastReportRow>(e => e.ToTable("forecast_report").HasKey(x => x.Day));
        builder.Entity<PublicationRow>(e =>
        {
            e.ToTable("publication").HasKey(x => x.Number);
            e.Property(x => x.Number).ValueGeneratedNever();
            e.HasIndex(x => new { x.Day, x.Version }).IsUnique();
        });
        builder.Entity<RestatedLeadRow>(e =>
        {
            e.ToTable("restated_lead").HasKey(x => new { x.LeadId, x.Publication });
            e.HasIndex(x => x.SinceDay);
        });
    }

    private static void Histogram<TRow>(ModelBuilder builder, string table) where TRow : HistogramRow =>
        builder.Entity<TRow>(e => e.ToTable(table).HasKey(x => new { x.SegmentId, x.Grain, x.Bucket, x.FirstStageId, x.SecondStageId }));

    private static void OperationTables(ModelBuilder builder)
    {
        builder.Entity<JobRunRow>(e => e.ToTable("job_run").HasKey(x => new { x.Job, x.Day }));
        builder.Entity<ReconcileCellRow>(e => e.ToTable("reconcile_cell").HasKey(x => new { x.Day, x.Place }));
        builder.Entity<DataChangeRow>(e =>
        {
            e.ToTable("data_change").HasKey(x => x.Slot);
            e.Property(x => x.Slot).ValueGeneratedNever();
        });
        builder.Entity<IdBlockRow>(e => e.ToTable("id_block").HasKey(x => x.Name));
        builder.Entity<AuditEntryRow>(e =>
        {
            e.ToTable("audit_entry").HasKey(x => x.Id);
            e.HasIndex(x => x.At);
        });
        builder.Entity<DataProtectionKeyRow>(e => e.ToTable("data_protection_key").HasKey(x => x.Id));
        builder.Entity<AppUser>().ToTable("app_user");
        builder.Entity<IdentityRole<Guid>>().ToTable("app_role");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("app_user_role");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("app_user_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("app_user_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("app_user_token");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("app_role_claim");
    }
}
