using System.Diagnostics.CodeAnalysis;

namespace FunnelReports.Core;

/// <summary>
/// A currency of ISO 4217: its code of three letters and how many decimals its minor unit has (EUR 2, JPY 0, KWD 3).
/// There is exactly one instance per code; get it with <see cref="Parse"/>.
/// </summary>
public sealed record Currency
{
    private const string WithTwoDecimals =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK " +
        "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL " +
        "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK " +
        "SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string WithoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string WithThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
    private const string WithFourDecimals = "CLF UYW";

    private static readonly Dictionary<string, Currency> ByCode =
        Table(WithTwoDecimals, 2).Concat(Table(WithoutDecimals, 0)).Concat(Table(WithThreeDecimals, 3)).Concat(Table(WithFourDecimals, 4))
            .ToDictionary(currency => currency.Code, StringComparer.OrdinalIgnoreCase);

    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
        long units = 1;
        for (var i = 0; i < decimals; i++)
            units *= 10;
        MinorPerMajor = units;
    }

    /// <summary>Three capital letters.</summary>
    public string Code { get; }

    /// <summary>Digits after the decimal point: 0, 2, 3 or 4.</summary>
    public int Decimals { get; }

    /// <summary>Minor units in one major unit: 100 for EUR, 1 for JPY.</summary>
    public long MinorPerMajor { get; }

    /// <summary>Every currency known here, by code.</summary>
    public static IReadOnlyList<Currency> All { get; } = [.. ByCode.Values.OrderBy(currency => currency.Code, StringComparer.Ordinal)];

    /// <summary>The currency of a code, in capitals or not, spaces around it ignored.</summary>
    /// <exception cref="FormatException">No currency of ISO 4217 in use has that code.</exception>
    public static Currency Parse(string code) => TryParse(code, out var currency)
        ? currency
        : throw new FormatException($"\"{code}\" is not a currency code. Use three letters of ISO 4217, for example EUR, USD, GBP or JPY.");

    public static bool TryParse(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && ByCode.TryGetValue(code.Trim(), out currency);
    }

    public override string ToString() => Code;

    private static IEnumerable<Currency> Table(string codes, int decimals) => codes.Split(' ').Select(code => new Currency(code, decimals));
}
