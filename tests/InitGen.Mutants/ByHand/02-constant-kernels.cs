// Wrong: every weight of the network is the same constant, so all filters of a layer are equal, get equal gradients and stay equal.
using System;
using System.Linq;
using InitGen;

namespace ByHand;

/// <summary>Two convolutions and a classifier for 28 x 28 digits.</summary>
[InitDefaults(Scheme.Constant, Value = 0.01)]
internal sealed partial class ConstantKernels
{
    private const int Kernel = 5;

    [Conv(1, 8, Kernel, Kernel), Init] private readonly float[,,,] _conv1 = new float[8, 1, Kernel, Kernel];
    [Bias(8)] private readonly float[] _bias1 = new float[8];
    [Conv(8, 16, Kernel, Kernel), Init] private readonly float[,,,] _conv2 = new float[16, 8, Kernel, Kernel];
    [Bias(16)] private readonly float[] _bias2 = new float[16];
    [Dense(16, 10), Init] private readonly float[,] _classes = new float[10, 16];
    [Bias(10)] private readonly float[] _classesBias = new float[10];

    public ConstantKernels(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[,,] image)
    {
        float[,,] x = ConvRelu(image, _conv1, _bias1);
        x = ConvRelu(x, _conv2, _bias2);

        int area = x.GetLength(1) * x.GetLength(2);
        var pooled = new float[16];
        for (int c = 0; c < 16; c++)
            for (int i = 0; i < x.GetLength(1); i++)
                for (int j = 0; j < x.GetLength(2); j++) pooled[c] += x[c, i, j] / area;

        return Enumerable.Range(0, 10)
            .Select(o => _classesBias[o] + pooled.Select((v, c) => v * _classes[o, c]).Sum())
            .ToArray();
    }

    private static float[,,] ConvRelu(float[,,] x, float[,,,] w, float[] b)
    {
        int inputs = w.GetLength(1), height = x.GetLength(1) - Kernel + 1, width = x.GetLength(2) - Kernel + 1;
        var y = new float[b.Length, height, width];
        for (int o = 0; o < b.Length; o++)
            for (int i = 0; i < height; i++)
                for (int j = 0; j < width; j++)
                {
                    float sum = b[o];
                    for (int c = 0; c < inputs; c++)
                        for (int ky = 0; ky < Kernel; ky++)
                            for (int kx = 0; kx < Kernel; kx++) sum += w[o, c, ky, kx] * x[c, i + ky, j + kx];
                    y[o, i, j] = Math.Max(0f, sum);
                }

        return y;
    }
}
