using FunnelReports.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FunnelReports.Data.Sqlite;

/// <summary>SQLite has no type for instants: they are stored as integer microseconds since 1970, UTC.</summary>
internal sealed class SqliteModelCustomizer(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    private static readonly ValueConverter<DateTime, long> Micros = new(
        time => Instant.FromUtc(time).Micros,
        micros => new Instant(micros).ToUtc());

    // Identity's lock-out end is the one instant with an offset; it is always UTC.
    private static readonly ValueConverter<DateTimeOffset, long> OffsetMicros = new(
        time => Instant.FromUtc(time.UtcDateTime).Micros,
        micros => new DateTimeOffset(new Instant(micros).ToUtc()));

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?)) property.SetValueConverter(Micros);
            if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?)) property.SetValueConverter(OffsetMicros);
        }
    }
}
