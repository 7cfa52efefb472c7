using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Postgres.Migrations
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
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<short>(
                name: "week_start",
                table: "definition",
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.CreateTable(
                name: "annotation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    noted_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annotation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_change",
                columns: table => new
                {
                    slot = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_change", x => x.slot);
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    page = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    query = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    default_for = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
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
