using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace InitGen.CompilerServices;

/// <summary>
/// Fills a model on several threads. The cut into parts is fixed before they start; each thread takes the next part that nobody has, and
/// walks the model for it; the caller takes parts as well.
/// </summary>
/// <remarks>
/// The threads are its own. Models are initialized once, mostly when a process starts: the first use of the thread pool costs 5 to 10 ms, a
/// thread 0.2 ms. And a pool that is busy or blocked delays nothing.
/// </remarks>
internal sealed class ParallelFill<TModel>(TModel model, InitializationRun run, ulong seed, long from, long to, int parts)
    where TModel : IInitializable
{
    private readonly object _gate = new();
    private ExceptionDispatchInfo? _failure;
    private int _taken;
    private int _done;

    public void Run(int helpers)
    {
        StartThreads(helpers);
        TakeParts();
        lock (_gate)
        {
            while (_done < parts) Monitor.Wait(_gate);
        }

        _failure?.Throw();
    }

    private void StartThreads(int count)
    {
        try
        {
            for (int i = 0; i < count; i++) new Thread(TakeParts) { IsBackground = true, Name = "InitGen" }.Start();
        }
        catch (OutOfMemoryException)
        {
            // The system grants no more threads: those that run do it all.
        }
    }

    private void TakeParts()
    {
        for (int part; (part = Interlocked.Increment(ref _taken) - 1) < parts;)
        {
            try
            {
                Fill(part);
            }
#pragma warning disable CA1031 // whatever it is, it belongs to the caller of the run and is thrown there
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
                run.Stop();
            }

            lock (_gate)
            {
                if (++_done == parts) Monitor.Pulse(_gate);
            }
        }
    }

    private void Fill(int part)
    {
        // A struct is copied for each walk: the memory that its members point to is allocated by now, and the same in every copy.
        TModel target = model;
        WeightPass pass = WeightPass.FillPart(seed, Boundary(part), Boundary(part + 1), run);
        target.InitializeWeights(ref pass);
    }

    private long Boundary(int part) => from + Shard.Boundary(part, parts, to - from);
}
