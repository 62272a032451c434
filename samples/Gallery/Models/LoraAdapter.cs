using InitGen;

namespace Gallery.Models;

/// <summary>
/// A pretrained dense layer with a low-rank adapter (Hu et al. 2021): W x + (alpha / r) B A x. B starts at 0, so that the adapted model
/// starts as the pretrained one.
/// </summary>
public sealed partial class LoraAdapter
{
    private const int Width = 512;
    private const int Rank = 8;
    private const float Alpha = 16f;

    // Frozen: comes from a checkpoint, never from [Init].
    private readonly float[] _frozen;

    [Dense(Width, Rank), Init(Scheme.LeCun)]
    private readonly float[] _loraA = new float[Rank * Width];

    [Dense(Rank, Width), Init(Scheme.Zero)]
    private readonly float[] _loraB = new float[Width * Rank];

    public LoraAdapter(float[] pretrained, ulong seed)
    {
        _frozen = pretrained;
        InitializeWeights(seed);
    }

    public float[] Forward(float[] x)
    {
        float[] y = Multiply(_frozen, x);
        float[] delta = Multiply(_loraB, Multiply(_loraA, x));
        const float Scale = Alpha / Rank;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] += Scale * delta[i];
        }

        return y;
    }

    private static float[] Multiply(float[] matrix, float[] vector)
    {
        int columns = vector.Length;
        int rows = matrix.Length / columns;
        float[] result = new float[rows];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                result[r] += matrix[r * columns + c] * vector[c];
            }
        }

        Probe.Record(matrix, result);
        return result;
    }
}
