namespace FunnelReports.Core.Calendars;

/// <summary>
/// Years of twelve whole months that may start in any month. A year is named after the calendar year in which it <b>ends</b>: with a start in April,
/// fiscal year 2018 is 2017-04-01 to 2018-03-31 and its first quarter April to June 2017. With a start in January it is the calendar year.
/// </summary>
public readonly record struct FiscalYear
{
    /// <param name="startMonth">1 (January) to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such month.</exception>
    public FiscalYear(int startMonth)
    {
        if (startMonth is < 1 or > 12)
            throw new ArgumentOutOfRangeException(nameof(startMonth), startMonth, $"A fiscal year starts in a month from 1 (January) to 12 (December), not in month {startMonth}.");
        StartMonth = startMonth;
    }

    /// <summary>1 (January) to 12.</summary>
    public int StartMonth { get => field == 0 ? 1 : field; }

    /// <summary>The first day of the year that ends in that calendar year.</summary>
    public DateOnly StartOf(int year) => new(StartMonth == 1 ? year : year - 1, StartMonth, 1);

    /// <summary>All twelve months of a year.</summary>
    public DayRange Year(int year) => Part(year, 1, 12);

    /// <summary>Half 1 or 2 of a year.</summary>
    public DayRange Half(int year, int half) => Part(year, half, 6);

    /// <summary>Quarter 1 to 4 of a year.</summary>
    public DayRange Quarter(int year, int quarter) => Part(year, quarter, 3);

    /// <summary>The name of the year that a day lies in.</summary>
    public int YearOf(DateOnly day) => StartMonth == 1 || day.Month < StartMonth ? day.Year : day.Year + 1;

    /// <summary>Months from the start of its year to the month of a day: 0 to 11.</summary>
    public int MonthIndexOf(DateOnly day) => (day.Month - StartMonth + 12) % 12;

    private DayRange Part(int year, int number, int months)
    {
        if (number < 1 || number > 12 / months)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"A year has {12 / months} parts of {months} months.");
        var start = StartOf(year).AddMonths((number - 1) * months);
        return new(start, start.AddMonths(months));
    }
}
