using Xunit;

namespace FunnelReports.TestKit.Browsers;

/// <summary>A theory that needs Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where Chromium is not installed, unless every test is required.</summary>
    public BrowserTheoryAttribute() => Skip = Requirements.SkipReason(BrowserFixture.WhatIsMissing);
}
