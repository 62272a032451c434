using System;
using System.Collections.Generic;
using System.Linq;

namespace Pretraining;

/// <summary>Plain mini-batch gradient descent on the logistic loss, written out: no momentum, no schedule, nothing that would help a bad start.</summary>
internal sealed class Trainer(Network network, float learningRate)
{
    private const float Epsilon = 1e-5f;

    private readonly Pass[] _passes = [.. network.Layers.Select(static layer => new Pass(layer))];

    /// <summary>Goes through all rows once, in an order by the seed; answers the mean loss over them.</summary>
    public double Epoch(float[] inputs, float[] labels, int batch, int seed)
    {
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        new Random(seed).Shuffle(order);
        double loss = 0;
        foreach (int[] rows in order.Chunk(batch)) loss += Step(inputs, labels, rows);
        return loss / labels.Length;
    }

    private double Step(float[] inputs, float[] labels, int[] rows)
    {
        float[][] x = [.. rows.Select(row => inputs.AsSpan(row * Spirals.Features, Spirals.Features).ToArray())];
        for (int i = 0; i < _passes.Length; i++) x = Forward(_passes[i], x, isHidden: i < _passes.Length - 1);

        double loss = 0;
        var gradient = new float[rows.Length][];
        for (int row = 0; row < rows.Length; row++)
        {
            float label = labels[rows[row]];
            float z = x[row][0];
            loss += Math.Max(z, 0) - (z * label) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
            gradient[row] = [((1 / (1 + MathF.Exp(-z))) - label) / rows.Length];
        }

        for (int i = _passes.Length - 1; i >= 0; i--) gradient = Backward(_passes[i], gradient, isHidden: i < _passes.Length - 1);
        return loss;
    }

    private float[][] Forward(Pass pass, float[][] x, bool isHidden)
    {
        pass.Input = x;
        float[][] z = [.. x.Select(pass.Layer.Forward)];
        if (isHidden && network.IsNormalized) Normalize(pass, z);
        pass.Output = isHidden ? [.. z.Select(row => Array.ConvertAll(row, value => network.IsRectified ? MathF.Max(0, value) : MathF.Tanh(value)))] : z;
        return pass.Output;
    }

    // Over the mini-batch, feature by feature; scale 1 and shift 0 are left as they start.
    private static void Normalize(Pass pass, float[][] z)
    {
        pass.Factor = new float[z[0].Length];
        for (int feature = 0; feature < z[0].Length; feature++)
        {
            float mean = z.Average(row => row[feature]);
            float variance = z.Average(row => (row[feature] - mean) * (row[feature] - mean));
            pass.Factor[feature] = 1 / MathF.Sqrt(variance + Epsilon);
            foreach (float[] row in z) row[feature] = (row[feature] - mean) * pass.Factor[feature];
        }

        pass.Normalized = [.. z.Select(static row => (float[])row.Clone())];
    }

    private float[][] Backward(Pass pass, float[][] gradient, bool isHidden)
    {
        if (isHidden)
        {
            for (int row = 0; row < gradient.Length; row++)
            {
                for (int i = 0; i < gradient[row].Length; i++)
                {
                    float y = pass.Output[row][i];
                    gradient[row][i] *= network.IsRectified ? (y > 0 ? 1 : 0) : 1 - (y * y);
                }
            }

            if (network.IsNormalized) NormalizeBack(pass, gradient);
        }

        DenseLayer layer = pass.Layer;
        float[][] below = [.. pass.Input.Select(static row => new float[row.Length])];
        var weight = new float[layer.Weight.Length];
        var bias = new float[layer.Outputs];
        for (int row = 0; row < gradient.Length; row++)
        {
            for (int o = 0; o < layer.Outputs; o++)
            {
                float g = gradient[row][o];
                bias[o] += g;
                for (int i = 0; i < layer.Inputs; i++)
                {
                    weight[(o * layer.Inputs) + i] += g * pass.Input[row][i];
                    below[row][i] += g * layer.Weight[(o * layer.Inputs) + i];
                }
            }
        }

        for (int i = 0; i < weight.Length; i++) layer.Weight[i] -= learningRate * weight[i];
        for (int i = 0; i < bias.Length; i++) layer.Bias[i] -= learningRate * bias[i];
        return below;
    }

    // Ioffe and Szegedy 2015, section 3: what the gradient is before the normalization.
    private static void NormalizeBack(Pass pass, float[][] gradient)
    {
        for (int feature = 0; feature < gradient[0].Length; feature++)
        {
            float mean = gradient.Average(row => row[feature]);
            float along = gradient.Select((row, i) => row[feature] * pass.Normalized[i][feature]).Average();
            for (int row = 0; row < gradient.Length; row++)
                gradient[row][feature] = pass.Factor[feature] * (gradient[row][feature] - mean - (pass.Normalized[row][feature] * along));
        }
    }

    private sealed class Pass(DenseLayer layer)
    {
        public DenseLayer Layer { get; } = layer;

        public float[][] Input { get; set; } = [];

        public float[][] Output { get; set; } = [];

        public float[][] Normalized { get; set; } = [];

        public float[] Factor { get; set; } = [];
    }
}
