using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Covering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A rollup: what it held is made anew from the log.
            migrationBuilder.Sql("DELETE FROM cause_day");

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
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddPrimaryKey(
                name: "pk_cause_day",
                table: "cause_day",
                columns: new[] { "day", "from_stage_id", "to_stage_id", "action_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM cause_day");

            migrationBuilder.DropPrimaryKey(
                name: "pk_cause_day",
                table: "cause_day");

            migrationBuilder.DropColumn(
                name: "counts",
                table: "cause_day");

            migrationBuilder.AddColumn<int>(
                name: "campaign_id",
                table: "cause_day",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "leads",
                table: "cause_day",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "pk_cause_day",
                table: "cause_day",
                columns: new[] { "day", "from_stage_id", "to_stage_id", "campaign_id", "action_id" });
        }
    }
}
