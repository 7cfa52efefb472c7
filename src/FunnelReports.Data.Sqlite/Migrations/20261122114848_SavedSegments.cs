using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SavedSegments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "segments_version",
                table: "workspace",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "saved_segment",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    publication = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_segment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_segment_value",
                columns: table => new
                {
                    segment_id = table.Column<int>(type: "INTEGER", nullable: false),
                    value_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_segment_value", x => new { x.segment_id, x.value_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_saved_segment_name",
                table: "saved_segment",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "saved_segment");

            migrationBuilder.DropTable(
                name: "saved_segment_value");

            migrationBuilder.DropColumn(
                name: "segments_version",
                table: "workspace");
        }
    }
}
