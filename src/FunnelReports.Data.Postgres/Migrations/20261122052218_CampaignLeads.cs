using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FunnelReports.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CampaignLeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_lead_folded_campaign_id",
                table: "lead",
                column: "folded_campaign_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_lead_folded_campaign_id",
                table: "lead");
        }
    }
}
