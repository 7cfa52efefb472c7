using FunnelReports.Data;
using FunnelReports.Data.Model;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace FunnelReports.Web.Auth;

/// <summary>Accounts, the sign-in cookie, policies and the keys behind them.</summary>
public static class SignInSetup
{
    /// <summary>Address of the sign-in page.</summary>
    public const string Path = "/sign-in";

    private const int HashIterations = 220_000;

    /// <summary>Adds accounts that can be made and checked: all that the command line needs.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = 1; // PasswordRules says it all
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<FunnelDb>()
            .AddPasswordValidator<PasswordRules>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddScoped<Users>();
        return services;
    }

    /// <summary>Adds sign-in to the server.</summary>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAccounts();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<FirstAdmin>();
        services.AddScoped<SignInCookie>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = SignInCookie.Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = SignInCookie.Idle;
            options.SlidingExpiration = true;
            options.LoginPath = Path;
            options.ReturnUrlParameter = "returnUrl";
            options.EventsType = typeof(SignInCookie);
        });
        services.AddAuthorization(Policies.Register);
        services.AddSignInLimit();
        services.AddDataProtection().SetApplicationName("FunnelReports");
        services.AddSingleton<DatabaseKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseKeys>((options, keys) => options.XmlRepository = keys);
        return builder;
    }

    /// <summary>
    /// Reads who asks, then whether they may. Static files are everybody's, so nobody is looked up for them; nor for the error page,
    /// which must come even when the database does not answer.
    /// </summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null && context.Features.Get<IExceptionHandlerFeature>() is null,
            people => people.UseAuthentication());
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }
}
