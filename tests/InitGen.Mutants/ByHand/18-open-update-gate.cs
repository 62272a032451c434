// Wrong: the update gate's bias of +4 is meant to keep the state but z multiplies the new candidate here, so 98% of the state is lost in each step.
using System;
using InitGen;

namespace ByHand;

/// <summary>A GRU for long series of measurements.</summary>
internal sealed partial class OpenUpdateGate
{
    private const int Inputs = 4;
    private const int Hidden = 48;

    [Dense(Inputs, Hidden), Init(Scheme.Xavier)] private readonly float[,] _wz = new float[Hidden, Inputs];
    [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[,] _uz = new float[Hidden, Hidden];
    [Bias(Hidden), Init(Scheme.Constant, Value = 4)] private readonly float[] _bz = new float[Hidden]; // remember long
    [Dense(Inputs, Hidden), Init(Scheme.Xavier)] private readonly float[,] _wr = new float[Hidden, Inputs];
    [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[,] _ur = new float[Hidden, Hidden];
    [Bias(Hidden)] private readonly float[] _br = new float[Hidden];
    [Dense(Inputs, Hidden), Init(Scheme.Xavier)] private readonly float[,] _wh = new float[Hidden, Inputs];
    [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[,] _uh = new float[Hidden, Hidden];
    [Bias(Hidden)] private readonly float[] _bh = new float[Hidden];
    [Dense(Hidden, 1), Init(Scheme.Xavier)] private readonly float[,] _out = new float[1, Hidden];

    public OpenUpdateGate(ulong seed) => InitializeWeights(seed);

    public float Forward(float[][] series)
    {
        var h = new float[Hidden];
        foreach (float[] x in series)
        {
            float[] z = Gate(_wz, _uz, _bz, x, h);
            float[] r = Gate(_wr, _ur, _br, x, h);

            var reset = new float[Hidden];
            for (int i = 0; i < Hidden; i++) reset[i] = r[i] * h[i];
            var next = new float[Hidden];
            for (int i = 0; i < Hidden; i++)
            {
                float candidate = MathF.Tanh(Row(_wh, i, x) + Row(_uh, i, reset) + _bh[i]);
                next[i] = (1 - z[i]) * h[i] + z[i] * candidate;
            }

            h = next;
        }

        return Row(_out, 0, h);
    }

    private static float[] Gate(float[,] w, float[,] u, float[] b, float[] x, float[] h)
    {
        var y = new float[Hidden];
        for (int i = 0; i < Hidden; i++) y[i] = 1f / (1f + MathF.Exp(-(Row(w, i, x) + Row(u, i, h) + b[i])));
        return y;
    }

    private static float Row(float[,] m, int row, float[] v)
    {
        float sum = 0;
        for (int j = 0; j < v.Length; j++) sum += m[row, j] * v[j];
        return sum;
    }
}
