using System.Linq;

namespace InitGen.Benchmarks.Files;

/// <summary>A layer of 64 MiB, whose weights are never in memory.</summary>
public sealed partial class NormalLayer
{
    [Dense(4096, 4096), Init(Scheme.He)]
    private float[]? _weights;
}

/// <summary>Normal weights, as many GiB as a disk holds.</summary>
public sealed partial class NormalModel(int gibibytes)
{
    public const int LayersPerGibibyte = 16;

    [Init]
    private readonly NormalLayer[] _layers = [.. Enumerable.Range(0, gibibytes * LayersPerGibibyte).Select(static _ => new NormalLayer())];
}

/// <summary>A layer of zeros.</summary>
public sealed partial class ZeroLayer
{
    [Dense(4096, 4096), Init(Scheme.Zero)]
    private float[]? _weights;
}

/// <summary>As many zeros.</summary>
public sealed partial class ZeroModel(int gibibytes)
{
    [Init]
    private readonly ZeroLayer[] _layers = [.. Enumerable.Range(0, gibibytes * NormalModel.LayersPerGibibyte).Select(static _ => new ZeroLayer())];
}
