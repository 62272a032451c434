// Wrong: the scales of the norms are drawn from N(0, 0.02) where DCGAN has N(1, 0.02), so features arrive fiftyfold too small, half of them flipped.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>A generator of 16 x 16 icons; "weights N(0, 0.02), norms likewise", as remembered from DCGAN.</summary>
internal sealed partial class NormWithoutMean
{
    private const int Noise = 64;
    private const int Width = 256;
    private const int Pixels = 16 * 16;

    [Dense(Noise, Width), Init(Scheme.He)] private readonly float[] _project = new float[Width * Noise];
    [Norm(Width), Init(Scheme.Normal, Std = 0.02)] private readonly float[] _scale1 = new float[Width];
    [Bias(Width)] private readonly float[] _shift1 = new float[Width];

    [Dense(Width, Width), Init(Scheme.He)] private readonly float[] _hidden = new float[Width * Width];
    [Norm(Width), Init(Scheme.Normal, Std = 0.02)] private readonly float[] _scale2 = new float[Width];
    [Bias(Width)] private readonly float[] _shift2 = new float[Width];

    [Dense(Width, Pixels), Init(Scheme.Xavier)] private readonly float[] _pixels = new float[Pixels * Width];
    [Bias(Pixels)] private readonly float[] _pixelsBias = new float[Pixels];

    public NormWithoutMean(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] noise)
    {
        float[] x = Multiply(_project, noise, Width);
        x = NormRelu(x, _scale1, _shift1);
        x = Multiply(_hidden, x, Width);
        x = NormRelu(x, _scale2, _shift2);

        float[] image = Multiply(_pixels, x, Pixels);
        TensorPrimitives.Add<float>(image, _pixelsBias, image);
        TensorPrimitives.Tanh<float>(image, image);
        return image;
    }

    private static float[] NormRelu(float[] x, float[] scale, float[] shift)
    {
        float mean = TensorPrimitives.Sum<float>(x) / x.Length;
        float variance = 0;
        foreach (float v in x) variance += (v - mean) * (v - mean) / x.Length;

        float[] y = new float[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            float z = scale[i] * ((x[i] - mean) / MathF.Sqrt(variance + 1e-5f)) + shift[i];
            y[i] = z > 0 ? z : 0;
        }

        return y;
    }

    private static float[] Multiply(float[] w, float[] x, int outputs)
    {
        float[] y = new float[outputs];
        for (int i = 0; i < outputs; i++) y[i] = TensorPrimitives.Dot<float>(w.AsSpan(i * x.Length, x.Length), x);
        return y;
    }
}
