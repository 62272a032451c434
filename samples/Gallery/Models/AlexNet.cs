using System;
using InitGen;

namespace Gallery.Models;

/// <summary>AlexNet (Krizhevsky et al. 2012) with its channels, on images of 67 x 67: flat arrays, sizes passed by hand.</summary>
[InitDefaults(Scheme.He)]
public sealed partial class AlexNet
{
    [Conv(3, 96, 11, 11), Init] private float[]? _conv1;
    [Bias(96)] private float[]? _bias1;
    [Conv(96, 256, 5, 5, Groups = 2), Init] private float[]? _conv2;
    [Bias(256)] private float[]? _bias2;
    [Conv(256, 384, 3, 3), Init] private float[]? _conv3;
    [Bias(384)] private float[]? _bias3;
    [Conv(384, 384, 3, 3, Groups = 2), Init] private float[]? _conv4;
    [Bias(384)] private float[]? _bias4;
    [Conv(384, 256, 3, 3, Groups = 2), Init] private float[]? _conv5;
    [Bias(256)] private float[]? _bias5;
    [Dense(256, 4096), Init] private float[]? _fc6;
    [Bias(4096)] private float[]? _bias6;
    [Dense(4096, 4096), Init] private float[]? _fc7;
    [Bias(4096)] private float[]? _bias7;
    [Dense(4096, 1000), Init(Scheme.LeCun)] private float[]? _fc8;
    [Bias(1000)] private float[]? _bias8;

    private readonly Random _random = new(0);

    public AlexNet(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] image, bool training = false)
    {
        float[] x = ConvRelu(image, 3, 67, _conv1!, _bias1!, 96, 11, stride: 4, padding: 0, groups: 1); // 15 x 15
        x = MaxPool(x, 96, 15);                                                                        // 7 x 7
        x = ConvRelu(x, 96, 7, _conv2!, _bias2!, 256, 5, stride: 1, padding: 2, groups: 2);
        x = MaxPool(x, 256, 7);                                                                        // 3 x 3
        x = ConvRelu(x, 256, 3, _conv3!, _bias3!, 384, 3, stride: 1, padding: 1, groups: 1);
        x = ConvRelu(x, 384, 3, _conv4!, _bias4!, 384, 3, stride: 1, padding: 1, groups: 2);
        x = ConvRelu(x, 384, 3, _conv5!, _bias5!, 256, 3, stride: 1, padding: 1, groups: 2);
        x = MaxPool(x, 256, 3);                                                                        // 1 x 1

        if (training) x = Dropout(x);
        x = Ops.Relu(Ops.Linear(_fc6!, _bias6, x));
        if (training) x = Dropout(x);
        x = Ops.Relu(Ops.Linear(_fc7!, _bias7, x));
        return Ops.Softmax(Ops.Linear(_fc8!, _bias8, x));
    }

    private static float[] ConvRelu(
        float[] x, int channels, int size, float[] w, float[] b, int outputs, int kernel, int stride, int padding, int groups)
    {
        int outSize = (size + 2 * padding - kernel) / stride + 1;
        int inPerGroup = channels / groups, outPerGroup = outputs / groups;
        float[] y = new float[outputs * outSize * outSize];
        for (int o = 0; o < outputs; o++)
        {
            int first = o / outPerGroup * inPerGroup;
            for (int i = 0; i < outSize; i++)
            {
                for (int j = 0; j < outSize; j++)
                {
                    float sum = b[o];
                    for (int c = 0; c < inPerGroup; c++)
                    {
                        for (int ky = 0; ky < kernel; ky++)
                        {
                            int row = i * stride + ky - padding;
                            if (row < 0 || row >= size) continue;
                            for (int kx = 0; kx < kernel; kx++)
                            {
                                int column = j * stride + kx - padding;
                                if (column < 0 || column >= size) continue;
                                sum += w[((o * inPerGroup + c) * kernel + ky) * kernel + kx] * x[((first + c) * size + row) * size + column];
                            }
                        }
                    }

                    Probe.Record(w, sum);
                    y[(o * outSize + i) * outSize + j] = sum > 0 ? sum : 0;
                }
            }
        }

        return y;
    }

    // overlapping: 3 x 3 with stride 2
    private static float[] MaxPool(float[] x, int channels, int size)
    {
        int outSize = (size - 3) / 2 + 1;
        float[] y = new float[channels * outSize * outSize];
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < outSize; i++)
                for (int j = 0; j < outSize; j++)
                {
                    float max = float.MinValue;
                    for (int k = 0; k < 9; k++) max = Math.Max(max, x[(c * size + 2 * i + k / 3) * size + 2 * j + k % 3]);
                    y[(c * outSize + i) * outSize + j] = max;
                }

        return y;
    }

    private float[] Dropout(float[] x)
    {
        for (int i = 0; i < x.Length; i++) x[i] = _random.NextDouble() < 0.5 ? 0 : 2 * x[i];
        return x;
    }
}
