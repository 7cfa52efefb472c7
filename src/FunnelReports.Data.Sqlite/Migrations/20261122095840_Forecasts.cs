using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Forecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "forecast",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stage_id = table.Column<short>(type: "INTEGER", nullable: false),
                    horizon_days = table.Column<int>(type: "INTEGER", nullable: false),
                    expected = table.Column<double>(type: "REAL", nullable: false),
                    low50 = table.Column<double>(type: "REAL", nullable: false),
                    high50 = table.Column<double>(type: "REAL", nullable: false),
                    low80 = table.Column<double>(type: "REAL", nullable: false),
                    high80 = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forecast", x => new { x.day, x.stage_id, x.horizon_days });
                });

            migrationBuilder.CreateTable(
                name: "forecast_report",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forecast_report", x => x.day);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forecast");

            migrationBuilder.DropTable(
                name: "forecast_report");
        }
    }
}
