namespace FunnelReports.Web.Cli.Doctoring;

/// <summary>What a check found.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Health">How it came out.</param>
/// <param name="Text">What was found and, when it is not good, how to mend it.</param>
public sealed record Finding(string Check, Health Health, string Text);
