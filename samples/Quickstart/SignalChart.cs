using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics.Tensors;
using Quickstart.Models;
using Spectre.Console;

namespace Quickstart;

/// <summary>Pushes a batch of standard normal inputs through a deep perceptron, and shows the signal's size layer by layer.</summary>
internal static class SignalChart
{
    private const int Width = 512;
    private const int Batch = 32;
    private const int Decades = 6;
    private const int CellsPerDecade = 5;

    public static void Write(DeepPerceptron he, FadingPerceptron xavier)
    {
        double[] kept = [.. Signal(he)];
        double[] faded = [.. Signal(xavier)];

        Table table = new Table().Title("A batch of N(0, 1) through 30 ReLU layers: root mean square after each, bars on a logarithmic scale").Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("layer").RightAligned());
        table.AddColumn(new TableColumn("He").RightAligned());
        table.AddColumn("1e-6" + new string(' ', (Decades * CellsPerDecade) - 6) + "1");
        table.AddColumn(new TableColumn("Xavier").RightAligned());
        table.AddColumn("1e-6" + new string(' ', (Decades * CellsPerDecade) - 6) + "1");
        for (int layer = 0; layer < kept.Length; layer++)
        {
            table.AddRow(
                (layer + 1).ToString(CultureInfo.InvariantCulture),
                kept[layer].ToString("0.000", CultureInfo.InvariantCulture),
                $"[green]{Bar(kept[layer])}[/]",
                faded[layer].ToString("0.0e+00", CultureInfo.InvariantCulture),
                $"[yellow]{Bar(faded[layer])}[/]");
        }

        AnsiConsole.Write(table);
    }

    private static IEnumerable<double> Signal(IModel model)
    {
        var random = new Random(1);
        float[][] batch = [.. Enumerable.Range(0, Batch).Select(_ => Inputs(random))];
        foreach (float[] weight in model.Weights.Where(weight => weight.Length == Width * Width))
        {
            batch = [.. batch.Select(input => Relu(weight, input))];
            yield return Math.Sqrt(batch.Average(output => (double)TensorPrimitives.SumOfSquares(output) / Width));
        }
    }

    private static float[] Inputs(Random random)
    {
        var inputs = new float[Width];
        Tensor.FillGaussianNormalDistribution(Tensor.Create(inputs).AsTensorSpan(), random);
        return inputs;
    }

    private static float[] Relu(float[] weight, float[] input)
    {
        var output = new float[Width];
        for (int row = 0; row < Width; row++)
            output[row] = MathF.Max(0, TensorPrimitives.Dot(weight.AsSpan(row * Width, Width), input));
        return output;
    }

    private static string Bar(double rms)
    {
        double cells = Math.Max(0, (Math.Log10(rms) + Decades) * CellsPerDecade);
        return new string('█', (int)cells);
    }
}
