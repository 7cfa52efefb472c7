namespace FunnelReports.Core.Reports;

/// <summary>
/// The cost when each day's spend is given to the days on which its leads arrive. Amounts as in <see cref="CostReport"/>;
/// broughtForward + spent = spend + notYetAllocated, to the minor unit (a null counts for nothing).
/// </summary>
/// <param name="Spend">Spend given to the period.</param>
/// <param name="PerLead">Spend ÷ entered.</param>
/// <param name="Low">Lower 95 % limit.</param>
/// <param name="High">Upper 95 % limit.</param>
/// <param name="LagSource">Where the distribution of lags comes from: Period, TwelveMonths or Fixed.</param>
/// <param name="Leads">How many leads the distribution comes from; 1 for a fixed lag.</param>
/// <param name="LongestLagDays">The longest lag among them.</param>
/// <param name="From">The first day that gives to the period.</param>
/// <param name="To">The last day that gives to the period, included.</param>
/// <param name="Coverage">For how many of the days that give to the period the spend is known.</param>
/// <param name="WeightKnown">For what share of their weight it is known, as a fraction.</param>
/// <param name="BroughtForward">Spent before the period and given to no day before it.</param>
/// <param name="Spent">Spent in the period.</param>
/// <param name="NotYetAllocated">Spent up to the last day counted and given to days after it.</param>
public sealed record LagWeightedFigure(
    string? Spend, string? PerLead, string? Low, string? High, string LagSource, long Leads, int LongestLagDays, DateOnly From, DateOnly To,
    CostCoverage Coverage, double? WeightKnown, string? BroughtForward, string? Spent, string? NotYetAllocated);

/// <summary>What a lead of one stage cost.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Role">Lead, Mql, Sql, Opportunity or Customer.</param>
/// <param name="Entered">Leads that first entered it in the period.</param>
/// <param name="Simple">Spend of the period ÷ entered.</param>
/// <param name="LagAdjusted">Spend of the period moved back by the lag of this stage ÷ entered; null while the lag is unknown.</param>
public sealed record StageCost(string Key, string Role, long Entered, CostFigure Simple, LagAdjustedFigure? LagAdjusted);

/// <summary>One channel or campaign of the cost, simple. All lines together make up the spend and the entries of the report.</summary>
/// <param name="Value">Its name; "(none)" for what is assigned to none.</param>
/// <param name="Assigned">False for the line of leads that have none, and of spend that is for no one of them. It has no cost: one has nothing to do with the other.</param>
/// <param name="Entered">Leads that first entered the stage in the period.</param>
/// <param name="Spend">Its spend in the period, as far as known.</param>
/// <param name="PerLead">Spend ÷ entered.</param>
/// <param name="Low">Lower 95 % limit.</param>
/// <param name="High">Upper 95 % limit.</param>
/// <param name="Coverage">For how many days of the period its spend is known.</param>
public sealed record CostLine(string Value, bool Assigned, long Entered, string? Spend, string? PerLead, string? Low, string? High, CostCoverage Coverage);

/// <summary>What came back: the revenue of the customers among the leads that first entered the funnel in the period ÷ the spend of the period.</summary>
/// <param name="Leads">Leads that first entered the funnel in the period.</param>
/// <param name="Customers">Those of them that became customers, up to the as-of day.</param>
/// <param name="WithAmount">Customers of whom an amount is known.</param>
/// <param name="Revenue">The amounts of their entries into the customer stage; null when there are customers and not one has an amount.</param>
/// <param name="Spend">Spend of the period, as far as known.</param>
/// <param name="Coverage">For how many days of the period the spend is known.</param>
/// <param name="PerSpend">Revenue ÷ spend as a fraction (2 is 200 %); null unless the spend is known for every day.</param>
/// <param name="Cohorts">The same for the leads of each month of the period.</param>
public sealed record ReturnFigure(
    long Leads, long Customers, long WithAmount, string? Revenue, string? Spend, CostCoverage Coverage, double? PerSpend, IReadOnlyList<ReturnCohort> Cohorts);

/// <summary>As <see cref="ReturnFigure"/>, of the leads that came in one month of the period.</summary>
public sealed record ReturnCohort(
    string Bucket, long Leads, long Customers, long WithAmount, string? Revenue, string? Spend, CostCoverage Coverage, double? PerSpend);
