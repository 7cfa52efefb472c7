using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Covering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A rollup: what it held is made anew from the log.
            migrationBuilder.Sql("DELETE FROM cause_day");

            migrationBuilder.DropIndex(
                name: "ix_transition_lead_id_occurred_at_stage_id_sequence",
                table: "transition");

            migrationBuilder.DropPrimaryKey(
                name: "pk_cause_day",
                table: "cause_day");

            migrationBuilder.DropColumn(
                name: "campaign_id",
                table: "cause_day");

            migrationBuilder.DropColumn(
                name: "leads",
                table: "cause_day");

            migrationBuilder.AddColumn<byte[]>(
                name: "counts",
                table: "cause_day",
                type: "bytea",
                nullable: false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_cause_day",
                table: "cause_day",
                columns: new[] { "day", "from_stage_id", "to_stage_id", "action_id" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_lead_id_occurred_at_stage_id_sequence",
                table: "transition",
                columns: new[] { "lead_id", "occurred_at", "stage_id", "sequence" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "campaign_id", "action_id", "voided_batch_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM cause_day");

            migrationBuilder.DropIndex(
                name: "ix_transition_lead_id_occurred_at_stage_id_sequence",
                table: "transition");

            migrationBuilder.DropPrimaryKey(
                name: "pk_cause_day",
                table: "cause_day");

            migrationBuilder.DropColumn(
                name: "counts",
                table: "cause_day");

            migrationBuilder.AddColumn<int>(
                name: "campaign_id",
                table: "cause_day",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "leads",
                table: "cause_day",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "pk_cause_day",
                table: "cause_day",
                columns: new[] { "day", "from_stage_id", "to_stage_id", "campaign_id", "action_id" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_lead_id_occurred_at_stage_id_sequence",
                table: "transition",
                columns: new[] { "lead_id", "occurred_at", "stage_id", "sequence" },
                unique: true);
        }
    }
}
