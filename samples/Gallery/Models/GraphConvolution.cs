using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A graph convolutional network (Kipf and Welling 2017): twice, a dense layer over each node's neighbours.</summary>
public sealed partial class GraphConvolution
{
    private const int Features = 64;
    private const int Hidden = 16;
    private const int Classes = 7;

    [Dense(Features, Hidden), Init(Scheme.He)]
    private readonly float[,] _w0 = new float[Hidden, Features];

    [Dense(Hidden, Classes), Init(Scheme.Xavier)]
    private readonly float[,] _w1 = new float[Classes, Hidden];

    /// <summary>Probabilities of classes, a row per node.</summary>
    public float[,] Forward(float[,] features, bool[,] edges)
    {
        float[,] adjacency = Normalize(edges);
        float[,] h = Relu(Propagate(adjacency, features, _w0));
        return SoftmaxRows(Propagate(adjacency, h, _w1));
    }

    // A X W^T
    private static float[,] Propagate(float[,] a, float[,] x, float[,] w)
    {
        float[,] y = Product(a, Product(x, Transpose(w)));
        Probe.Record(w, y);
        return y;
    }

    private static float[,] Normalize(bool[,] edges)
    {
        int n = edges.GetLength(0);
        var degree = new float[n];
        for (int i = 0; i < n; i++)
        {
            degree[i] = 1; // a loop at each node
            for (int j = 0; j < n; j++) degree[i] += edges[i, j] ? 1 : 0;
        }

        var a = new float[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i == j || edges[i, j]) a[i, j] = 1 / MathF.Sqrt(degree[i] * degree[j]);
            }
        }

        return a;
    }

    private static float[,] Product(float[,] a, float[,] b)
    {
        int n = a.GetLength(0), m = a.GetLength(1), p = b.GetLength(1);
        var c = new float[n, p];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < p; j++)
                for (int k = 0; k < m; k++)
                    c[i, j] += a[i, k] * b[k, j];
        return c;
    }

    private static float[,] Transpose(float[,] w)
    {
        var t = new float[w.GetLength(1), w.GetLength(0)];
        for (int i = 0; i < w.GetLength(0); i++)
            for (int j = 0; j < w.GetLength(1); j++)
                t[j, i] = w[i, j];
        return t;
    }

    private static float[,] Relu(float[,] x)
    {
        for (int i = 0; i < x.GetLength(0); i++)
            for (int j = 0; j < x.GetLength(1); j++)
                x[i, j] = Math.Max(x[i, j], 0);
        return x;
    }

    private static float[,] SoftmaxRows(float[,] x)
    {
        for (int i = 0; i < x.GetLength(0); i++)
        {
            float sum = 0;
            for (int j = 0; j < x.GetLength(1); j++) sum += x[i, j] = MathF.Exp(x[i, j]);
            for (int j = 0; j < x.GetLength(1); j++) x[i, j] /= sum;
        }

        return x;
    }
}
