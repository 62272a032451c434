using System;
using System.Numerics.Tensors;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// ViT at its tiny width (Dosovitskiy et al. 2021) on 32 x 32 images: patches of 8 x 8, a class token, pre-norm blocks with GELU. Weights
/// are truncated normals of 0.02, as everyone has them.
/// </summary>
[InitDefaults(Scheme.TruncatedNormal, Std = 0.02)]
public sealed partial class VisionTransformer
{
    private const int Patch = 8;
    private const int PatchLength = 3 * Patch * Patch;
    private const int D = 192;
    private const int Heads = 3;
    private const int Mlp = 4 * D;
    private const int Patches = 16;

    [Dense(PatchLength, D), Init(Scheme.LeCun)] private readonly float[] _patches = new float[D * PatchLength];
    [Bias(D)] private readonly float[] _patchesBias = new float[D];
    [Embedding(1, D), Init(Scheme.TruncatedNormal, Std = 0.02)] private readonly float[] _classToken = new float[D];
    [Embedding(Patches + 1, D), Init(Scheme.TruncatedNormal, Std = 0.02)] private readonly float[] _positions = new float[(Patches + 1) * D];
    [Init] private readonly EncoderBlock[] _blocks = [new(), new(), new(), new()];
    [Norm(D), Init] private readonly float[] _norm = new float[D];
    [Bias(D)] private readonly float[] _normBias = new float[D];
    [Dense(D, 100), Init] private readonly float[] _head = new float[100 * D];
    [Bias(100)] private readonly float[] _headBias = new float[100];

    public VisionTransformer(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[,,] image)
    {
        var tokens = new float[Patches + 1, D];
        CopyTo(tokens, 0, _classToken);
        Probe.Record(_classToken, _classToken);
        Probe.Record(_positions, _positions);
        for (int p = 0; p < Patches; p++)
        {
            CopyTo(tokens, p + 1, Ops.Linear(_patches, _patchesBias, Cut(image, p / 4 * Patch, p % 4 * Patch)));
        }

        for (int t = 0; t <= Patches; t++)
        {
            for (int i = 0; i < D; i++) tokens[t, i] += _positions[t * D + i];
        }

        foreach (EncoderBlock block in _blocks) tokens = block.Forward(tokens);
        return Ops.Linear(_head, _headBias, Normalize(Row(tokens, 0), _norm, _normBias));
    }

    private static float[] Cut(float[,,] image, int top, int left)
    {
        var patch = new float[PatchLength];
        for (int c = 0, k = 0; c < 3; c++)
            for (int y = 0; y < Patch; y++)
                for (int x = 0; x < Patch; x++)
                    patch[k++] = image[c, top + y, left + x];
        return patch;
    }

    private static float[] Row(float[,] x, int t)
    {
        var row = new float[D];
        Buffer.BlockCopy(x, t * D * sizeof(float), row, 0, D * sizeof(float));
        return row;
    }

    private static void CopyTo(float[,] x, int t, float[] row) => Buffer.BlockCopy(row, 0, x, t * D * sizeof(float), D * sizeof(float));

    private static float[] Normalize(float[] x, float[] gamma, float[] beta)
    {
        float mean = 0, variance = 0;
        for (int i = 0; i < x.Length; i++) mean += x[i] / x.Length;
        for (int i = 0; i < x.Length; i++) variance += (x[i] - mean) * (x[i] - mean) / x.Length;
        float inverse = 1f / MathF.Sqrt(variance + 1e-6f);
        for (int i = 0; i < x.Length; i++) x[i] = (x[i] - mean) * inverse * gamma[i] + beta[i];
        return x;
    }

    [InitDefaults(Scheme.TruncatedNormal, Std = 0.02)]
    public sealed partial class EncoderBlock
    {
        [Norm(D), Init] private readonly float[] _norm1 = new float[D];
        [Bias(D)] private readonly float[] _norm1Bias = new float[D];
        [Dense(D, 3 * D, Packed = 3), Init] private readonly float[] _qkv = new float[3 * D * D];
        [Bias(3 * D)] private readonly float[] _qkvBias = new float[3 * D];
        [Dense(D, D), Init] private readonly float[] _out = new float[D * D];
        [Bias(D)] private readonly float[] _outBias = new float[D];
        [Norm(D), Init] private readonly float[] _norm2 = new float[D];
        [Bias(D)] private readonly float[] _norm2Bias = new float[D];
        [Dense(D, Mlp), Init] private readonly float[] _fc1 = new float[Mlp * D];
        [Bias(Mlp)] private readonly float[] _fc1Bias = new float[Mlp];
        [Dense(Mlp, D), Init] private readonly float[] _fc2 = new float[D * Mlp];
        [Bias(D)] private readonly float[] _fc2Bias = new float[D];

        public float[,] Forward(float[,] tokens)
        {
            int n = tokens.GetLength(0);
            var qkv = new float[n][];
            for (int t = 0; t < n; t++) qkv[t] = Ops.Linear(_qkv, _qkvBias, Normalize(Row(tokens, t), _norm1, _norm1Bias));

            var result = new float[n, D];
            for (int t = 0; t < n; t++)
            {
                float[] attended = Ops.Linear(_out, _outBias, Attend(qkv, t));
                float[] x = Ops.Add(Row(tokens, t), attended);
                float[] hidden = Ops.Linear(_fc1, _fc1Bias, Normalize((float[])x.Clone(), _norm2, _norm2Bias));
                for (int i = 0; i < hidden.Length; i++) hidden[i] = Gelu(hidden[i]);
                CopyTo(result, t, Ops.Add(x, Ops.Linear(_fc2, _fc2Bias, hidden)));
            }

            return result;
        }

        private static float[] Attend(float[][] qkv, int t)
        {
            const int Size = D / Heads;
            var result = new float[D];
            for (int h = 0; h < Heads; h++)
            {
                var scores = new float[qkv.Length];
                for (int s = 0; s < scores.Length; s++)
                {
                    scores[s] = TensorPrimitives.Dot<float>(
                        qkv[t].AsSpan(h * Size, Size), qkv[s].AsSpan(D + h * Size, Size)) / MathF.Sqrt(Size);
                }

                scores = Ops.Softmax(scores);
                for (int s = 0; s < scores.Length; s++)
                    for (int i = 0; i < Size; i++)
                        result[h * Size + i] += scores[s] * qkv[s][2 * D + h * Size + i];
            }

            return result;
        }

        // x sigmoid(1.702 x), the quick form
        private static float Gelu(float x) => x / (1f + MathF.Exp(-1.702f * x));
    }
}
