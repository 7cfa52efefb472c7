using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>A cell beside the field of a document that it shows.</summary>
internal static class ShownCell
{
    private const string Unknown = "–";
    private const string NotReached = "not reached";

    /// <summary>Fails unless the cell says what the field does, as fine as the cell is; amounts, days and names to the last sign.</summary>
    /// <returns>1 when there is something in the cell, else 0.</returns>
    public static int Compare(string where, string cell, JsonNode? field)
    {
        if (field is null) Assert.True(cell is "" or Unknown or NotReached, $"{where} is {cell}, which the document does not have.");
        else if (field.GetValueKind() == JsonValueKind.Number) Assert.True(IsRounded(cell, (decimal)field), $"{where} is {cell}, in the document {field}.");
        else Assert.Equal((where, $"{field}"), (where, cell));
        return cell is "" or Unknown ? 0 : 1;
    }

    // "0.352", "35.2 %", "30 days", "+3".
    private static bool IsRounded(string cell, decimal exact)
    {
        var number = cell.Split(' ')[0];
        var step = 1m;
        for (var i = number.IndexOf('.', StringComparison.Ordinal); i >= 0 && i < number.Length - 1; i++) step /= 10;
        if (cell.EndsWith('%')) exact *= 100;
        return decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var shown) && Math.Abs(shown - exact) <= (step / 2) + 0.000_000_001m;
    }
}
