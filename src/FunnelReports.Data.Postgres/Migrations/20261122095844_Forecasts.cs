using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Postgres.Migrations
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
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    stage_id = table.Column<short>(type: "smallint", nullable: false),
                    horizon_days = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<double>(type: "double precision", nullable: false),
                    low50 = table.Column<double>(type: "double precision", nullable: false),
                    high50 = table.Column<double>(type: "double precision", nullable: false),
                    low80 = table.Column<double>(type: "double precision", nullable: false),
                    high80 = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forecast", x => new { x.day, x.stage_id, x.horizon_days });
                });

            migrationBuilder.CreateTable(
                name: "forecast_report",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false)
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
