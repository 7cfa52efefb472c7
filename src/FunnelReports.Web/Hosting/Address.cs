using System.Net.Sockets;
using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FunnelReports.Web.Hosting;

/// <summary>Where the server listens, what it says when it does, and what it says when it cannot.</summary>
public static class Address
{
    /// <summary>Only this machine reaches it, until an operator says otherwise.</summary>
    public const string Default = "http://127.0.0.1:5080";

    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on <see cref="Default"/> unless an address or port is set anywhere.</summary>
    public static WebApplicationBuilder AddAddress(this WebApplicationBuilder builder)
    {
        var isSet = Settings.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!isSet)
        {
            builder.WebHost.UseUrls(Default);
        }

        return builder;
    }

    /// <summary>
    /// Makes sure of the database, then serves until it is told to stop. Exit code 0, or 1 with one line on <paramref name="error"/>
    /// when the address cannot be had. Throws when the database cannot.
    /// </summary>
    public static async Task<int> ServeAsync(this WebApplication app, TextWriter output, TextWriter error)
    {
        var wanted = app.Configuration["urls"] ?? "the configured address";
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStopped = app.Lifetime.ApplicationStopped.Register(stopped.SetResult);
        try
        {
            await app.ReadyDatabaseAsync();
            await app.StartAsync();
            await SayReadyAsync(app, output);
            await app.WaitForShutdownAsync();
            await stopped.Task; // whoever asked it to stop may not be done with stopping it
            return 0;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync(
                $"Cannot listen on {wanted}: another program uses that port. Stop it, or choose another port, for example --urls http://127.0.0.1:5081");
            return 1;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AccessDenied or SocketError.AddressNotAvailable)
        {
            var reason = fault.SocketErrorCode is SocketError.AccessDenied
                ? "this account may not open that port (ports below 1024 need rights)"
                : "this machine does not have that address";
            await error.WriteLineAsync($"Cannot listen on {wanted}: {reason}. Choose another with --urls, for example --urls {Default}");
            return 1;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static async Task SayReadyAsync(WebApplication app, TextWriter output)
    {
        var addresses = app.Services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        if (addresses is not { Count: > 0 }) return;
        await output.WriteLineAsync($"FunnelReports is ready on {string.Join(", ", addresses)}");
        if (await FirstAdmin.NewTokenAsync(app.Services, app.Lifetime.ApplicationStopping) is { } token)
        {
            await output.WriteLineAsync($"There is no admin yet. Make the first one here; the link works once: {Reachable(addresses.First())}/setup?token={token}");
        }
    }

    // A server that listens everywhere says so with an address that no browser can open.
    private static string Reachable(string address)
    {
        var binding = BindingAddress.Parse(address);
        var host = binding.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return $"{binding.Scheme}://{host}:{binding.Port}{binding.PathBase}";
    }
}
