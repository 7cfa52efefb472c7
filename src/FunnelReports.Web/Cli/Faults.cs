using System.Net.Sockets;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Imports;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace FunnelReports.Web.Cli;

/// <summary>Puts what went wrong in one line for people: what, where, how to mend it.</summary>
public static class Faults
{
    private const string Setting = "ConnectionStrings:FunnelReports";

    /// <summary>The line, or null for a fault of the program itself.</summary>
    public static string? Explain(Exception fault, IConfiguration? configuration)
    {
        for (var e = fault; e is not null; e = e.InnerException)
        {
            if (Line(e, configuration) is { } line) return line.ReplaceLineEndings(" ");
        }

        return null;
    }

    private static string? Line(Exception fault, IConfiguration? configuration) => fault switch
    {
        MistakeException or ImportException or UnknownTimeZoneException => fault.Message,
        PostgresException e => OfServer(e, Server(configuration)),
        NpgsqlException e => OfConnection(e, Server(configuration)),
        SqliteException e => OfFile(e, configuration),
        FileNotFoundException { FileName: { } file } => $"There is no file {file}.",
        DirectoryNotFoundException => fault.Message,
        UnauthorizedAccessException => $"{fault.Message.TrimEnd('.')} for the account {Environment.UserName}. Give it the right, or choose another place.",
        IOException { HResult: DiskFull or 112 } => $"{fault.Message} Free some space and try again.",
        _ => null,
    };

    private const int DiskFull = 28;

    private static string OfServer(PostgresException fault, NpgsqlConnectionStringBuilder server) => fault.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"PostgreSQL at {Address(server)} refused the user \"{server.Username}\": {fault.MessageText}. Check Username and Password in {Setting}.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"There is no database \"{server.Database}\" on PostgreSQL at {Address(server)}. Check Database in {Setting}, or make it with: migrate",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"PostgreSQL at {Address(server)} does not let the user \"{server.Username}\" do this: {fault.MessageText}. Make it the owner of the database \"{server.Database}\".",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn =>
            $"The database \"{server.Database}\" on PostgreSQL at {Address(server)} has another schema than this program: {fault.MessageText}. Bring it up to date with: migrate",
        PostgresErrorCodes.TooManyConnections => $"PostgreSQL at {Address(server)} has no free connection. Try again, or raise its max_connections.",
        PostgresErrorCodes.DiskFull => $"The disk of PostgreSQL at {Address(server)} is full. Free some space and try again.",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown => $"PostgreSQL at {Address(server)} is starting or stopping. Try again in a moment.",
        _ => $"PostgreSQL at {Address(server)} answered: {fault.MessageText} ({fault.SqlState}).",
    };

    private static string OfConnection(NpgsqlException fault, NpgsqlConnectionStringBuilder server)
    {
        var reason = fault.InnerException switch
        {
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "no machine of that name is known",
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "nothing listens there",
            SocketException e => e.Message,
            TimeoutException => "it does not answer",
            { } e => $"{fault.Message} {e.Message}",
            _ => fault.Message.TrimEnd('.'),
        };
        return $"Cannot use PostgreSQL at {Address(server)}: {reason}. Check Host, Port and Password in {Setting}, and that the server runs.";
    }

    private static string OfFile(SqliteException fault, IConfiguration? configuration)
    {
        var file = configuration is null ? "The database file" : $"The database file {ConfiguredDatabase.FileOf(configuration)}";
        return fault.SqliteErrorCode switch
        {
            5 or 6 => $"{file} is held by another writer for too long. Wait for the import or rebuild that runs, or stop it.",
            8 => $"{file} may only be read. Give the account {Environment.UserName} the right to write it and its folder.",
            11 => $"{file} is damaged ({fault.Message}). Restore a backup with: restore FILE",
            13 => $"{file} cannot grow: the disk is full. Free some space and try again.",
            14 => $"{file} cannot be opened. Give the account {Environment.UserName} the right to write it and its folder, or choose another with --Data:Path FOLDER.",
            26 => $"{file} is no SQLite database. Move it away, or choose another folder with --Data:Path FOLDER.",
            _ => $"{file}: {fault.Message}",
        };
    }

    private static NpgsqlConnectionStringBuilder Server(IConfiguration? configuration) => new(configuration?.GetConnectionString("FunnelReports") ?? "");

    private static string Address(NpgsqlConnectionStringBuilder server) => $"{server.Host}:{server.Port}";
}
