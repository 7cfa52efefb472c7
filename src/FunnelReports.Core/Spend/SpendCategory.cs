namespace FunnelReports.Core.Spend;

/// <summary>What money was spent on. The numbers are stored.</summary>
public enum SpendCategory : short
{
    Media = 1,
    Staff = 2,
    Technology = 3,
    Infrastructure = 4,
    Agency = 5,
    Other = 6,
}
