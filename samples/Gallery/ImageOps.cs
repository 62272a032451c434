using System;
using System.Numerics.Tensors;

namespace Gallery;

/// <summary>What convolutional models share. Weights of convolutions are [outputs, inputs / groups, kernel, kernel], row-major.</summary>
internal static class ImageOps
{
    public static Volume Conv(
        Volume x, float[] weight, float[]? bias, int outputs, int kernel, int stride = 1, int padding = 0, int groups = 1)
    {
        int inputs = x.Channels / groups;
        int length = inputs * kernel * kernel;
        var y = new Volume(
            outputs, (x.Height + 2 * padding - kernel) / stride + 1, (x.Width + 2 * padding - kernel) / stride + 1);
        float[] patch = new float[length];
        for (int g = 0; g < groups; g++)
        {
            for (int i = 0; i < y.Height; i++)
            {
                for (int j = 0; j < y.Width; j++)
                {
                    ReadPatch(x, g * inputs, inputs, i * stride - padding, j * stride - padding, kernel, patch);
                    for (int o = g * outputs / groups; o < (g + 1) * outputs / groups; o++)
                    {
                        float sum = TensorPrimitives.Dot<float>(weight.AsSpan(o * length, length), patch);
                        y[o, i, j] = bias == null ? sum : sum + bias[o];
                    }
                }
            }
        }

        Probe.Record(weight, y.Data);
        return y;
    }

    /// <summary>A transposed convolution; its weight is [inputs, outputs, kernel, kernel].</summary>
    public static Volume ConvTranspose(Volume x, float[] weight, float[]? bias, int outputs, int kernel, int stride, int padding = 0)
    {
        var y = new Volume(
            outputs, (x.Height - 1) * stride + kernel - 2 * padding, (x.Width - 1) * stride + kernel - 2 * padding);
        if (bias != null)
        {
            for (int o = 0; o < outputs; o++) y.Data.AsSpan(o * y.Area, y.Area).Fill(bias[o]);
        }

        for (int c = 0; c < x.Channels; c++)
        {
            for (int o = 0; o < outputs; o++)
            {
                ReadOnlySpan<float> w = weight.AsSpan((c * outputs + o) * kernel * kernel, kernel * kernel);
                for (int i = 0; i < x.Height; i++)
                {
                    for (int j = 0; j < x.Width; j++)
                    {
                        float v = x[c, i, j];
                        for (int ky = 0; ky < kernel; ky++)
                        {
                            int row = i * stride - padding + ky;
                            if (row < 0 || row >= y.Height) continue;
                            for (int kx = 0; kx < kernel; kx++)
                            {
                                int column = j * stride - padding + kx;
                                if (column >= 0 && column < y.Width) y[o, row, column] += w[ky * kernel + kx] * v;
                            }
                        }
                    }
                }
            }
        }

        Probe.Record(weight, y.Data);
        return y;
    }

    public static Volume Relu(Volume x)
    {
        var y = new Volume(x.Channels, x.Height, x.Width);
        TensorPrimitives.Max<float>(x.Data, 0f, y.Data);
        return y;
    }

    public static Volume LeakyRelu(Volume x, float slope)
    {
        var y = new Volume(x.Channels, x.Height, x.Width);
        for (int i = 0; i < x.Data.Length; i++) y.Data[i] = x.Data[i] > 0 ? x.Data[i] : slope * x.Data[i];
        return y;
    }

    public static Volume Add(Volume a, Volume b)
    {
        var y = new Volume(a.Channels, a.Height, a.Width);
        TensorPrimitives.Add<float>(a.Data, b.Data, y.Data);
        return y;
    }

    public static Volume Concat(params Volume[] parts)
    {
        int channels = 0;
        foreach (Volume part in parts) channels += part.Channels;
        var y = new Volume(channels, parts[0].Height, parts[0].Width);
        int at = 0;
        foreach (Volume part in parts)
        {
            part.Data.CopyTo(y.Data, at);
            at += part.Data.Length;
        }

        return y;
    }

    public static Volume MaxPool(Volume x, int size, int stride, int padding = 0)
    {
        var y = new Volume(
            x.Channels, (x.Height + 2 * padding - size) / stride + 1, (x.Width + 2 * padding - size) / stride + 1);
        for (int c = 0; c < x.Channels; c++)
        {
            for (int i = 0; i < y.Height; i++)
            {
                for (int j = 0; j < y.Width; j++)
                {
                    float max = float.NegativeInfinity;
                    for (int row = Math.Max(0, i * stride - padding); row < Math.Min(x.Height, i * stride - padding + size); row++)
                    {
                        for (int column = Math.Max(0, j * stride - padding); column < Math.Min(x.Width, j * stride - padding + size); column++)
                        {
                            max = Math.Max(max, x[c, row, column]);
                        }
                    }

                    y[c, i, j] = max;
                }
            }
        }

        return y;
    }

    public static Volume AveragePool(Volume x, int size)
    {
        var y = new Volume(x.Channels, x.Height / size, x.Width / size);
        for (int c = 0; c < x.Channels; c++)
        {
            for (int i = 0; i < y.Height * size; i++)
            {
                for (int j = 0; j < y.Width * size; j++) y[c, i / size, j / size] += x[c, i, j] / (size * size);
            }
        }

        return y;
    }

    public static float[] GlobalAveragePool(Volume x)
    {
        float[] y = new float[x.Channels];
        for (int c = 0; c < y.Length; c++) y[c] = TensorPrimitives.Sum<float>(x.Data.AsSpan(c * x.Area, x.Area)) / x.Area;
        return y;
    }

    /// <summary>Batch normalization by the statistics of this one image, per channel.</summary>
    public static Volume BatchNorm(Volume x, float[] gamma, float[] beta)
    {
        var y = new Volume(x.Channels, x.Height, x.Width);
        for (int c = 0; c < x.Channels; c++)
        {
            ReadOnlySpan<float> source = x.Data.AsSpan(c * x.Area, x.Area);
            Span<float> target = y.Data.AsSpan(c * x.Area, x.Area);
            float mean = TensorPrimitives.Sum(source) / x.Area;
            TensorPrimitives.Subtract(source, mean, target);
            float variance = TensorPrimitives.SumOfSquares<float>(target) / x.Area;
            TensorPrimitives.Multiply(target, gamma[c] / MathF.Sqrt(variance + 1e-5f), target);
            TensorPrimitives.Add(target, beta[c], target);
        }

        return y;
    }

    private static void ReadPatch(Volume x, int channel, int channels, int top, int left, int kernel, float[] patch)
    {
        int at = 0;
        for (int c = channel; c < channel + channels; c++)
        {
            for (int row = top; row < top + kernel; row++)
            {
                for (int column = left; column < left + kernel; column++)
                {
                    bool inside = row >= 0 && row < x.Height && column >= 0 && column < x.Width;
                    patch[at++] = inside ? x[c, row, column] : 0f;
                }
            }
        }
    }
}
