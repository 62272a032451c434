// Wrong: biases of -4 "for sparsity" under sums of size 1.4 keep nearly every ReLU at 0 for all inputs: the units are dead from the start.
using System;
using InitGen;

namespace ByHand;

/// <summary>An autoencoder that is to have few active units.</summary>
internal sealed partial class SparseByBias
{
    private const int Pixels = 196;
    private const int Wide = 400;
    private const int Code = 100;

    [Dense(Pixels, Wide), Init(Scheme.He)]
    private readonly float[,] _encode1 = new float[Wide, Pixels];
    [Bias(Wide), Init(Scheme.Constant, Value = -4)]
    private readonly float[] _encode1Bias = new float[Wide];

    [Dense(Wide, Code), Init(Scheme.He)]
    private readonly float[,] _encode2 = new float[Code, Wide];
    [Bias(Code), Init(Scheme.Constant, Value = -4)]
    private readonly float[] _encode2Bias = new float[Code];

    [Dense(Code, Pixels), Init(Scheme.Xavier)]
    private readonly float[,] _decode = new float[Pixels, Code];
    [Bias(Pixels)]
    private readonly float[] _decodeBias = new float[Pixels];

    public SparseByBias(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] image)
    {
        float[] h = image;
        h = Layer(_encode1, _encode1Bias, h, rectify: true);
        h = Layer(_encode2, _encode2Bias, h, rectify: true);
        return Layer(_decode, _decodeBias, h, rectify: false);
    }

    private static float[] Layer(float[,] w, float[] b, float[] x, bool rectify)
    {
        var y = new float[b.Length];
        for (int i = 0; i < b.Length; i++)
        {
            y[i] = b[i];
            for (int j = 0; j < x.Length; j++)
            {
                y[i] += w[i, j] * x[j];
            }

            if (rectify && y[i] < 0) y[i] = 0;
        }

        return y;
    }
}
