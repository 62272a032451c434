using System;
using InitGen;

namespace Gallery.Models;

/// <summary>LeNet-5 (LeCun et al. 1998) on 32 x 32 digits: tanh units, average pooling, three dense layers.</summary>
public sealed partial class LeNet5
{
    [Conv(1, 6, 5, 5), Init(Scheme.Xavier)]
    private readonly float[,,,] _c1 = new float[6, 1, 5, 5];
    [Bias(6)]
    private readonly float[] _c1Bias = new float[6];

    [Conv(6, 16, 5, 5), Init(Scheme.Xavier)]
    private readonly float[,,,] _c3 = new float[16, 6, 5, 5];
    [Bias(16)]
    private readonly float[] _c3Bias = new float[16];

    [Dense(16 * 5 * 5, 120), Init]
    private readonly float[] _c5 = new float[120 * 400];
    [Bias(120)]
    private readonly float[] _c5Bias = new float[120];

    [Dense(120, 84), Init]
    private readonly float[] _f6 = new float[84 * 120];
    [Bias(84)]
    private readonly float[] _f6Bias = new float[84];

    [Dense(84, 10), Init]
    private readonly float[] _output = new float[10 * 84];
    [Bias(10)]
    private readonly float[] _outputBias = new float[10];

    public LeNet5(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[,,] image)
    {
        float[,,] x = AveragePool(Tanh(Convolve(image, _c1, _c1Bias)));
        x = AveragePool(Tanh(Convolve(x, _c3, _c3Bias)));

        float[] flat = new float[400];
        Buffer.BlockCopy(x, 0, flat, 0, 400 * sizeof(float));

        float[] h = Ops.Tanh(Ops.Linear(_c5, _c5Bias, flat));
        h = Ops.Tanh(Ops.Linear(_f6, _f6Bias, h));
        return Ops.Softmax(Ops.Linear(_output, _outputBias, h));
    }

    private static float[,,] Convolve(float[,,] input, float[,,,] kernels, float[] bias)
    {
        int outputs = kernels.GetLength(0), inputs = kernels.GetLength(1), size = kernels.GetLength(2);
        int height = input.GetLength(1) - size + 1, width = input.GetLength(2) - size + 1;
        var output = new float[outputs, height, width];
        for (int o = 0; o < outputs; o++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    float sum = bias[o];
                    for (int c = 0; c < inputs; c++)
                    {
                        for (int ky = 0; ky < size; ky++)
                        {
                            for (int kx = 0; kx < size; kx++) sum += kernels[o, c, ky, kx] * input[c, y + ky, x + kx];
                        }
                    }

                    output[o, y, x] = sum;
                }
            }
        }

        Probe.Record(kernels, output);
        return output;
    }

    private static float[,,] Tanh(float[,,] x)
    {
        for (int c = 0; c < x.GetLength(0); c++)
            for (int i = 0; i < x.GetLength(1); i++)
                for (int j = 0; j < x.GetLength(2); j++)
                    x[c, i, j] = MathF.Tanh(x[c, i, j]);
        return x;
    }

    private static float[,,] AveragePool(float[,,] x)
    {
        var y = new float[x.GetLength(0), x.GetLength(1) / 2, x.GetLength(2) / 2];
        for (int c = 0; c < y.GetLength(0); c++)
            for (int i = 0; i < y.GetLength(1); i++)
                for (int j = 0; j < y.GetLength(2); j++)
                    y[c, i, j] = (x[c, 2 * i, 2 * j] + x[c, 2 * i, 2 * j + 1] + x[c, 2 * i + 1, 2 * j] + x[c, 2 * i + 1, 2 * j + 1]) / 4;
        return y;
    }
}
