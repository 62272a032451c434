using System;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// An LSTM language model over characters (Hochreiter and Schmidhuber 1997), gates packed in the order input, forget, cell, output. The
/// forget gate starts open.
/// </summary>
public sealed partial class Lstm
{
    public const int Characters = 64;
    private const int Width = 32;
    private const int Hidden = 128;

    [Embedding(Characters, Width), Init(Scheme.Normal, Std = 1)]
    private readonly float[] _embedding = new float[Characters * Width];

    [Dense(Width, 4 * Hidden, Packed = 4), Init(Scheme.Xavier)]
    private readonly float[] _input = new float[4 * Hidden * Width];

    [Dense(Hidden, 4 * Hidden, Packed = 4), Init(Scheme.Orthogonal)]
    private readonly float[] _recurrent = new float[4 * Hidden * Hidden];

    [Bias(4 * Hidden), Init(Scheme.LstmForgetBias)]
    private readonly float[] _gateBias = new float[4 * Hidden];

    [Dense(Hidden, Characters), Init(Scheme.Xavier)]
    private readonly float[] _output = new float[Characters * Hidden];
    [Bias(Characters)]
    private readonly float[] _outputBias = new float[Characters];

    /// <summary>Probabilities of the next character after a text.</summary>
    public float[] Forward(int[] text)
    {
        float[] h = new float[Hidden];
        float[] c = new float[Hidden];
        for (int t = 0; t < text.Length; t++)
        {
            float[] x = _embedding.AsSpan(text[t] * Width, Width).ToArray();
            Probe.Record(_embedding, x);
            (h, c) = Step(x, h, c);
        }

        return Ops.Softmax(Ops.Linear(_output, _outputBias, h));
    }

    private (float[] H, float[] C) Step(float[] x, float[] h, float[] c)
    {
        float[] gates = Ops.Add(Ops.Linear(_input, _gateBias, x), Ops.Linear(_recurrent, null, h));

        Span<float> i = gates.AsSpan(0, Hidden);
        Span<float> f = gates.AsSpan(Hidden, Hidden);
        Span<float> g = gates.AsSpan(2 * Hidden, Hidden);
        Span<float> o = gates.AsSpan(3 * Hidden, Hidden);
        TensorPrimitives.Sigmoid(i, i);
        TensorPrimitives.Sigmoid(f, f);
        TensorPrimitives.Tanh(g, g);
        TensorPrimitives.Sigmoid(o, o);

        // c' = f c + i g, h' = o tanh(c')
        float[] nextC = new float[Hidden];
        TensorPrimitives.Multiply(i, g, nextC);
        TensorPrimitives.MultiplyAdd(f, c, nextC, nextC);
        float[] nextH = new float[Hidden];
        TensorPrimitives.Tanh<float>(nextC, nextH);
        TensorPrimitives.Multiply(nextH, o, nextH);
        return (nextH, nextC);
    }
}
