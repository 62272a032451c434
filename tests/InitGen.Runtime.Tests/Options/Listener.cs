using System;
using System.Collections.Generic;

namespace InitGen.Runtime.Tests.Options;

/// <summary>Keeps the reports, which come one at a time, and reacts to each.</summary>
internal sealed class Listener(Action<InitializationProgress>? reaction = null) : IProgress<InitializationProgress>
{
    public List<InitializationProgress> Reports { get; } = [];

    public void Report(InitializationProgress value)
    {
        Reports.Add(value);
        reaction?.Invoke(value);
    }
}
