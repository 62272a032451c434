// Wrong: a transformer's sigma of 0.02 in a plain ReLU network of width 64 shrinks the signal tenfold per layer: it vanishes.
using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>Eight hidden ReLU layers without normalization, for tabular data.</summary>
internal sealed partial class TransformerStd
{
    private const int Columns = 64;
    private const int Width = 64;
    private const int Depth = 8;

    [Init] private readonly Hidden[] _hidden = [.. Enumerable.Range(0, Depth).Select(_ => new Hidden())];

    [Dense(Width, 1), Init(Scheme.LeCun)] private readonly float[] _output = new float[Width];
    [Bias(1)] private readonly float[] _outputBias = new float[1];

    public TransformerStd(ulong seed) => InitializeWeights(seed);

    public float Forward(float[] row)
    {
        if (row.Length != Columns) throw new ArgumentException("64 columns", nameof(row));
        float[] h = row;
        foreach (Hidden layer in _hidden) h = layer.Forward(h);
        return TensorPrimitives.Dot<float>(_output, h) + _outputBias[0];
    }

    [InitDefaults(Scheme.TruncatedNormal, Std = 0.02)]
    private sealed partial class Hidden
    {
        [Dense(Width, Width), Init] private readonly float[] _weight = new float[Width * Width];
        [Bias(Width)] private readonly float[] _bias = new float[Width];

        public float[] Forward(float[] x)
        {
            var y = new float[Width];
            for (int i = 0; i < Width; i++)
            {
                float sum = TensorPrimitives.Dot<float>(_weight.AsSpan(i * Width, Width), x) + _bias[i];
                y[i] = sum > 0 ? sum : 0;
            }

            return y;
        }
    }
}
