using System.Net;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Auth;

/// <summary>Who may open what: every page and endpoint of the real program, every role.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    // Open to everybody besides the pages of the table and static files.
    private static readonly string[] OpenEndpoints = ["/healthz", "/readyz"];

    private WebApp app = null!;

    private IEnumerable<RouteEndpoint> Endpoints =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsStaticFile(e));

    public async Task InitializeAsync() => app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public void Every_page_and_endpoint_names_a_policy_of_the_table_or_is_listed_as_open()
    {
        var known = Policies.Table.Select(policy => policy.Name).ToHashSet();
        var wrong = Endpoints.Where(e => !IsOpen(e) && !(PolicyOf(e) is { } policy && known.Contains(policy))).Select(Name);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_is_open_that_is_not_listed() =>
        Assert.Empty(Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsOpen(e)).Select(Name));

    [Fact]
    public void Every_policy_has_a_role_and_every_role_a_policy()
    {
        Assert.All(Policies.Table, policy => Assert.NotEmpty(policy.Roles));
        Assert.Equal(Roles.All.Order(), Policies.Table.SelectMany(policy => policy.Roles).Distinct().Order());
        Assert.Equal(Policies.Table.Count, Policies.Table.Select(policy => policy.Name).Distinct().Count());
    }

    [Fact]
    public async Task Every_role_gets_from_every_page_what_the_table_says()
    {
        foreach (var role in Roles.All)
        {
            using var client = await app.ClientForAsync(role);
            foreach (var endpoint in Endpoints.Where(e => !IsOpen(e) && Reads(e)))
            {
                using var answer = await client.GetAsync(new Uri(AddressOf(endpoint), UriKind.Relative));
                var mayOpen = Policies.Table.Single(policy => policy.Name == PolicyOf(endpoint)).Roles.Contains(role);
                // A page may lead on, such as to where people begin, but to the sign-in only those who are turned away.
                var isTurnedAway = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal);
                var got = !isTurnedAway && answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
                Assert.True(mayOpen == got && (mayOpen || answer.StatusCode == HttpStatusCode.Forbidden), $"{role} asked {Name(endpoint)} and got {answer.StatusCode}");
                Assert.True((int)answer.StatusCode < 500, $"{role} asked {Name(endpoint)} and got {answer.StatusCode}");
                if (!mayOpen) Assert.Equal($"{role} {AddressOf(endpoint)} 403", $"{role} {AddressOf(endpoint)} {await client.LookAsync(AddressOf(endpoint) + "?export=xlsx")}");
            }
        }
    }

    [Fact]
    public async Task Nobody_is_sent_from_every_page_to_the_sign_in_and_told_no_by_the_api()
    {
        using var client = app.NewClient();
        foreach (var endpoint in Endpoints.Where(e => !IsOpen(e) && Reads(e)))
        {
            var address = AddressOf(endpoint);
            var expected = address.StartsWith("/api", StringComparison.Ordinal) ? "401" : $"302 /sign-in?returnUrl={Uri.EscapeDataString(address)}";
            Assert.Equal($"{address} {expected}", $"{address} {await client.LookAsync(address)}");
        }
    }

    [Fact]
    public async Task Static_files_and_probes_are_open()
    {
        using var client = app.NewClient();
        Assert.Equal("200", await client.LookAsync("/css/site.css"));
        Assert.Equal("200", await client.LookAsync("/healthz"));
        Assert.Equal("200", await client.LookAsync("/readyz"));
        Assert.Equal("200", await client.LookAsync("/sign-in"));
    }

    // The second one serves files that are newer than the build, in development only.
    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == "{**path:file}";

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
        ? PagePolicies.OpenToAll.Contains(page.ViewEnginePath)
        : OpenEndpoints.Contains(endpoint.RoutePattern.RawText);

    private static bool Reads(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET");

    private static string? PolicyOf(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null);

    private static string Name(RouteEndpoint endpoint) => endpoint.DisplayName ?? endpoint.RoutePattern.RawText ?? "?";

    // Any value will do: who may not come in is turned away before it is read.
    private static string AddressOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { ParameterPolicies: var rules } when rules.Any(rule => rule.Content == "guid") => Guid.Empty.ToString(),
        _ => "1",
    }))));
}
