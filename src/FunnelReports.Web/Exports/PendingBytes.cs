namespace FunnelReports.Web.Exports;

/// <summary>Takes what is written at once, and gives it on when told to. It stands between writers that cannot wait and an answer that must not block.</summary>
internal sealed class PendingBytes : Stream
{
    private const int Piece = 64 * 1024;

    private readonly MemoryStream pending = new();

    /// <summary>True when enough is there to be worth sending.</summary>
    public bool IsFull => pending.Length >= Piece;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gives on what was written since the last time.</summary>
    public async Task SendAsync(Stream to, CancellationToken cancel)
    {
        await to.WriteAsync(pending.GetBuffer().AsMemory(0, (int)pending.Length), cancel);
        pending.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => pending.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => pending.Write(buffer);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) pending.Dispose();
        base.Dispose(disposing);
    }
}
