using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A classifier over batches: rows are samples, rectangular arrays all the way.</summary>
public partial class BatchMlp
{
    [Dense(32, 100), Init]
    private readonly float[,] _w1 = new float[100, 32];
    [Bias(100)]
    private readonly float[] _b1 = new float[100];

    [Dense(100, 50), Init]
    private readonly float[,] _w2 = new float[50, 100];
    [Bias(50)]
    private readonly float[] _b2 = new float[50];

    [Dense(50, 5), Init]
    private readonly float[,] _w3 = new float[5, 50];
    [Bias(5)]
    private readonly float[] _b3 = new float[5];

    /// <summary>Logits [batch, 5] for inputs [batch, 32].</summary>
    public float[,] Forward(float[,] batch)
    {
        float[,] z1 = MatMulTransposed(batch, _w1, _b1);
        float[,] a1 = LeakyRelu(z1);
        float[,] z2 = MatMulTransposed(a1, _w2, _b2);
        float[,] a2 = LeakyRelu(z2);
        return MatMulTransposed(a2, _w3, _b3);
    }

    private static float[,] MatMulTransposed(float[,] x, float[,] w, float[] bias)
    {
        int batch = x.GetLength(0), inputs = x.GetLength(1), outputs = w.GetLength(0);
        var y = new float[batch, outputs];
        for (int n = 0; n < batch; n++)
        {
            for (int o = 0; o < outputs; o++)
            {
                float sum = 0f;
                for (int i = 0; i < inputs; i++) sum += x[n, i] * w[o, i];
                y[n, o] = sum + bias[o];
            }
        }

        Probe.Record(w, y);
        return y;
    }

    private static float[,] LeakyRelu(float[,] x)
    {
        var y = new float[x.GetLength(0), x.GetLength(1)];
        for (int i = 0; i < x.GetLength(0); i++)
        {
            for (int j = 0; j < x.GetLength(1); j++)
            {
                y[i, j] = x[i, j] > 0 ? x[i, j] : 0.01f * x[i, j];
            }
        }

        return y;
    }
}
