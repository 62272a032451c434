using System;
using System.Linq;
using InitGen;

namespace Gallery.Models;

/// <summary>Translation with recurrent encoder and decoder and additive attention (Bahdanau et al. 2015), in its simplest form.</summary>
public sealed partial class Seq2SeqAttention
{
    public const int Source = 300;
    public const int Target = 250;
    private const int Width = 64;

    [Embedding(Source, Width), Init(Scheme.Normal, Std = 1)] private readonly float[] _sourceWords = new float[Source * Width];
    [Embedding(Target, Width), Init(Scheme.Normal, Std = 1)] private readonly float[] _targetWords = new float[Target * Width];

    [Init] private readonly RnnCell _encoder = new(Width, Width);
    [Init] private readonly RnnCell _decoder = new(2 * Width, Width);

    // score(s, h) = v tanh(W s + U h)
    [Dense(Width, Width), Init(Scheme.Xavier)] private readonly float[] _attentionQuery = new float[Width * Width];
    [Dense(Width, Width), Init(Scheme.Xavier)] private readonly float[] _attentionKey = new float[Width * Width];
    [Dense(Width, 1), Init(Scheme.LeCun)] private readonly float[] _attentionScore = new float[Width];

    [Dense(Width, Target), Init(Scheme.Xavier)] private readonly float[] _output = new float[Target * Width];
    [Bias(Target)] private readonly float[] _outputBias = new float[Target];

    public Seq2SeqAttention(ulong seed) => InitializeWeights(seed);

    /// <summary>Probabilities of each word of the target, given the ones before.</summary>
    public float[][] Forward(int[] source, int[] target)
    {
        float[][] states = Encode(source);
        float[] s = states[^1];
        var probabilities = new float[target.Length][];
        for (int t = 0; t < target.Length; t++)
        {
            float[] context = Attend(s, states);
            float[] word = Lookup(_targetWords, target[t]);
            s = _decoder.Step(Ops.Concat(word, context), s);
            probabilities[t] = Ops.Softmax(Ops.Linear(_output, _outputBias, s));
        }

        return probabilities;
    }

    private float[][] Encode(int[] source)
    {
        var states = new float[source.Length][];
        float[] h = new float[Width];
        for (int t = 0; t < source.Length; t++)
        {
            h = _encoder.Step(Lookup(_sourceWords, source[t]), h);
            states[t] = h;
        }

        return states;
    }

    private float[] Attend(float[] s, float[][] states)
    {
        float[] query = Ops.Linear(_attentionQuery, null, s);
        float[] scores = states
            .Select(h => Ops.Linear(_attentionScore, null, Ops.Tanh(Ops.Add(query, Ops.Linear(_attentionKey, null, h))))[0])
            .ToArray();
        float[] weights = Ops.Softmax(scores);

        var context = new float[Width];
        for (int t = 0; t < states.Length; t++)
        {
            for (int i = 0; i < Width; i++) context[i] += weights[t] * states[t][i];
        }

        return context;
    }

    private static float[] Lookup(float[] table, int id)
    {
        float[] row = table.AsSpan(id * Width, Width).ToArray();
        Probe.Record(table, row);
        return row;
    }

    private sealed partial class RnnCell(int inputs, int hidden)
    {
        private readonly int _inputs = inputs;
        private readonly int _hidden = hidden;

        [Dense(nameof(_inputs), nameof(_hidden)), Init(Scheme.Xavier)] private float[]? _w;
        [Dense(nameof(_hidden), nameof(_hidden)), Init(Scheme.Orthogonal)] private float[]? _u;
        [Bias(nameof(_hidden))] private float[]? _b;

        public float[] Step(float[] x, float[] h) => Ops.Tanh(Ops.Add(Ops.Linear(_w!, _b, x), Ops.Linear(_u!, null, h)));
    }
}
