using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Dashboards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "week_start",
                table: "workspace",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<short>(
                name: "week_start",
                table: "definition",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.CreateTable(
                name: "annotation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    noted_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annotation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_change",
                columns: table => new
                {
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_change", x => x.slot);
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    page = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    default_for = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_annotation_first_day",
                table: "annotation",
                column: "first_day");

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_default_for",
                table: "saved_view",
                column: "default_for",
                unique: true,
                filter: "default_for IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_owner_id",
                table: "saved_view",
                column: "owner_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "annotation");

            migrationBuilder.DropTable(
                name: "data_change");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropColumn(
                name: "week_start",
                table: "workspace");

            migrationBuilder.DropColumn(
                name: "week_start",
                table: "definition");
        }
    }
}
