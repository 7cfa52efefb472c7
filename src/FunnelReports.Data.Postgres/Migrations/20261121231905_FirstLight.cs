using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace FunnelReports.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FirstLight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "actual_spend",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    category = table.Column<short>(type: "smallint", nullable: false),
                    channel_id = table.Column<int>(type: "integer", nullable: false),
                    campaign_id = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actual_spend", x => new { x.day, x.category, x.channel_id, x.campaign_id });
                });

            migrationBuilder.CreateTable(
                name: "app_role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "app_user",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "batch",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    import_run_id = table.Column<long>(type: "bigint", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "budget",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    category = table.Column<short>(type: "smallint", nullable: false),
                    channel_id = table.Column<int>(type: "integer", nullable: false),
                    campaign_id = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget", x => new { x.month, x.category, x.channel_id, x.campaign_id });
                });

            migrationBuilder.CreateTable(
                name: "cause_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    from_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    to_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    campaign_id = table.Column<int>(type: "integer", nullable: false),
                    action_id = table.Column<int>(type: "integer", nullable: false),
                    leads = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cause_day", x => new { x.day, x.from_stage_id, x.to_stage_id, x.campaign_id, x.action_id });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dimension_value",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    dimension = table.Column<short>(type: "smallint", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dimension_value", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dirty_lead",
                columns: table => new
                {
                    lead_id = table.Column<long>(type: "bigint", nullable: false),
                    batch_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dirty_lead", x => new { x.lead_id, x.batch_id });
                });

            migrationBuilder.CreateTable(
                name: "dwell",
                columns: table => new
                {
                    grain = table.Column<short>(type: "smallint", nullable: false),
                    bucket = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    first_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    second_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    counts = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dwell", x => new { x.segment_id, x.grain, x.bucket, x.first_stage_id, x.second_stage_id });
                });

            migrationBuilder.CreateTable(
                name: "flow_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    from_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    to_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    leads = table.Column<long>(type: "bigint", nullable: false),
                    seconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_day", x => new { x.segment_id, x.day, x.from_stage_id, x.to_stage_id });
                });

            migrationBuilder.CreateTable(
                name: "flow_month",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    campaign_id = table.Column<int>(type: "integer", nullable: false),
                    from_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    to_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    leads = table.Column<long>(type: "bigint", nullable: false),
                    seconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_month", x => new { x.month, x.campaign_id, x.from_stage_id, x.to_stage_id });
                });

            migrationBuilder.CreateTable(
                name: "id_block",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_block", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "import_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    rows_read = table.Column<long>(type: "bigint", nullable: false),
                    rows_refused = table.Column<long>(type: "bigint", nullable: false),
                    leads_added = table.Column<long>(type: "bigint", nullable: false),
                    leads_changed = table.Column<long>(type: "bigint", nullable: false),
                    transitions_added = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_run",
                columns: table => new
                {
                    job = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    worker = table.Column<string>(type: "text", nullable: false),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    trigger = table.Column<string>(type: "text", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_run", x => new { x.job, x.day });
                });

            migrationBuilder.CreateTable(
                name: "lead",
                columns: table => new
                {
                    lead_id = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    company = table.Column<string>(type: "text", nullable: true),
                    country = table.Column<string>(type: "text", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: true),
                    tags = table.Column<string>(type: "text", nullable: true),
                    score = table.Column<int>(type: "integer", nullable: true),
                    channel_id = table.Column<int>(type: "integer", nullable: false),
                    persona_id = table.Column<int>(type: "integer", nullable: false),
                    origin_id = table.Column<int>(type: "integer", nullable: false),
                    campaign_id = table.Column<int>(type: "integer", nullable: false),
                    folded_channel_id = table.Column<int>(type: "integer", nullable: true),
                    folded_persona_id = table.Column<int>(type: "integer", nullable: true),
                    folded_origin_id = table.Column<int>(type: "integer", nullable: true),
                    folded_campaign_id = table.Column<int>(type: "integer", nullable: true),
                    stage_id = table.Column<short>(type: "smallint", nullable: true),
                    stage_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead", x => x.lead_id);
                });

            migrationBuilder.CreateTable(
                name: "lead_key",
                columns: table => new
                {
                    source = table.Column<string>(type: "text", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: false),
                    lead_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_key", x => new { x.source, x.external_id });
                });

            migrationBuilder.CreateTable(
                name: "open_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    stage_id = table.Column<short>(type: "smallint", nullable: false),
                    stays = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_day", x => new { x.segment_id, x.day, x.stage_id });
                });

            migrationBuilder.CreateTable(
                name: "passage_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    anchor_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    target_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    leads = table.Column<long>(type: "bigint", nullable: false),
                    seconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passage_day", x => new { x.segment_id, x.day, x.anchor_stage_id, x.target_stage_id });
                });

            migrationBuilder.CreateTable(
                name: "reach_cohort",
                columns: table => new
                {
                    grain = table.Column<short>(type: "smallint", nullable: false),
                    bucket = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    first_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    second_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    counts = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reach_cohort", x => new { x.segment_id, x.grain, x.bucket, x.first_stage_id, x.second_stage_id });
                });

            migrationBuilder.CreateTable(
                name: "reach_lag",
                columns: table => new
                {
                    grain = table.Column<short>(type: "smallint", nullable: false),
                    bucket = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    first_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    second_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    counts = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reach_lag", x => new { x.segment_id, x.grain, x.bucket, x.first_stage_id, x.second_stage_id });
                });

            migrationBuilder.CreateTable(
                name: "snapshot_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    stage_id = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    opening = table.Column<long>(type: "bigint", nullable: false),
                    inflow = table.Column<long>(type: "bigint", nullable: false),
                    outflow = table.Column<long>(type: "bigint", nullable: false),
                    closing = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_snapshot_day", x => new { x.day, x.segment_id, x.stage_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "stage",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    role = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    order = table.Column<int>(type: "integer", nullable: false),
                    retired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stage", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stay_cohort",
                columns: table => new
                {
                    grain = table.Column<short>(type: "smallint", nullable: false),
                    bucket = table.Column<DateOnly>(type: "date", nullable: false),
                    segment_id = table.Column<int>(type: "integer", nullable: false),
                    first_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    second_stage_id = table.Column<short>(type: "smallint", nullable: false),
                    counts = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stay_cohort", x => new { x.segment_id, x.grain, x.bucket, x.first_stage_id, x.second_stage_id });
                });

            migrationBuilder.CreateTable(
                name: "transition",
                columns: table => new
                {
                    lead_id = table.Column<long>(type: "bigint", nullable: false),
                    transition_id = table.Column<long>(type: "bigint", nullable: false),
                    stage_id = table.Column<short>(type: "smallint", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    campaign_id = table.Column<int>(type: "integer", nullable: false),
                    action_id = table.Column<int>(type: "integer", nullable: false),
                    actor_id = table.Column<int>(type: "integer", nullable: false),
                    reason_id = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: true),
                    event_id = table.Column<string>(type: "text", nullable: true),
                    batch_id = table.Column<long>(type: "bigint", nullable: false),
                    voided_batch_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transition", x => new { x.lead_id, x.transition_id });
                });

            migrationBuilder.CreateTable(
                name: "workspace",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    fiscal_year_start = table.Column<short>(type: "smallint", nullable: false),
                    snapshot_cron = table.Column<string>(type: "text", nullable: false),
                    definition_version = table.Column<int>(type: "integer", nullable: false),
                    fixed_lag_days = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    demo = table.Column<bool>(type: "boolean", nullable: false),
                    setup_token_hash = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workspace", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "app_role_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_role_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_app_role_claim_role_id",
                        column: x => x.role_id,
                        principalTable: "app_role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_app_user_claim_user_id",
                        column: x => x.user_id,
                        principalTable: "app_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_app_user_login_user_id",
                        column: x => x.user_id,
                        principalTable: "app_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_user_role",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_role", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_app_user_role_role_id",
                        column: x => x.role_id,
                        principalTable: "app_role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_app_user_role_user_id",
                        column: x => x.user_id,
                        principalTable: "app_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_user_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_app_user_token_user_id",
                        column: x => x.user_id,
                        principalTable: "app_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_app_role_normalized_name",
                table: "app_role",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_app_role_claim_role_id",
                table: "app_role_claim",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_app_user_normalized_email",
                table: "app_user",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_app_user_normalized_user_name",
                table: "app_user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_app_user_claim_user_id",
                table: "app_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_app_user_login_user_id",
                table: "app_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_app_user_role_role_id",
                table: "app_user_role",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_at",
                table: "audit_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_dimension_value_dimension_key",
                table: "dimension_value",
                columns: new[] { "dimension", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lead_stage_id_stage_since",
                table: "lead",
                columns: new[] { "stage_id", "stage_since" });

            migrationBuilder.CreateIndex(
                name: "ix_lead_key_lead_id",
                table: "lead_key",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_stage_key",
                table: "stage",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transition_lead_id_event_id",
                table: "transition",
                columns: new[] { "lead_id", "event_id" },
                unique: true,
                filter: "event_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_transition_lead_id_occurred_at_stage_id_sequence",
                table: "transition",
                columns: new[] { "lead_id", "occurred_at", "stage_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transition_occurred_at",
                table: "transition",
                column: "occurred_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "actual_spend");

            migrationBuilder.DropTable(
                name: "app_role_claim");

            migrationBuilder.DropTable(
                name: "app_user_claim");

            migrationBuilder.DropTable(
                name: "app_user_login");

            migrationBuilder.DropTable(
                name: "app_user_role");

            migrationBuilder.DropTable(
                name: "app_user_token");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "batch");

            migrationBuilder.DropTable(
                name: "budget");

            migrationBuilder.DropTable(
                name: "cause_day");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "dimension_value");

            migrationBuilder.DropTable(
                name: "dirty_lead");

            migrationBuilder.DropTable(
                name: "dwell");

            migrationBuilder.DropTable(
                name: "flow_day");

            migrationBuilder.DropTable(
                name: "flow_month");

            migrationBuilder.DropTable(
                name: "id_block");

            migrationBuilder.DropTable(
                name: "import_run");

            migrationBuilder.DropTable(
                name: "job_run");

            migrationBuilder.DropTable(
                name: "lead");

            migrationBuilder.DropTable(
                name: "lead_key");

            migrationBuilder.DropTable(
                name: "open_day");

            migrationBuilder.DropTable(
                name: "passage_day");

            migrationBuilder.DropTable(
                name: "reach_cohort");

            migrationBuilder.DropTable(
                name: "reach_lag");

            migrationBuilder.DropTable(
                name: "snapshot_day");

            migrationBuilder.DropTable(
                name: "stage");

            migrationBuilder.DropTable(
                name: "stay_cohort");

            migrationBuilder.DropTable(
                name: "transition");

            migrationBuilder.DropTable(
                name: "workspace");

            migrationBuilder.DropTable(
                name: "app_role");

            migrationBuilder.DropTable(
                name: "app_user");
        }
    }
}
