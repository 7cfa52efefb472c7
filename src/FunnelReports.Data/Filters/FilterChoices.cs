using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Filters;

/// <summary>Reads what a filter can choose from.</summary>
public sealed class FilterChoices(FunnelDatabase database)
{
    /// <summary>The values of leads and the saved segments, with what a text chooses of them.</summary>
    /// <param name="workspace">Has the saved segments.</param>
    /// <param name="text">The filter as typed.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<FilterState> ReadAsync(Workspace workspace, string? text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return database.ReadAsync(ReadInAsync, cancel);

        async Task<FilterState> ReadInAsync(DbTransaction transaction)
        {
            var values = new List<(Dimension, string)>();
            await using (var command = transaction.Command("SELECT dimension, key FROM dimension_value WHERE dimension BETWEEN @first AND @last ORDER BY dimension, key"))
            {
                command.With("@first", (short)Dimension.Channel).With("@last", (short)Dimension.Campaign);
                await using var row = await command.ExecuteReaderAsync(cancel);
                while (await row.ReadAsync(cancel)) values.Add(((Dimension)row.GetInt16(0), row.GetString(1)));
            }

            return new FilterState(values, [.. workspace.SavedSegments.Select(s => s.Name)], Conditions(text), await ChoiceAsync(transaction));
        }

        async Task<SegmentChoice?> ChoiceAsync(DbTransaction transaction)
        {
            try
            {
                return await new SegmentReader(workspace).ReadAsync(transaction, text, cancel);
            }
            catch (MistakeException)
            {
                return null;
            }
        }
    }

    private static IReadOnlyList<(Dimension? Dimension, string Value)> Conditions(string? text)
    {
        try
        {
            return FilterText.Parse(text);
        }
        catch (MistakeException)
        {
            return [];
        }
    }
}

/// <summary>What can be chosen and what is.</summary>
/// <param name="Values">Every value of a lead's dimensions, by dimension and name.</param>
/// <param name="Saved">The names of the saved segments.</param>
/// <param name="Conditions">What is chosen, a null dimension for a saved segment.</param>
/// <param name="Choice">What it comes to; null when the text is not understood, which the report says in words.</param>
public sealed record FilterState(
    IReadOnlyList<(Dimension Dimension, string Key)> Values, IReadOnlyList<string> Saved, IReadOnlyList<(Dimension? Dimension, string Value)> Conditions, SegmentChoice? Choice);
