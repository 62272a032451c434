using System.Linq;

namespace InitGen.Benchmarks.Threads;

/// <summary>One parameter of 64 Mi floats.</summary>
public sealed partial class LargeModel
{
    [Dense(8192, 8192), Init(Scheme.Normal, Std = 0.05)]
    private readonly float[] _weights = new float[8192 * 8192];
}

/// <summary>A layer of 64x64, far too small to hide what it costs to reach it.</summary>
public sealed partial class SmallLayer
{
    [Dense(64, 64), Init(Scheme.Normal, Std = 0.05)]
    private readonly float[] _weights = new float[64 * 64];
}

/// <summary>200 layers of 64x64.</summary>
public sealed partial class DeepModel
{
    [Init]
    private readonly SmallLayer[] _layers = [.. Enumerable.Range(0, 200).Select(_ => new SmallLayer())];
}

/// <summary>One layer of as many elements.</summary>
public sealed partial class WideModel
{
    [Dense(200 * 64, 64), Init(Scheme.Normal, Std = 0.05)]
    private readonly float[] _weights = new float[200 * 64 * 64];
}

/// <summary>A model below the size at which threads are used: options must cost it nothing that can be seen.</summary>
public sealed partial class TinyModel
{
    [Dense(16, 8), Init(Scheme.Normal, Std = 0.05)]
    private readonly float[] _hidden = new float[16 * 8];

    [Bias(8)]
    private readonly float[] _hiddenBias = new float[8];

    [Dense(8, 8), Init(Scheme.Normal, Std = 0.05)]
    private readonly float[] _output = new float[8 * 8];

    [Bias(8)]
    private readonly float[] _outputBias = new float[8];
}
