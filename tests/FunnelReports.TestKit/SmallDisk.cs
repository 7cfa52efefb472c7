using System.Diagnostics;

namespace FunnelReports.TestKit;

/// <summary>A file system of a few megabytes in memory, to be filled, made larger or locked.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly TempFolder folder = new();

    private SmallDisk()
    {
    }

    /// <summary>What a person must do before tests can make one; null when nothing.</summary>
    public static string? WhatIsMissing { get; } =
        !OperatingSystem.IsLinux() ? "Run the tests on Linux: they mount a small file system."
        : !Environment.IsPrivilegedProcess ? "Run the tests as root: they mount a small file system."
        : !CanMount() ? "Let the tests mount a file system (in a container: --cap-add SYS_ADMIN)."
        : null;

    /// <summary>Where it is mounted.</summary>
    public string Path => folder.Path;

    /// <summary>Mounts it.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", disk.Path);
        return disk;
    }

    /// <summary>Gives it this size.</summary>
    public Task ResizeAsync(int megabytes) => RunAsync("mount", "-o", $"remount,size={megabytes}m", Path);

    /// <summary>Lets nobody write to it any more.</summary>
    public Task LockAsync() => RunAsync("mount", "-o", "remount,ro", Path);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Path);
        folder.Dispose();
    }

    private static bool CanMount()
    {
        using var trial = Process.Start("/bin/sh", ["-c", "unshare --mount mount -t tmpfs none /mnt 2>/dev/null"]);
        trial.WaitForExit();
        return trial.ExitCode == 0;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
