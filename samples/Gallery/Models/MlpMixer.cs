using System;
using InitGen;

namespace Gallery.Models;

/// <summary>MLP-Mixer (Tolstikhin et al. 2021): dense layers across the patches, then across the channels, in turns.</summary>
public sealed partial class MlpMixer
{
    public const int Patches = 16;
    public const int PatchLength = 192;
    private const int Channels = 128;

    [Dense(PatchLength, Channels), Init(Scheme.LeCun)]
    private readonly float[,] _stem = new float[Channels, PatchLength];

    [Init] private readonly MixerBlock[] _blocks = [new(), new(), new(), new()];
    [Init] private readonly Norm _norm = new();

    // zero, as in the paper: the first prediction is uniform
    [Dense(Channels, 10), Init(Scheme.Zero)]
    private readonly float[,] _head = new float[10, Channels];

    /// <summary>Logits for an image that is cut into rows of pixels, one per patch.</summary>
    public float[] Forward(float[,] patches)
    {
        float[,] x = MatMul(patches, _stem);
        for (int i = 0; i < _blocks.Length; i++) x = _blocks[i].Forward(x);
        x = _norm.Forward(x);

        var mean = new float[1, Channels];
        for (int p = 0; p < Patches; p++)
            for (int c = 0; c < Channels; c++)
                mean[0, c] += x[p, c] / Patches;

        float[,] logits = MatMul(mean, _head);
        var result = new float[10];
        for (int i = 0; i < 10; i++) result[i] = logits[0, i];
        return result;
    }

    // x W^T
    private static float[,] MatMul(float[,] x, float[,] w)
    {
        int rows = x.GetLength(0), inner = x.GetLength(1), columns = w.GetLength(0);
        var y = new float[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                for (int k = 0; k < inner; k++)
                    y[i, j] += x[i, k] * w[j, k];
        Probe.Record(w, y);
        return y;
    }

    private static float[,] Transpose(float[,] x)
    {
        var y = new float[x.GetLength(1), x.GetLength(0)];
        for (int i = 0; i < x.GetLength(0); i++)
            for (int j = 0; j < x.GetLength(1); j++)
                y[j, i] = x[i, j];
        return y;
    }

    public sealed partial class MixerBlock
    {
        [Init] private readonly Norm _norm1 = new();
        [Init] private readonly Mlp _tokens = new(Patches, 64);
        [Init] private readonly Norm _norm2 = new();
        [Init] private readonly Mlp _channels = new(Channels, 512);

        public float[,] Forward(float[,] x)
        {
            x = Sum(x, Transpose(_tokens.Forward(Transpose(_norm1.Forward(x)))));
            x = Sum(x, _channels.Forward(_norm2.Forward(x)));
            return x;
        }

        private static float[,] Sum(float[,] a, float[,] b)
        {
            var y = (float[,])a.Clone();
            for (int i = 0; i < y.GetLength(0); i++)
                for (int j = 0; j < y.GetLength(1); j++)
                    y[i, j] += b[i, j];
            return y;
        }
    }

    public sealed partial class Mlp(int width, int hidden)
    {
        private readonly int _width = width, _hidden = hidden;

        [Dense(nameof(_width), nameof(_hidden)), Init] private readonly float[,] _up = new float[hidden, width];
        [Dense(nameof(_hidden), nameof(_width)), Init(Scheme.LeCun)] private readonly float[,] _down = new float[width, hidden];

        public float[,] Forward(float[,] x)
        {
            float[,] h = MatMul(x, _up);
            for (int i = 0; i < h.GetLength(0); i++)
                for (int j = 0; j < h.GetLength(1); j++)
                    h[i, j] = Gelu(h[i, j]);
            return MatMul(h, _down);
        }

        private static float Gelu(float x) => 0.5f * x * (1f + MathF.Tanh(0.79788456f * (x + 0.044715f * x * x * x)));
    }

    public sealed partial class Norm
    {
        [Norm(Channels), Init] private readonly float[] _gamma = new float[Channels];
        [Bias(Channels)] private readonly float[] _beta = new float[Channels];

        public float[,] Forward(float[,] x)
        {
            var y = new float[x.GetLength(0), Channels];
            for (int p = 0; p < x.GetLength(0); p++)
            {
                float sum = 0, squares = 0;
                for (int c = 0; c < Channels; c++)
                {
                    sum += x[p, c];
                    squares += x[p, c] * x[p, c];
                }

                float mean = sum / Channels;
                float deviation = MathF.Sqrt(squares / Channels - mean * mean + 1e-6f);
                for (int c = 0; c < Channels; c++) y[p, c] = (x[p, c] - mean) / deviation * _gamma[c] + _beta[c];
            }

            return y;
        }
    }
}
