using System;
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
            // A rollup: what it held is made anew from the log. Other columns would make EF copy the table in steps of their own, and a program killed
            // between them would leave a database that no start can mend; so the table goes, with what such steps have left, and comes anew.
            migrationBuilder.Sql("DROP TABLE IF EXISTS ef_temp_cause_day");
            migrationBuilder.Sql("DROP TABLE IF EXISTS cause_day");
            migrationBuilder.CreateTable(
                name: "cause_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_stage_id = table.Column<short>(type: "INTEGER", nullable: false),
                    to_stage_id = table.Column<short>(type: "INTEGER", nullable: false),
                    action_id = table.Column<int>(type: "INTEGER", nullable: false),
                    counts = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cause_day", x => new { x.day, x.from_stage_id, x.to_stage_id, x.action_id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cause_day");

            migrationBuilder.CreateTable(
                name: "cause_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_stage_id = table.Column<short>(type: "INTEGER", nullable: false),
                    to_stage_id = table.Column<short>(type: "INTEGER", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    action_id = table.Column<int>(type: "INTEGER", nullable: false),
                    leads = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cause_day", x => new { x.day, x.from_stage_id, x.to_stage_id, x.campaign_id, x.action_id });
                });
        }
    }
}
