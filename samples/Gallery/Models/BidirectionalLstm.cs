using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A tagger: one LSTM reads the sentence forwards, one backwards, and a dense layer tags each word from both states.</summary>
public sealed partial class BidirectionalLstm
{
    public const int Vocabulary = 2000;
    private const int Width = 50;
    private const int Hidden = 64;
    private const int Tags = 17;

    [Embedding(Vocabulary, Width), Init]
    private readonly float[,] _words = new float[Vocabulary, Width];

    [Init] private readonly LstmCell _forward = new();
    [Init] private readonly LstmCell _backward = new();

    [Dense(2 * Hidden, Tags), Init]
    private readonly float[,] _tags = new float[Tags, 2 * Hidden];
    [Bias(Tags)]
    private readonly float[] _tagBias = new float[Tags];

    /// <summary>Probabilities of tags, one row per word.</summary>
    public float[][] Forward(int[] sentence)
    {
        int n = sentence.Length;
        var embedded = new float[n][];
        for (int t = 0; t < n; t++)
        {
            embedded[t] = new float[Width];
            for (int j = 0; j < Width; j++) embedded[t][j] = _words[sentence[t], j];
            Probe.Record(_words, embedded[t]);
        }

        var left = new float[n][];
        var right = new float[n][];
        var state = (H: new float[Hidden], C: new float[Hidden]);
        for (int t = 0; t < n; t++)
        {
            state = _forward.Step(embedded[t], state.H, state.C);
            left[t] = state.H;
        }

        state = (new float[Hidden], new float[Hidden]);
        for (int t = n - 1; t >= 0; t--)
        {
            state = _backward.Step(embedded[t], state.H, state.C);
            right[t] = state.H;
        }

        var result = new float[n][];
        for (int t = 0; t < n; t++)
        {
            float[] both = [.. left[t], .. right[t]];
            float[] scores = new float[Tags];
            for (int i = 0; i < Tags; i++)
            {
                scores[i] = _tagBias[i];
                for (int j = 0; j < both.Length; j++) scores[i] += _tags[i, j] * both[j];
            }

            Probe.Record(_tags, scores);
            result[t] = Ops.Softmax(scores);
        }

        return result;
    }

    /// <summary>One step of an LSTM, a matrix per gate.</summary>
    public sealed partial class LstmCell
    {
        [Init] private readonly Gate _input = new();
        [Init] private readonly ForgetGate _forget = new();
        [Init] private readonly Gate _cell = new();
        [Init] private readonly Gate _output = new();

        public (float[] H, float[] C) Step(float[] x, float[] h, float[] c)
        {
            float[] i = _input.Forward(x, h), f = _forget.Forward(x, h), g = _cell.Forward(x, h), o = _output.Forward(x, h);
            var nextH = new float[Hidden];
            var nextC = new float[Hidden];
            for (int k = 0; k < Hidden; k++)
            {
                nextC[k] = Sigmoid(f[k]) * c[k] + Sigmoid(i[k]) * MathF.Tanh(g[k]);
                nextH[k] = Sigmoid(o[k]) * MathF.Tanh(nextC[k]);
            }

            return (nextH, nextC);
        }

        private static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
    }

    public sealed partial class Gate
    {
        [Dense(Width, Hidden), Init(Scheme.Xavier)] private readonly float[] _w = new float[Hidden * Width];
        [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[] _u = new float[Hidden * Hidden];
        [Bias(Hidden)] private readonly float[] _b = new float[Hidden];

        public float[] Forward(float[] x, float[] h) => Ops.Add(Ops.Linear(_w, null, x), Ops.Linear(_u, _b, h));
    }

    public sealed partial class ForgetGate
    {
        [Dense(Width, Hidden), Init(Scheme.Xavier)] private readonly float[] _w = new float[Hidden * Width];
        [Dense(Hidden, Hidden), Init(Scheme.Orthogonal)] private readonly float[] _u = new float[Hidden * Hidden];
        // starts open: memory first, forgetting is learned
        [Bias(Hidden), Init(Scheme.One)] private readonly float[] _b = new float[Hidden];

        public float[] Forward(float[] x, float[] h) => Ops.Add(Ops.Linear(_w, null, x), Ops.Linear(_u, _b, h));
    }
}
