// Wrong: gates are packed as input, cell, forget, output, but LstmForgetBias raises the second quarter: the candidate gets 1, the forget gate 0, and memory halves each step.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>An LSTM over long sensor logs that raises an alarm at the end. Gates: input, cell, forget, output.</summary>
internal sealed partial class SwappedGates
{
    private const int Inputs = 6;
    private const int Hidden = 64;

    [Dense(Inputs, 4 * Hidden, Packed = 4), Init(Scheme.Xavier)]
    private readonly float[] _input = new float[4 * Hidden * Inputs];

    [Dense(Hidden, 4 * Hidden, Packed = 4), Init(Scheme.Orthogonal)]
    private readonly float[] _recurrent = new float[4 * Hidden * Hidden];

    [Bias(4 * Hidden), Init(Scheme.LstmForgetBias)]
    private readonly float[] _bias = new float[4 * Hidden];

    [Dense(Hidden, 1), Init(Scheme.Xavier)]
    private readonly float[] _alarm = new float[Hidden];

    public SwappedGates(ulong seed) => InitializeWeights(seed);

    public float Forward(float[][] log)
    {
        float[] h = new float[Hidden], c = new float[Hidden], z = new float[4 * Hidden];
        foreach (float[] x in log)
        {
            for (int k = 0; k < z.Length; k++)
            {
                z[k] = _bias[k]
                    + TensorPrimitives.Dot<float>(_input.AsSpan(k * Inputs, Inputs), x)
                    + TensorPrimitives.Dot<float>(_recurrent.AsSpan(k * Hidden, Hidden), h);
            }

            for (int k = 0; k < Hidden; k++)
            {
                float i = Sigmoid(z[k]);
                float g = MathF.Tanh(z[Hidden + k]);
                float f = Sigmoid(z[2 * Hidden + k]);
                float o = Sigmoid(z[3 * Hidden + k]);
                c[k] = f * c[k] + i * g;
                h[k] = o * MathF.Tanh(c[k]);
            }
        }

        return Sigmoid(TensorPrimitives.Dot<float>(_alarm, h));
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
