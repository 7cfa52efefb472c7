using Microsoft.AspNetCore.Identity;

namespace FunnelReports.Data.Model;

/// <summary>A person who may sign in.</summary>
public sealed class AppUser : IdentityUser<Guid>;
