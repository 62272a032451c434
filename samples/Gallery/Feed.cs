using System;

namespace Gallery;

/// <summary>What goes into the models: standard normal numbers, and tokens. The same ones in each run.</summary>
internal sealed class Feed(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number of [-1, 1), as a coordinate is.</summary>
    public float Unit() => (float)(2 * _random.NextDouble() - 1);

    public float[] Normal(int count, double std = 1)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float)(std * Next());
        return values;
    }

    public double[] NormalDoubles(int count)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = Next();
        return values;
    }

    public float[,] Normal(int rows, int columns)
    {
        float[,] values = new float[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) values[i, j] = (float)Next();
        }

        return values;
    }

    public float[,,] Normal(int channels, int height, int width)
    {
        float[,,] values = new float[channels, height, width];
        for (int c = 0; c < channels; c++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++) values[c, y, x] = (float)Next();
            }
        }

        return values;
    }

    public Volume Volume(int channels, int height, int width)
    {
        var values = new Volume(channels, height, width);
        for (int i = 0; i < values.Data.Length; i++) values.Data[i] = (float)Next();
        return values;
    }

    public float[][] NormalRows(int rows, int columns)
    {
        float[][] values = new float[rows][];
        for (int i = 0; i < rows; i++) values[i] = Normal(columns);
        return values;
    }

    /// <summary>A random undirected graph.</summary>
    public bool[,] Edges(int nodes, double probability)
    {
        var edges = new bool[nodes, nodes];
        for (int i = 0; i < nodes; i++)
        {
            for (int j = 0; j < i; j++) edges[i, j] = edges[j, i] = _random.NextDouble() < probability;
        }

        return edges;
    }

    public int Token(int vocabulary) => _random.Next(vocabulary);

    public int[] Tokens(int count, int vocabulary)
    {
        int[] tokens = new int[count];
        for (int i = 0; i < count; i++) tokens[i] = _random.Next(vocabulary);
        return tokens;
    }

    // Box and Muller 1958; 1 - u keeps the logarithm away from 0.
    private double Next() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
