using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Testing;
using Pretraining;
using Pretraining.Models;

namespace InitGen.Gallery.Tests;

/// <summary>The networks of samples/Pretraining: weights that are made from data, and what becomes of each start.</summary>
public sealed class PretrainingTests
{
    private static readonly PretrainingOptions Short = new() { Seed = 3, Epochs = 2, LearningRate = 0.002f };

    private static float[] Data(int rows = 64)
    {
        (float[] inputs, _) = Spirals.Make(rows, seed: 7);
        Standardizer.Fit(Standardization.ZScore, inputs, Spirals.Features).Apply(inputs);
        return inputs;
    }

    private static float[][] Weights(Network network) => [.. network.Layers.SelectMany(static layer => new[] { [.. layer.Weight], (float[])[.. layer.Bias] })];

    private static XavierTanh Started()
    {
        var network = new XavierTanh();
        network.InitializeWeights(42);
        return network;
    }

    public static TheoryData<string, bool> Starts => new()
    {
        { nameof(ZeroTanh), false }, { nameof(SmallTanh), false }, { nameof(XavierTanh), true }, { nameof(LsuvTanh), true }, { nameof(PretrainedTanh), true },
        { nameof(SmallRelu), false }, { nameof(XavierRelu), true }, { nameof(HeRelu), true }, { nameof(SmallNormalized), true },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void Each_start_learns_or_not(string start, bool learns)
    {
        var network = (Network)Activator.CreateInstance(typeof(Network).Assembly.GetType("Pretraining.Models." + start)!)!;
        Curve curve = Curve.Of(network, epochs: 14);

        // Who knows nothing of two arms has a loss of ln 2. Weights that are 0 move only the last bias, which rows of equal number hold at 0.
        if (learns) Assert.InRange(curve.Last, 0, 0.7 * Curve.Chance);
        else Assert.InRange(curve.Last, 0.99 * Curve.Chance, 1.01 * Curve.Chance);
    }

    [Fact]
    public void Every_layer_is_calibrated_to_variance_1()
    {
        var network = new LsuvTanh();
        network.InitializeWeights(42);
        float[] data = Data();
        CalibrationReport report = network.CalibrateWeights(data, new CalibrationOptions { Tolerance = 0.001 });
        Assert.Equal(network.Layers.Count, report.Layers.Count);
        Assert.All(report.Layers, static layer => Assert.InRange(layer.After, 0.999, 1.001));

        // Measured by the sample's own code.
        float[][] x = [.. Enumerable.Range(0, 64).Select(row => data.AsSpan(row * Spirals.Features, Spirals.Features).ToArray())];
        foreach (DenseLayer layer in network.Layers)
        {
            x = [.. x.Select(layer.Forward)];
            double mean = x.Average(static row => row.Average(static value => (double)value));
            Assert.InRange(x.Average(row => row.Average(value => (value - mean) * (value - mean))), 0.998, 1.002);
            x = [.. x.Select(static row => Array.ConvertAll(row, MathF.Tanh))];
        }
    }

    [Fact]
    public void A_calibration_that_fails_changes_nothing()
    {
        var network = new LsuvTanh();
        network.InitializeWeights(42);
        float[][] before = Weights(network);
        float[] data = Data();
        Assert.Throws<ArgumentException>(() => network.CalibrateWeights(data.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => network.CalibrateWeights(data.AsSpan(0, Spirals.Features)));
        Assert.Throws<InvalidOperationException>(() => network.CalibrateWeights(new float[128]));
        Assert.Throws<OperationCanceledException>(() => network.CalibrateWeights(data, new CalibrationOptions { CancellationToken = new CancellationToken(true) }));
        data[70] = float.NaN;
        Assert.Contains("Row 1, column 6", Assert.Throws<ArgumentException>(() => network.CalibrateWeights(data)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(network));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CalibrationOptions { Tolerance = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CalibrationOptions { MaxIterations = 0 });
    }

    [Theory]
    [InlineData(false, 0f)]
    [InlineData(true, 0.25f)]
    public void Each_hidden_layer_learns_to_restore_its_input(bool free, float corruption)
    {
        XavierTanh network = Started();
        float[] output = [.. network.Layers[^1].Weight];
        var heard = new List<PretrainingProgress>();
        PretrainingReport report = LayerwisePretraining.Run(network, Data(), Short with { FreeDecoder = free, Corruption = corruption, Epochs = 4 }, new Sink(heard));
        Assert.Equal(10, report.Layers.Count);
        Assert.All(report.Layers, static layer => Assert.True(layer.LastLoss < layer.FirstLoss, layer.ToString()));
        Assert.Equal(40, heard.Count);
        Assert.Equal(output, network.Layers[^1].Weight);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        XavierTanh one = Started(), other = Started(), third = Started();
        LayerwisePretraining.Run(one, Data(), Short);
        LayerwisePretraining.Run(other, Data(), Short);
        LayerwisePretraining.Run(third, Data(), Short with { Seed = 4 });
        Assert.Equal(Weights(one), Weights(other));
        Assert.NotEqual(Weights(one), Weights(third));
    }

    [Fact]
    public void A_training_that_fails_changes_nothing()
    {
        XavierTanh network = Started();
        float[][] before = Weights(network);
        float[] data = Data();
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => LayerwisePretraining.Run(network, data, Short with { CancellationToken = source.Token }, new Sink([], source.Cancel)));
        Assert.Contains("diverged", Assert.Throws<InvalidOperationException>(() => LayerwisePretraining.Run(network, data, Short with { LearningRate = 1e38f })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LayerwisePretraining.Run(network, data.AsSpan(1), Short));
        data[3] = float.PositiveInfinity;
        Assert.Throws<ArgumentException>(() => LayerwisePretraining.Run(network, data, Short));
        Assert.Equal(before, Weights(network));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new PretrainingOptions { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new PretrainingOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new PretrainingOptions { LearningRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new PretrainingOptions { Corruption = 1 });
    }

    private sealed class Sink(List<PretrainingProgress> heard, Action? then = null) : IProgress<PretrainingProgress>
    {
        public void Report(PretrainingProgress value)
        {
            heard.Add(value);
            then?.Invoke();
        }
    }
}
