using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "pseudonym_key",
                table: "workspace",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "lead",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "merged_into",
                table: "lead",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "alive_at",
                table: "import_run",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "kind",
                table: "batch",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<long>(
                name: "publication",
                table: "batch",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "correction",
                columns: table => new
                {
                    lead_id = table.Column<long>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    other_lead_id = table.Column<long>(type: "INTEGER", nullable: true),
                    transitions = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction", x => new { x.lead_id, x.batch_id });
                });

            migrationBuilder.CreateTable(
                name: "definition",
                columns: table => new
                {
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    stages = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "publication",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "reconcile_cell",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    table_name = table.Column<string>(type: "TEXT", nullable: false),
                    cell = table.Column<string>(type: "TEXT", nullable: false),
                    held = table.Column<string>(type: "TEXT", nullable: false),
                    from_log = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconcile_cell", x => new { x.day, x.place });
                });

            migrationBuilder.CreateTable(
                name: "restated_lead",
                columns: table => new
                {
                    lead_id = table.Column<long>(type: "INTEGER", nullable: false),
                    publication = table.Column<long>(type: "INTEGER", nullable: false),
                    since_day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restated_lead", x => new { x.lead_id, x.publication });
                });

            migrationBuilder.CreateIndex(
                name: "ix_lead_merged_into",
                table: "lead",
                column: "merged_into",
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_batch_publication",
                table: "batch",
                column: "publication",
                filter: "publication IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_correction_at",
                table: "correction",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_publication_day_version",
                table: "publication",
                columns: new[] { "day", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_restated_lead_since_day",
                table: "restated_lead",
                column: "since_day");

            // Days published so far get numbers up to 0, which says that nobody noted what they counted: what was recorded before them counts as
            // published with the first that came after it.
            migrationBuilder.Sql(
                """
                INSERT INTO publication (number, day, version, published_at)
                SELECT 1 - ROW_NUMBER() OVER (ORDER BY finished_at DESC, day DESC), day,
                    COALESCE((SELECT MAX(s.version) FROM snapshot_day s WHERE s.day = job_run.day), 1), finished_at
                FROM job_run WHERE job = 'snapshot' AND status = 'succeeded' AND finished_at IS NOT NULL
                """);
            migrationBuilder.Sql(
                "UPDATE batch SET publication = (SELECT MIN(p.number) FROM publication p WHERE p.published_at >= batch.recorded_at)");

            // The leads that came late for one of them. The zone of the reports can put a move a day earlier; a note may be too early, not too late.
            migrationBuilder.Sql(
                """
                INSERT INTO restated_lead (lead_id, publication, since_day)
                SELECT lead_id, number, MIN(day)
                FROM (SELECT t.lead_id, date(t.occurred_at / 1000000, 'unixepoch', '-1 day') AS day, (SELECT MAX(p.number) FROM publication p WHERE p.published_at < b.recorded_at) AS number
                    FROM transition t JOIN batch b ON b.id = t.batch_id
                    WHERE b.recorded_at > (SELECT MIN(p.published_at) FROM publication p)) late
                WHERE day <= (SELECT MAX(p.day) FROM publication p WHERE p.number <= late.number)
                GROUP BY lead_id, number
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "correction");

            migrationBuilder.DropTable(
                name: "definition");

            migrationBuilder.DropTable(
                name: "publication");

            migrationBuilder.DropTable(
                name: "reconcile_cell");

            migrationBuilder.DropTable(
                name: "restated_lead");

            migrationBuilder.DropIndex(
                name: "ix_lead_merged_into",
                table: "lead");

            migrationBuilder.DropIndex(
                name: "ix_batch_publication",
                table: "batch");

            migrationBuilder.DropColumn(
                name: "pseudonym_key",
                table: "workspace");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "lead");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "lead");

            migrationBuilder.DropColumn(
                name: "alive_at",
                table: "import_run");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "batch");

            migrationBuilder.DropColumn(
                name: "publication",
                table: "batch");
        }
    }
}
