// Wrong: gamma starts at zero (a trick for residual branches) in a plain stack: every ReLU gets exactly 0 and passes neither signal nor gradient.
using System;
using System.Linq;
using InitGen;

namespace ByHand;

/// <summary>Dense, batch norm, ReLU, three times; a batch is an array of rows.</summary>
internal sealed partial class ZeroGamma
{
    private const int Width = 100;
    private const int Classes = 7;

    [Init] private readonly Stage _stage1 = new();
    [Init] private readonly Stage _stage2 = new();
    [Init] private readonly Stage _stage3 = new();

    [Dense(Width, Classes), Init(Scheme.LeCun)] private readonly float[,] _head = new float[Classes, Width];
    [Bias(Classes)] private readonly float[] _headBias = new float[Classes];

    public ZeroGamma(ulong seed) => InitializeWeights(seed);

    public float[][] Forward(float[][] batch) =>
        _stage3.Forward(_stage2.Forward(_stage1.Forward(batch)))
            .Select(h => _headBias.Select((b, o) => b + h.Select((v, i) => v * _head[o, i]).Sum()).ToArray())
            .ToArray();

    private sealed partial class Stage
    {
        [Dense(Width, Width), Init(Scheme.He)] private readonly float[,] _weight = new float[Width, Width];
        [Norm(Width), Init(Scheme.Zero)] private readonly float[] _gamma = new float[Width];
        [Bias(Width)] private readonly float[] _beta = new float[Width];

        public float[][] Forward(float[][] batch)
        {
            float[][] y = batch.Select(Multiply).ToArray();
            for (int f = 0; f < Width; f++)
            {
                float mean = 0, variance = 0;
                foreach (float[] row in y) mean += row[f] / y.Length;
                foreach (float[] row in y) variance += (row[f] - mean) * (row[f] - mean) / y.Length;

                foreach (float[] row in y)
                {
                    float normalized = (row[f] - mean) / MathF.Sqrt(variance + 1e-5f);
                    row[f] = Math.Max(0f, _gamma[f] * normalized + _beta[f]);
                }
            }

            return y;
        }

        private float[] Multiply(float[] x)
        {
            var y = new float[Width];
            for (int i = 0; i < Width; i++)
                for (int j = 0; j < Width; j++) y[i] += _weight[i, j] * x[j];
            return y;
        }
    }
}
