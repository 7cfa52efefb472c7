using System.Collections.Concurrent;
using FunnelReports.Data;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunnelReports.TestKit.Web;

/// <summary>
/// The real program on a free port of 127.0.0.1, inside the test process, with a database of its own. People sign in through the real page:
/// <see cref="ClientForAsync"/> for plain requests, <see cref="SignInAsync"/> for a browser.
/// </summary>
public sealed class WebApp : IAsyncDisposable
{
    /// <summary>The password of every person that tests make.</summary>
    public const string Password = "seven blue paper boats";

    private readonly Server server;
    private readonly ConcurrentDictionary<string, Lazy<Task>> accounts = new();

    private WebApp(TestDatabase data, Server server)
    {
        Data = data;
        this.server = server;
        Address = server.ClientOptions.BaseAddress;
    }

    /// <summary>Its database.</summary>
    public TestDatabase Data { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its services, for what no page can do.</summary>
    public IServiceProvider Services => server.Services;

    /// <summary>The e-mail of the person who has just this role.</summary>
    public static string EmailOf(string role) => $"{role}@example.test";

    /// <summary>Starts the program on a fresh database.</summary>
    /// <param name="engine">The database engine.</param>
    /// <param name="clock">Its time; null stands still at <see cref="TestDatabase.DefaultStart"/>, so that no night is missed.</param>
    /// <param name="seed">The workspace; null is <see cref="TestDatabase.DefaultSeed"/>.</param>
    /// <param name="settings">Settings as in <c>appsettings.json</c>.</param>
    /// <param name="works">False leaves out what the program does by itself (folding, nights), for tests that move the clock far.</param>
    public static async Task<WebApp> StartAsync(
        Engine engine = Engine.Sqlite, TimeProvider? clock = null, WorkspaceSeed? seed = null, IReadOnlyDictionary<string, string?>? settings = null, bool works = true)
    {
        var data = seed is null ? await TestDatabase.NewAsync(engine) : await TestDatabase.NewAsync(engine, seed);
        return StartOn(data, clock, settings, works);
    }

    /// <summary>Starts the program on a database that the test has filled; it goes with the program.</summary>
    public static WebApp StartOn(TestDatabase data, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null, bool works = true)
    {
        var server = new Server(data, clock ?? new FixedClock(TestDatabase.DefaultStart), settings ?? new Dictionary<string, string?>(), works);
        server.UseKestrel();
        server.StartServer();
        return new WebApp(data, server);
    }

    /// <summary>A client that follows no redirect and keeps its cookies, signed in as somebody with just this role; null is nobody.</summary>
    public async Task<HttpClient> ClientForAsync(string? role)
    {
        var client = NewClient();
        if (role is not null) await client.SignInAsync(await AccountAsync(role), Password);
        return client;
    }

    /// <summary>A client of nobody yet.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = Address };

    /// <summary>Signs a browser in as somebody with just this role, by typing.</summary>
    public async Task SignInAsync(BrowserVisit visit, string role)
    {
        await visit.GoAsync("/sign-in?returnUrl=%2Faccount%2Fpassword");
        await visit.Page.FillAsync("#email", await AccountAsync(role));
        await visit.Page.FillAsync("#password", Password);
        await visit.Page.ClickAsync("form.form-narrow button[type=submit]");
        await visit.ArriveAsync("#current");
    }

    /// <summary>Runs work with services of one scope, as one request has them.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Everybody who has an account, by e-mail.</summary>
    public Task<IReadOnlyList<Person>> PeopleAsync() => WithAsync<Users, IReadOnlyList<Person>>(users => users.ListAsync(CancellationToken.None));

    /// <summary>Makes the account of a role once and gives its e-mail.</summary>
    public async Task<string> AccountAsync(string role)
    {
        await accounts.GetOrAdd(role, name => new Lazy<Task>(() => AddAsync(EmailOf(name), name))).Value;
        return EmailOf(role);
    }

    /// <summary>Opens an account with <see cref="Password"/>.</summary>
    public async Task AddAsync(string email, params string[] roles)
    {
        var refusal = await WithAsync<Users, Refusal?>(users => users.AddAsync(Audit.Program, email, roles, Password, CancellationToken.None));
        if (refusal is not null) throw new InvalidOperationException(refusal.ToString());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await server.DisposeAsync();
        }
        catch (Exception failure) when (HasEndedByItself(failure))
        {
            // The program ends by itself as well once its host begins to stop, and now and then is done before this has stopped all of its services.
        }

        await Data.DisposeAsync();
    }

    private static bool HasEndedByItself(Exception failure) => failure switch
    {
        ObjectDisposedException => true,
        AggregateException several => several.InnerExceptions.All(HasEndedByItself),
        _ => false,
    };

    private sealed class Server(TestDatabase data, TimeProvider clock, IReadOnlyDictionary<string, string?> settings, bool works) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // The port is part of the settings: told to the factory, it is set on a server that may be running by then.
            builder.UseUrls("http://127.0.0.1:0");
            builder.ConfigureAppConfiguration(configuration =>
                configuration.AddInMemoryCollection([new(SignInLimit.Setting, "100000"), new("Pages:Patience", "00:05:00")]).AddInMemoryCollection(settings));
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton(data.Database);
                services.AddSingleton(clock);
                if (!works) LeaveOutWork(services);
            });
        }

        private static void LeaveOutWork(IServiceCollection services)
        {
            foreach (var service in services.Where(s => s.ServiceType == typeof(IHostedService)).ToList())
            {
                var from = service.ImplementationType?.Assembly ?? service.ImplementationFactory?.Method.Module.Assembly;
                if (from == typeof(Program).Assembly || from?.GetName().Name == "Quartz") services.Remove(service);
            }
        }
    }
}
