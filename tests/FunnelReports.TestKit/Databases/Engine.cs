namespace FunnelReports.TestKit.Databases;

/// <summary>The database engines that every storage test runs on.</summary>
public enum Engine
{
    Sqlite = 1,
    Postgres = 2,
}
