using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InitGen.Files;

/// <summary>The bytes of one file of tensors, all of them in memory: mapped, or read because a stream cannot be mapped.</summary>
internal abstract unsafe class TensorData : IDisposable
{
    /// <summary>The first byte of the file.</summary>
    public byte* Start { get; protected set; }

    /// <summary>Number of bytes.</summary>
    public long Length { get; protected set; }

    public static TensorData Map(FileStream file) => new Mapped(file);

    public static TensorData ReadAll(Stream stream) => new Copied(stream);

    public Stream Open() => new UnmanagedMemoryStream(Start, Length);

    public abstract void Dispose();

    private sealed class Mapped : TensorData
    {
        private readonly MemoryMappedFile _file;
        private readonly MemoryMappedViewAccessor _view;
        private readonly SafeMemoryMappedViewHandle _handle;

        public Mapped(FileStream file)
        {
            // What is longer than this would be cut off by a writer that is still at work; the header is compared with it.
            Length = file.Length;
            _file = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            _handle = _view.SafeMemoryMappedViewHandle;
            byte* start = null;
            _handle.AcquirePointer(ref start);
            Start = start + _view.PointerOffset;
        }

        public override void Dispose()
        {
            if (Start is not null) _handle.ReleasePointer();
            Start = null;
            _view.Dispose();
            _file.Dispose();
        }
    }

    private sealed class Copied : TensorData
    {
        private const long FirstBuffer = 1 << 20;

        // Native memory: no array is as long as a file may be.
        public Copied(Stream stream)
        {
            try
            {
                long capacity = stream.CanSeek ? Math.Max(1, stream.Length - stream.Position) : FirstBuffer;
                Start = (byte*)NativeMemory.Alloc((nuint)capacity);
                while (true)
                {
                    if (Length == capacity)
                    {
                        int one = stream.ReadByte();
                        if (one < 0) return;
                        capacity = checked(2 * capacity);
                        Start = (byte*)NativeMemory.Realloc(Start, (nuint)capacity);
                        Start[Length++] = (byte)one;
                    }

                    int read = stream.Read(new Span<byte>(Start + Length, (int)Math.Min(capacity - Length, 1 << 24)));
                    if (read == 0) return;
                    Length += read;
                }
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public override void Dispose()
        {
            NativeMemory.Free(Start);
            Start = null;
        }
    }
}
