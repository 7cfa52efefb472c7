using Xunit;

namespace FunnelReports.TestKit.Browsers;

/// <summary>A fact that needs Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Skips where Chromium is not installed, unless every test is required.</summary>
    public BrowserFactAttribute() => Skip = Requirements.SkipReason(BrowserFixture.WhatIsMissing);
}
