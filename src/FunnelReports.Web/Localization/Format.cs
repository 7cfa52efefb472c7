using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Localization;

/// <summary>
/// Every number, amount and date a reader sees, written by the rules of the reader's language.
/// What is not known reads <see cref="Missing"/>, never 0.
/// </summary>
public sealed class Format(IStringLocalizer<SharedResource> text)
{
    /// <summary>Stands where a value is not known or cannot exist (a rate with denominator 0).</summary>
    public const string Missing = "–";

    private const string NoBreakSpace = "\u00a0";

    /// <summary>Remembers what stands behind each text, for an answer that is read back; null when nobody will.</summary>
    public Written? Written { get; set; }

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>Writes any measure; null as <see cref="Missing"/>.</summary>
    public string Measure(Measure? measure) => measure switch
    {
        null => Missing,
        Localization.Measure.Count c => Count(c.Value),
        Localization.Measure.Mean m => Number(m.Value),
        Localization.Measure.Days d => Days(d.Value),
        Localization.Measure.Rate r => Percent(r.Value),
        Localization.Measure.Money a => Money(a.Minor, a.Currency, a.Decimals),
        _ => throw new InvalidOperationException($"No format for {measure.GetType().Name}."),
    };

    /// <summary>"8,000".</summary>
    public string Count(long? value) => value is { } count ? Noted(count.ToString("N0", Culture), count) : Missing;

    /// <summary>A number that leads to the leads that it counts.</summary>
    public LeadCount Count(long value, string? path) => new(value, path, Count(value));

    /// <summary>A difference, with its sign: "+3", "−2"; 0 has none.</summary>
    public string Difference(long value) => Noted(Signed(value, "N0"), value);

    /// <summary>"1 lead", "8,000 leads".</summary>
    public string Leads(long count) => count == 1 ? text["1 lead"] : text["{0} leads", Count(count)];

    /// <summary>"8,000 leads", which leads to them.</summary>
    public LeadCount Leads(long count, string? path) => new(count, path, Leads(count));

    /// <summary>"49.2", for columns whose heading names the unit.</summary>
    public string Number(double? value, int decimals = 1) =>
        IsKnown(value) ? Noted(value!.Value.ToString($"N{decimals}", Culture), value.Value, decimals) : Missing;

    /// <summary>"49.2 days"; "1 day" only when that is what the reader sees.</summary>
    public string Days(double? value, int decimals = 1)
    {
        if (!IsKnown(value))
        {
            return Missing;
        }

        var rounded = Math.Round(value!.Value, decimals, MidpointRounding.AwayFromZero);
        var shown = rounded.ToString(rounded == Math.Floor(rounded) && decimals == 0 ? "N0" : $"N{decimals}", Culture);
        return Noted(shown == "1" ? text["{0} day", shown] : text["{0} days", shown], rounded, decimals, ShownUnit.Days);
    }

    /// <summary>A fraction as percent: 0.125 is "12.5%" in English, "12,5 %" in French.</summary>
    public string Percent(double? fraction, int decimals = 1) =>
        IsKnown(fraction) ? Noted(Together(fraction!.Value.ToString($"P{decimals}", Culture)), fraction.Value, decimals + 2, ShownUnit.Fraction) : Missing;

    /// <summary>"12.5%", which leads to the leads that are this share of others.</summary>
    public LeadCount Percent(double? fraction, long count, string? path) => new(count, path, Percent(fraction));

    /// <summary>Percentage points, always with a sign: "+2.1 points".</summary>
    public string Points(double? points, int decimals = 1) =>
        IsKnown(points) ? Noted(text["{0} points", Signed(points!.Value, $"N{decimals}")], points.Value, decimals, ShownUnit.Points) : Missing;

    /// <summary>An amount in minor units, exact to the last one: "€1,234.50", "CHF 1,234.50".</summary>
    public string Money(long? minor, string currency, int decimals)
    {
        if (minor is null)
        {
            return Missing;
        }

        var amount = new decimal(minor.Value);
        for (var i = 0; i < decimals; i++)
        {
            amount /= 10;
        }

        var format = (NumberFormatInfo)Culture.NumberFormat.Clone();
        var prefix = format.CurrencyPositivePattern is 0 or 2;
        format.CurrencySymbol = CurrencySymbols.Of(currency) ?? (prefix ? currency + NoBreakSpace : currency);
        format.CurrencyDecimalDigits = decimals;
        if (Culture.TwoLetterISOLanguageName == "en")
        {
            format.CurrencyNegativePattern = 1;
        }

        var shown = Together(amount.ToString("C", format));
        Written?.Add(shown, new ShownValue.Number(amount, decimals, ShownUnit.Money, currency));
        return shown;
    }

    /// <summary>An amount without its currency, where that stands above a table: "1,234.50".</summary>
    public string Amount(long? minor, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        if (minor is not { } known) return Missing;
        var shown = AmountInput.Write(known, currency, Culture);
        Written?.Add(shown, ShownValue.Exact(known, currency));
        return shown;
    }

