namespace FunnelReports.Web.Localization;

/// <summary>The signs that mean one currency wherever they are read. Any other currency is written by its ISO 4217 code.</summary>
public static class CurrencySymbols
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "$",
        ["BRL"] = "R$",
        ["CZK"] = "Kč",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["PLN"] = "zł",
    };

    /// <summary>The sign of a currency, or null when its code is clearer.</summary>
    public static string? Of(string currency) => Signs.GetValueOrDefault(currency);
}
