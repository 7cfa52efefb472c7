using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace FunnelReports.Web.Auth;

/// <summary>How often one address may send a sign-in or set-up form. Looking at the form is free.</summary>
public static class SignInLimit
{
    /// <summary>Name of the limit, for <c>[EnableRateLimiting]</c>.</summary>
    public const string Name = "sign-in";

    /// <summary>Setting with the number of forms per minute and address.</summary>
    public const string Setting = "SignIn:TriesPerMinute";

    private const int Default = 20;

    /// <summary>Adds the limit. Beyond it the answer is 429.</summary>
    public static IServiceCollection AddSignInLimit(this IServiceCollection services)
    {
        services.AddRateLimiter(options => options.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            var perMinute = configuration.GetValue(Setting, Default);
            options.AddPolicy(Name, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(AddressOf(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = perMinute,
                    Window = TimeSpan.FromMinutes(1),
                })
                : RateLimitPartition.GetNoLimiter("read"));
        });
        return services;
    }

    /// <summary>One caller: an IPv4 address, or the first 64 bits of an IPv6 address, of which one caller has all the others.</summary>
    public static string AddressOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
