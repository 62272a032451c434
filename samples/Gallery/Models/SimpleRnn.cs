using System;
using InitGen;

namespace Gallery.Models;

/// <summary>An Elman network over a sequence of vectors: tanh state, softmax over classes at the end.</summary>
public sealed partial class SimpleRnn
{
    private const int Inputs = 28;
    private const int Hidden = 96;
    private const int Classes = 10;

    [Dense(Inputs, Hidden), Init(Scheme.Xavier)]
    private readonly float[,] _wx = new float[Hidden, Inputs];

    [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)]
    private readonly float[,] _wh = new float[Hidden, Hidden];

    [Bias(Hidden)]
    private readonly float[] _bh = new float[Hidden];

    [Dense(Hidden, Classes), Init(Scheme.Xavier)]
    private readonly float[,] _wy = new float[Classes, Hidden];

    [Bias(Classes)]
    private readonly float[] _by = new float[Classes];

    public SimpleRnn(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[][] sequence)
    {
        var h = new float[Hidden];
        foreach (float[] x in sequence)
        {
            float[] fromInput = MatVec(_wx, x);
            float[] fromState = MatVec(_wh, h);
            var next = new float[Hidden];
            for (int i = 0; i < Hidden; i++)
            {
                next[i] = MathF.Tanh(fromInput[i] + fromState[i] + _bh[i]);
            }

            h = next;
        }

        float[] y = MatVec(_wy, h);
        for (int i = 0; i < Classes; i++) y[i] += _by[i];
        return Ops.Softmax(y);
    }

    private static float[] MatVec(float[,] m, float[] v)
    {
        var y = new float[m.GetLength(0)];
        for (int r = 0; r < y.Length; r++)
        {
            for (int c = 0; c < v.Length; c++) y[r] += m[r, c] * v[c];
        }

        Probe.Record(m, y);
        return y;
    }
}
