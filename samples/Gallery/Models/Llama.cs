using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// A language model in the manner of Llama (Touvron et al. 2023), small: RMS norms, rotary positions, SwiGLU, no biases; projections into
/// the stream are divided by sqrt(2 L).
/// </summary>
public sealed partial class Llama
{
    public const int Vocabulary = 512;
    private const int D = 256;
    private const int Hidden = 688;
    private const int Heads = 4;
    private const int Size = D / Heads;
    private const int Layers = 4;

    [Embedding(Vocabulary, D), Init(Scheme.Normal, Std = 0.02)] private readonly float[] _embed = new float[Vocabulary * D];
    [Init] private readonly List<Layer> _layers = [.. Enumerable.Range(0, Layers).Select(_ => new Layer())];
    [Norm(D), Init] private readonly float[] _norm = new float[D];
    [Dense(D, Vocabulary), Init(Scheme.LeCun)] private readonly float[] _head = new float[Vocabulary * D];

    public Llama(ulong seed) => InitializeWeights(seed);

    /// <summary>Logits of the token after the last.</summary>
    public float[] Forward(int[] tokens)
    {
        var caches = _layers.Select(_ => new Cache()).ToArray();
        float[] x = [];
        for (int position = 0; position < tokens.Length; position++)
        {
            x = _embed.AsSpan(tokens[position] * D, D).ToArray();
            Probe.Record(_embed, x);
            for (int l = 0; l < _layers.Count; l++) x = _layers[l].Forward(x, position, caches[l]);
        }

        return Ops.Linear(_head, null, RmsNorm(x, _norm));
    }

    private static float[] RmsNorm(float[] x, float[] weight)
    {
        float meanSquare = TensorPrimitives.SumOfSquares<float>(x) / x.Length;
        float scale = 1f / MathF.Sqrt(meanSquare + 1e-6f);
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = weight[i] * (x[i] * scale);
        return y;
    }

    /// <summary>Keys and values of the tokens so far.</summary>
    internal sealed class Cache
    {
        public List<float[]> Keys { get; } = [];

        public List<float[]> Values { get; } = [];
    }

    public sealed partial class Layer
    {
        [Norm(D), Init] private readonly float[] _attentionNorm = new float[D];
        [Dense(D, D), Init(Scheme.LeCun)] private readonly float[] _wq = new float[D * D];
        [Dense(D, D), Init(Scheme.LeCun)] private readonly float[] _wk = new float[D * D];
        [Dense(D, D), Init(Scheme.LeCun)] private readonly float[] _wv = new float[D * D];
        [Dense(D, D), Init(Scheme.LeCun, Depth = Layers)] private readonly float[] _wo = new float[D * D];
        [Norm(D), Init] private readonly float[] _feedForwardNorm = new float[D];
        [Dense(D, Hidden), Init(Scheme.LeCun)] private readonly float[] _gate = new float[Hidden * D];
        [Dense(D, Hidden), Init(Scheme.LeCun)] private readonly float[] _up = new float[Hidden * D];
        [Dense(Hidden, D), Init(Scheme.LeCun, Depth = Layers)] private readonly float[] _down = new float[D * Hidden];

        internal float[] Forward(float[] x, int position, Cache cache)
        {
            float[] h = RmsNorm(x, _attentionNorm);
            float[] query = Rotate(Ops.Linear(_wq, null, h), position);
            cache.Keys.Add(Rotate(Ops.Linear(_wk, null, h), position));
            cache.Values.Add(Ops.Linear(_wv, null, h));
            x = Ops.Add(x, Ops.Linear(_wo, null, Attend(query, cache)));

            h = RmsNorm(x, _feedForwardNorm);
            return Ops.Add(x, Ops.Linear(_down, null, SwiGlu(Ops.Linear(_gate, null, h), Ops.Linear(_up, null, h))));
        }

        private static float[] SwiGlu(float[] gate, float[] up)
        {
            float[] y = new float[up.Length];
            for (int i = 0; i < y.Length; i++) y[i] = gate[i] / (1f + MathF.Exp(-gate[i])) * up[i];
            return y;
        }

        // pairs of neighbours turn by an angle that grows with the position
        private static float[] Rotate(float[] x, int position)
        {
            for (int i = 0; i < x.Length; i += 2)
            {
                (float sin, float cos) = MathF.SinCos(position * MathF.Pow(10000f, -(float)(i % Size) / Size));
                (x[i], x[i + 1]) = (x[i] * cos - x[i + 1] * sin, x[i] * sin + x[i + 1] * cos);
            }

            return x;
        }

        private static float[] Attend(float[] query, Cache cache)
        {
            float[] result = new float[D];
            for (int h = 0; h < Heads; h++)
            {
                float[] scores = cache.Keys
                    .Select(key => TensorPrimitives.Dot<float>(query.AsSpan(h * Size, Size), key.AsSpan(h * Size, Size)) / MathF.Sqrt(Size))
                    .ToArray();
                float[] weights = Ops.Softmax(scores);
                for (int t = 0; t < weights.Length; t++)
                    for (int i = h * Size; i < (h + 1) * Size; i++)
                        result[i] += weights[t] * cache.Values[t][i];
            }

            return result;
        }
    }
}
