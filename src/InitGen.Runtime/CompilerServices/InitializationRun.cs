using System;
using System.Threading;

namespace InitGen.CompilerServices;

/// <summary>What the threads of one initialization have in common: when to stop, and how far they are.</summary>
internal sealed class InitializationRun
{
    private readonly IProgress<InitializationProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly object _reporting = new();

    // What is left of each parameter, in the order of the walk; empty when nobody will ask.
    private readonly long[] _left;
    private long _reportedElements;
    private int _reportedParameters;
    private volatile bool _stopped;
    private volatile bool _canceled;

    public InitializationRun(IProgress<InitializationProgress>? progress, int parameters, CancellationToken cancellation)
    {
        _progress = progress;
        _cancellation = cancellation;
        _left = progress is null && !cancellation.CanBeCanceled ? [] : new long[parameters];
    }

    /// <summary>Number of elements to fill.</summary>
    public long Elements { get; private set; }

    /// <summary>Number of parameters to fill.</summary>
    public int Parameters { get; private set; }

    /// <summary>Whether reports need the paths of parameters.</summary>
    public bool Reports => _progress is not null;

    /// <summary>Whether something was left unfilled because of the cancellation.</summary>
    public bool IsCanceled => _canceled;

    /// <summary>Number of elements that are filled.</summary>
    public long FilledElements
    {
        get
        {
            long left = 0;
            foreach (long count in _left) left += count;
            return Elements - left;
        }
    }

    /// <summary>Whether a parameter is filled.</summary>
    public bool IsComplete(int parameter) => _left[parameter] == 0;

    /// <summary>Makes every thread stop at its next parameter or piece.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Asked before work that is left to do.</summary>
    public bool Stops()
    {
        if (!_stopped && _cancellation.IsCancellationRequested)
        {
            _canceled = true;
            _stopped = true;
        }

        return _stopped;
    }

    /// <summary>A parameter will be filled, or a part of it.</summary>
    public void Expect(int parameter, long count)
    {
        _left[parameter] = count;
        Elements += count;
        Parameters++;
    }

    /// <summary>A piece of a parameter is filled.</summary>
    public void Filled(int parameter, long count, string? path)
    {
        if (_left.Length == 0) return;
        if (_progress is null)
        {
            Interlocked.Add(ref _left[parameter], -count);
            return;
        }

        lock (_reporting)
        {
            _reportedElements += count;
            _left[parameter] -= count;
            if (_left[parameter] == 0) _reportedParameters++;

            // Where another thread's report failed, the listener has heard its last.
            if (_stopped) return;
            try
            {
                _progress.Report(new InitializationProgress(path!, _reportedElements, Elements, _reportedParameters, Parameters));
            }
            catch
            {
                _stopped = true;
                throw;
            }
        }
    }
}
