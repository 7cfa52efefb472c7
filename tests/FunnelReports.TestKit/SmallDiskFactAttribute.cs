using Xunit;

namespace FunnelReports.TestKit;

/// <summary>A fact that needs a <see cref="SmallDisk"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    /// <summary>Skips where none can be mounted, unless every test is required.</summary>
    public SmallDiskFactAttribute() => Skip = Requirements.SkipReason(SmallDisk.WhatIsMissing);
}
