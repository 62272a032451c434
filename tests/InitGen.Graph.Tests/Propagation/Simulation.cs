using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Signals;

/// <summary>
/// A plain network that runs in float32, with weights from the kernels that generated code calls: square layers, between them batch
/// normalization if wanted, then the activation.
/// </summary>
internal sealed class Simulation
{
    private const int Width = 512;

    /// <summary>Pre-activations of the layers, batch after batch: as the matrix product gives them, before any normalization.</summary>
    public List<float[]> Layers { get; } = [];

    /// <summary>What the activation is applied to: the same, or normalized.</summary>
    public List<float[]> Inputs { get; } = [];

    /// <summary>What it makes of them; of the last layer too.</summary>
    public List<float[]> Outputs { get; } = [];

    public static Simulation Run(WeightDistribution law, Activation? activation, ulong seed, int depth = 100, int batch = 1, double? epsilon = null)
    {
        var simulation = new Simulation();
        var weights = new float[Width * Width];
        var x = new float[batch * Width];
        InitKernels.Normal(x, seed, ulong.MaxValue, 0, 0f, 1f);
        for (int layer = 0; layer < depth; layer++)
        {
            Fill(weights, law, seed, (ulong)layer + 1);
            var y = new float[x.Length];
            for (int sample = 0; sample < batch; sample++)
            {
                ReadOnlySpan<float> input = x.AsSpan(sample * Width, Width);
                for (int unit = 0; unit < Width; unit++)
                    y[(sample * Width) + unit] = TensorPrimitives.Dot(weights.AsSpan(unit * Width, Width), input);
            }

            float[] normalized = epsilon is { } e ? Normalized(y, batch, e) : y;
            x = new float[y.Length];
            Apply(activation, normalized, x);
            simulation.Layers.Add(y);
            simulation.Inputs.Add(normalized);
            simulation.Outputs.Add(x);
        }

        return simulation;
    }

    public static double Rms(float[] values) => Math.Sqrt(values.Average(value => (double)value * value));

    /// <summary>Number of the first layer, from 1, with the property; null if there is none.</summary>
    public int? First(Func<float[], bool> property) => Layers.FindIndex(layer => property(layer)) is >= 0 and var index ? index + 1 : null;

    private static void Fill(float[] weights, WeightDistribution law, ulong seed, ulong stream)
    {
        if (law.Kind == DistributionKind.Uniform) InitKernels.Uniform(weights, seed, stream, 0, (float)law.Minimum, (float)law.Maximum);
        else InitKernels.Normal(weights, seed, stream, 0, (float)law.Mean, (float)law.Sigma);
    }

    // x_hat = (x - mu) / sqrt(sigma^2 + epsilon) over the batch, gamma = 1 and beta = 0.
    private static float[] Normalized(float[] values, int batch, double epsilon)
    {
        var normalized = new float[values.Length];
        for (int unit = 0; unit < Width; unit++)
        {
            double sum = 0, squares = 0;
            for (int i = unit; i < values.Length; i += Width)
                sum += values[i];
            double mean = sum / batch;
            for (int i = unit; i < values.Length; i += Width)
                squares += (values[i] - mean) * (values[i] - mean);
            double scale = 1 / Math.Sqrt((squares / batch) + epsilon);
            for (int i = unit; i < values.Length; i += Width)
                normalized[i] = (float)((values[i] - mean) * scale);
        }

        return normalized;
    }

    private static void Apply(Activation? activation, float[] values, float[] result)
    {
        switch (activation)
        {
            case null:
                values.CopyTo(result, 0);
                break;
            case Activation.ReLU:
                TensorPrimitives.Max(values, 0f, result);
                break;
            case Activation.Tanh:
                for (int i = 0; i < values.Length; i++) result[i] = MathF.Tanh(values[i]);
                break;
            case Activation.Sigmoid:
                TensorPrimitives.Sigmoid(values, result);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "not simulated");
        }
    }
}
