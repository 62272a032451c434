using System;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>The encoder of the original transformer (Vaswani et al. 2017): norm after each sum, ReLU feed-forward, sine positions.</summary>
public sealed partial class TransformerEncoder
{
    public const int Vocabulary = 1000;
    private const int D = 256;
    private const int Heads = 8;
    private const int FeedForwardWidth = 1024;

    // 1 / sqrt(256): the rows are scaled by sqrt(256) when they are looked up
    [Embedding(Vocabulary, D), Init(Scheme.Normal, Std = 0.0625)]
    private readonly float[] _tokens = new float[Vocabulary * D];

    [Init]
    private readonly EncoderLayer[] _layers = [.. Enumerable.Range(0, 4).Select(_ => new EncoderLayer())];

    public TransformerEncoder(ulong seed) => InitializeWeights(seed);

    public float[][] Forward(int[] tokens)
    {
        float[][] x = tokens.Select((token, position) => Embed(token, position)).ToArray();
        foreach (EncoderLayer layer in _layers) x = layer.Forward(x);
        return x;
    }

    private float[] Embed(int token, int position)
    {
        float[] row = _tokens.AsSpan(token * D, D).ToArray();
        Probe.Record(_tokens, row);
        for (int i = 0; i < D; i++)
        {
            double angle = position / Math.Pow(10000, (double)(i / 2 * 2) / D);
            row[i] = row[i] * MathF.Sqrt(D) + (float)(i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        }

        return row;
    }

    private sealed partial class EncoderLayer
    {
        [Dense(D, D), Init(Scheme.Xavier)] private readonly float[] _query = new float[D * D];
        [Bias(D)] private readonly float[] _queryBias = new float[D];
        [Dense(D, D), Init(Scheme.Xavier)] private readonly float[] _key = new float[D * D];
        [Bias(D)] private readonly float[] _keyBias = new float[D];
        [Dense(D, D), Init(Scheme.Xavier)] private readonly float[] _value = new float[D * D];
        [Bias(D)] private readonly float[] _valueBias = new float[D];
        [Dense(D, D), Init(Scheme.Xavier)] private readonly float[] _output = new float[D * D];
        [Bias(D)] private readonly float[] _outputBias = new float[D];
        [Norm(D), Init] private readonly float[] _norm1 = new float[D];
        [Bias(D)] private readonly float[] _norm1Bias = new float[D];
        [Dense(D, FeedForwardWidth), Init] private readonly float[] _up = new float[FeedForwardWidth * D];
        [Bias(FeedForwardWidth)] private readonly float[] _upBias = new float[FeedForwardWidth];
        [Dense(FeedForwardWidth, D), Init(Scheme.Xavier)] private readonly float[] _down = new float[D * FeedForwardWidth];
        [Bias(D)] private readonly float[] _downBias = new float[D];
        [Norm(D), Init] private readonly float[] _norm2 = new float[D];
        [Bias(D)] private readonly float[] _norm2Bias = new float[D];

        public float[][] Forward(float[][] x)
        {
            float[][] attended = Attention(x);
            var y = new float[x.Length][];
            for (int t = 0; t < x.Length; t++)
            {
                float[] a = LayerNorm(Ops.Add(x[t], Ops.Linear(_output, _outputBias, attended[t])), _norm1, _norm1Bias);
                float[] f = Ops.Linear(_down, _downBias, Ops.Relu(Ops.Linear(_up, _upBias, a)));
                y[t] = LayerNorm(Ops.Add(a, f), _norm2, _norm2Bias);
            }

            return y;
        }

        private float[][] Attention(float[][] x)
        {
            const int Size = D / Heads;
            float[][] q = x.Select(row => Ops.Linear(_query, _queryBias, row)).ToArray();
            float[][] k = x.Select(row => Ops.Linear(_key, _keyBias, row)).ToArray();
            float[][] v = x.Select(row => Ops.Linear(_value, _valueBias, row)).ToArray();

            float[][] result = x.Select(_ => new float[D]).ToArray();
            for (int head = 0; head < Heads; head++)
            {
                int at = head * Size;
                for (int t = 0; t < x.Length; t++)
                {
                    float[] scores = new float[x.Length];
                    for (int s = 0; s < x.Length; s++)
                    {
                        scores[s] = TensorPrimitives.Dot<float>(q[t].AsSpan(at, Size), k[s].AsSpan(at, Size)) / MathF.Sqrt(Size);
                    }

                    float[] weights = Ops.Softmax(scores);
                    for (int s = 0; s < x.Length; s++)
                    {
                        for (int i = 0; i < Size; i++) result[t][at + i] += weights[s] * v[s][at + i];
                    }
                }
            }

            return result;
        }

        private static float[] LayerNorm(float[] x, float[] gamma, float[] beta)
        {
            float mean = x.Average();
            float variance = x.Select(v => (v - mean) * (v - mean)).Average();
            float scale = 1 / MathF.Sqrt(variance + 1e-5f);
            return x.Select((v, i) => gamma[i] * (v - mean) * scale + beta[i]).ToArray();
        }
    }
}
