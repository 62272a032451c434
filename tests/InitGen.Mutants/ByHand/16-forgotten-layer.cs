// Wrong: the layer that was added in the middle has no attributes, so it stays zero: the output does not depend on the input and ReLU stops the gradient.
using System;
using InitGen;

namespace ByHand;

/// <summary>A small Q-network: eight observations, four actions.</summary>
internal sealed partial class ForgottenLayer
{
    private const int Observations = 8;
    private const int Width = 64;
    private const int Actions = 4;

    [Dense(Observations, Width), Init(Scheme.He)]
    private readonly float[,] _layer1 = new float[Width, Observations];
    [Bias(Width)]
    private readonly float[] _bias1 = new float[Width];

    // one more layer, for the harder levels
    private readonly float[,] _layer2 = new float[Width, Width];
    private readonly float[] _bias2 = new float[Width];

    [Dense(Width, Actions), Init(Scheme.LeCun)]
    private readonly float[,] _layer3 = new float[Actions, Width];
    [Bias(Actions)]
    private readonly float[] _bias3 = new float[Actions];

    public ForgottenLayer(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] observation)
    {
        float[] h = Relu(Multiply(_layer1, observation, _bias1));
        h = Relu(Multiply(_layer2, h, _bias2));
        return Multiply(_layer3, h, _bias3);
    }

    public int BestAction(float[] observation)
    {
        float[] q = Forward(observation);
        int best = 0;
        for (int a = 1; a < Actions; a++)
        {
            if (q[a] > q[best]) best = a;
        }

        return best;
    }

    private static float[] Multiply(float[,] w, float[] x, float[] b)
    {
        float[] y = new float[b.Length];
        for (int r = 0; r < b.Length; r++)
        {
            float sum = b[r];
            for (int c = 0; c < x.Length; c++) sum += w[r, c] * x[c];
            y[r] = sum;
        }

        return y;
    }

    private static float[] Relu(float[] x) => Array.ConvertAll(x, v => Math.Max(0f, v));
}
