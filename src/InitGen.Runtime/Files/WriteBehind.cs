using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace InitGen.Files;

/// <summary>
/// Writes to a set of files on a thread of its own, so that the next weights are made while the last ones go to the disk. A few buffers, however
/// much is written.
/// </summary>
internal sealed class WriteBehind : IDisposable
{
    /// <summary>The most bytes that one write takes.</summary>
    public const int BufferLength = 1 << 20;

    private const int Buffers = 4;

    private readonly OutputSet _output;
    private readonly Queue<(int File, byte[] Bytes, int Count, long Offset)> _waiting = new();
    private readonly Stack<byte[]> _free = new();
    private readonly Thread? _thread;
    private Exception? _failure;
    private bool _isWriting;
    private bool _isClosed;

    /// <summary>Starts.</summary>
    /// <param name="output">The files.</param>
    /// <param name="hasThread">Whether there is to be a thread; otherwise each write is done when it returns.</param>
    public WriteBehind(OutputSet output, bool hasThread)
    {
        _output = output;
        for (int i = 0; i < (hasThread ? Buffers : 1); i++) _free.Push(GC.AllocateUninitializedArray<byte>(BufferLength));
        if (!hasThread) return;
        _thread = new Thread(Work) { IsBackground = true, Name = "InitGen writer" };
        _thread.Start();
    }

    /// <summary>A buffer to put bytes into, as soon as one is free.</summary>
    /// <exception cref="System.IO.IOException">An earlier write failed.</exception>
    public byte[] Rent()
    {
        lock (_free)
        {
            while (_free.Count == 0 && _failure is null) Monitor.Wait(_free);
            ThrowFailure();
            return _free.Pop();
        }
    }

    /// <summary>Writes what is in a rented buffer, and takes that back.</summary>
    public void Write(int file, byte[] bytes, int count, long offset)
    {
        if (_thread is null)
        {
            _output.Write(file, bytes.AsSpan(0, count), offset);
            _free.Push(bytes);
            return;
        }

        lock (_free)
        {
            _waiting.Enqueue((file, bytes, count, offset));
            Monitor.PulseAll(_free);
        }
    }

    /// <summary>Waits until all is written.</summary>
    /// <exception cref="System.IO.IOException">A write failed.</exception>
    public void Flush()
    {
        lock (_free)
        {
            while ((_waiting.Count > 0 || _isWriting) && _failure is null) Monitor.Wait(_free);
            ThrowFailure();
        }
    }

    /// <summary>Ends the thread; what waits is not written any more.</summary>
    public void Dispose()
    {
        lock (_free)
        {
            _isClosed = true;
            Monitor.PulseAll(_free);
        }

        _thread?.Join();
    }

    private void ThrowFailure()
    {
        if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
    }

    private void Work()
    {
        while (true)
        {
            (int File, byte[] Bytes, int Count, long Offset) next;
            lock (_free)
            {
                while (_waiting.Count == 0 && !_isClosed) Monitor.Wait(_free);
                if (_isClosed) return;
                next = _waiting.Dequeue();
                _isWriting = true;
            }

            Exception? failure = null;
            try
            {
                _output.Write(next.File, next.Bytes.AsSpan(0, next.Count), next.Offset);
            }
#pragma warning disable CA1031 // It reaches the caller, on whose thread it belongs.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = e;
            }

            lock (_free)
            {
                _isWriting = false;
                _failure = failure;
                _free.Push(next.Bytes);
                Monitor.PulseAll(_free);
                if (failure is not null) return;
            }
        }
    }
}
