using System;
using System.Numerics.Tensors;

namespace Gallery;

/// <summary>What several models share. Weights of dense layers are [outputs, inputs], row-major.</summary>
internal static class Ops
{
    public static float[] Linear(float[] weight, float[]? bias, float[] x)
    {
        int inputs = x.Length;
        var y = new float[weight.Length / inputs];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TensorPrimitives.Dot(weight.AsSpan(i * inputs, inputs), x);
        }

        if (bias != null) TensorPrimitives.Add<float>(y, bias, y);
        Probe.Record(weight, y);
        return y;
    }

    public static float[] Relu(float[] x)
    {
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = Math.Max(0f, x[i]);
        return y;
    }

    public static float[] Tanh(float[] x)
    {
        var y = new float[x.Length];
        TensorPrimitives.Tanh<float>(x, y);
        return y;
    }

    public static float[] Sigmoid(float[] x)
    {
        var y = new float[x.Length];
        TensorPrimitives.Sigmoid<float>(x, y);
        return y;
    }

    public static float[] Softmax(float[] x)
    {
        var y = new float[x.Length];
        TensorPrimitives.SoftMax<float>(x, y);
        return y;
    }

    public static float[] Add(float[] x, float[] y)
    {
        var sum = new float[x.Length];
        TensorPrimitives.Add<float>(x, y, sum);
        return sum;
    }

    public static float[] Concat(params float[][] parts)
    {
        int length = 0;
        foreach (float[] part in parts) length += part.Length;
        var all = new float[length];
        int at = 0;
        foreach (float[] part in parts)
        {
            part.CopyTo(all, at);
            at += part.Length;
        }

        return all;
    }
}
