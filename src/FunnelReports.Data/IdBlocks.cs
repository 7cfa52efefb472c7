using System.Data.Common;

namespace FunnelReports.Data;

/// <summary>Ids are made by the program, from blocks: the database is asked once for many, and never generates one itself.</summary>
public static class IdBlocks
{
    public const string Lead = "lead";
    public const string Transition = "transition";
    public const string Batch = "batch";
    public const string ImportRun = "import_run";
    public const string DimensionValue = "dimension_value";

    /// <summary>Takes <paramref name="count"/> ids and returns the first of them. Ids that a rolled-back transaction took are taken again.</summary>
    public static async Task<long> TakeAsync(DbTransaction transaction, string name, long count, CancellationToken cancel)
    {
        await using var command = transaction.Command(
            "INSERT INTO id_block (name, next) VALUES (@name, @first + @count) "
            + "ON CONFLICT (name) DO UPDATE SET next = id_block.next + @count RETURNING next - @count");
        command.With("@name", name).With("@count", count).With("@first", 1L);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Gives back ids that this transaction took and did not use: all of them, and only while nothing was taken since.</summary>
    public static async Task GiveBackAsync(DbTransaction transaction, string name, long first, CancellationToken cancel)
    {
        await using var command = transaction.Command("UPDATE id_block SET next = @first WHERE name = @name");
        command.With("@name", name).With("@first", first);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