    /// <summary>A length of time: "0.4 s", "2 min 5 s".</summary>
    public string Seconds(double seconds)
    {
        if (seconds < 60) return Noted(text["{0} s", seconds.ToString("N1", Culture)], seconds, 1, ShownUnit.Seconds);
        var whole = (long)seconds;
        return Noted(text["{0} min {1} s", (whole / 60).ToString("N0", Culture), whole % 60], whole, 0, ShownUnit.Seconds);
    }

    /// <summary>"1 Mar 2018".</summary>
    public string Day(DateOnly? day) => Dated(day, "d MMM yyyy", static date => new ShownValue.Day(date));

    /// <summary>"March 2018".</summary>
    public string Month(DateOnly? day) => Dated(day, "MMMM yyyy", static date => new ShownValue.Month(new DateOnly(date.Year, date.Month, 1)));

    /// <summary>"Mar 2018", where there is little room.</summary>
    public string ShortMonth(DateOnly? day) => Dated(day, "MMM yyyy", static date => new ShownValue.Month(new DateOnly(date.Year, date.Month, 1)));

    /// <summary>Both days included: "1 Mar 2018 – 31 Mar 2018"; one day is written once.</summary>
    public string Days(DateOnly first, DateOnly last) =>
        first == last ? Day(first) : text["{0} – {1}", Day(first), Day(last)];

    /// <summary>Both days included, nothing said twice: "1–14 Oct 2026", "1 Jul – 22 Aug 2026", "28 Dec 2025 – 3 Jan 2026". A year that the reader knows is left out: "1 Jul – 22 Aug".</summary>
    public string DaysShortly(DateOnly first, DateOnly last, int? known = null)
    {
        var (start, end) = Ends(first, last, known);
        return first == last ? end : (first.Year, first.Month) == (last.Year, last.Month) ? text["{0}–{1}", start, end] : text["{0} – {1}", start, end];
    }

    /// <summary>The same inside a sentence: "from 1 to 14 Oct 2026", "on 5 Mar 2018".</summary>
    public string InDays(DateOnly first, DateOnly last, int? known = null)
    {
        var (start, end) = Ends(first, last, known);
        return first == last ? text["on {0}", end] : text["from {0} to {1}", start, end];
    }

    /// <summary>A moment as the clock of the given zone shows it: "1 Mar 2018, 00:15".</summary>
    public string Moment(DateTimeOffset? instant, TimeZoneInfo zone)
    {
        if (instant is null) return Missing;
        var moment = ShownValue.At(instant.Value, zone);
        var shown = moment.Clock.ToString(text["d MMM yyyy, HH:mm"], Culture);
        Written?.Add(shown, moment);
        return shown;
    }

    /// <summary>The change alone, with its sign: "+12.3%", "−2.1 points", "+3.5 days"; <see cref="Missing"/> for a percentage of 0.</summary>
    public string Change(Change change) => change switch
    {
        { Amount: null } => Missing,
        { Rule: ChangeRule.Points } => Points(change.Amount),
        { Rule: ChangeRule.Days } => Noted(text["{0} days", Signed(change.Amount.Value, "N1")], change.Amount.Value, 1, ShownUnit.Days),
        _ => Noted(Signed(change.Amount.Value, "P1"), change.Amount.Value, 3, ShownUnit.Fraction),
    };

    private static bool IsKnown(double? value) => value is { } v && double.IsFinite(v);

    private (string Start, string End) Ends(DateOnly first, DateOnly last, int? known)
    {
        var end = last.Year == known && first.Year == known ? last.ToString(text["d MMM"], Culture) : Day(last);
        var start = first.Year != last.Year ? Day(first) : first.Month == last.Month ? first.Day.ToString(Culture) : first.ToString(text["d MMM"], Culture);
        return (start, end);
    }

    private string Dated(DateOnly? day, string form, Func<DateOnly, ShownValue> value)
    {
        if (day is not { } date) return Missing;
        var shown = date.ToString(text[form], Culture);
        Written?.Add(shown, value(date));
        return shown;
    }

    private string Noted(string shown, long value)
    {
        Written?.Add(shown, new ShownValue.Number(value, 0));
        return shown;
    }

    private string Noted(string shown, double value, int decimals, ShownUnit unit = ShownUnit.Plain)
    {
        Written?.Add(shown, ShownValue.Rounded(value, decimals, unit));
        return shown;
    }

    /// <summary>Keeps a number and its sign on one line.</summary>
    private static string Together(string number) => number.Replace(" ", NoBreakSpace, StringComparison.Ordinal);

    private static string Signed(double value, string format)
    {
        var size = Together(Math.Abs(value).ToString(format, Culture));
        return value > 0 ? "+" + size : value < 0 ? "−" + size : size;
    }
}
