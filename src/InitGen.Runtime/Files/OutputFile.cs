using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace InitGen.Files;

/// <summary>A file that is being written, under a name that nobody else uses.</summary>
internal class OutputFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <summary>Creates it, and takes the room that it will need, so that a full disk shows before work begins.</summary>
    public OutputFile(string path, long length) =>
        _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, length);

    public virtual void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_handle, bytes, offset);

    /// <summary>Returns when the disk has it.</summary>
    public virtual void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Dispose()
    {
        _handle.Dispose();
        GC.SuppressFinalize(this);
    }
}
