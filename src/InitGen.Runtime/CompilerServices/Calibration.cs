using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using InitGen.Data;

namespace InitGen.CompilerServices;

/// <summary>Scales weights by what their layers put out on a batch. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Calibration
{
    /// <summary>Layer-sequential unit variance (Mishkin and Matas 2016, arXiv 1511.06422, algorithm 1), for weights that start orthogonal.</summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model. One that is a struct is changed in place, though C# cannot say so of a readonly one.</param>
    /// <param name="batch">Inputs, [rows, features], row by row.</param>
    /// <param name="options">Tolerance, iterations, cancellation.</param>
    /// <returns>What became of each layer.</returns>
    public static CalibrationReport Run<TModel>(in TModel model, ReadOnlySpan<float> batch, in CalibrationOptions options)
        where TModel : IInitializable
    {
        ref TModel target = ref Unsafe.AsRef(in model);
        ForwardSteps steps = ForwardSteps.Of(in model, "CalibrateWeights");
        Dictionary<string, Table> weights = ParameterTables.Read(ref target, steps.Steps);
        Table input = Batch.Of(batch, steps.Steps, weights, nameof(batch));

        var layers = new List<CalibratedLayer>();
        var scaled = new Dictionary<string, Table>();
        var run = new ForwardRun(steps.Steps, weights);
        CalibrationOptions given = options;
        run.Run(input, steps.Output, (step, output) =>
        {
            given.CancellationToken.ThrowIfCancellationRequested();

            // A weight that is applied twice is calibrated where it is applied first.
            if (steps.Steps[step] is not { Kind: ForwardStepKind.Dense, IsCalibrated: true, Path: var path } || !scaled.TryAdd(path, weights[path])) return;
            double before = Variance(output);
            double variance = before;
            int iterations = 0;
            while (Math.Abs(variance - 1) > given.Tolerance || iterations == 0)
            {
                if (!(variance > 0) || !double.IsFinite(variance)) throw Dead(path, variance);
                if (iterations == given.MaxIterations) break;
                Scale(weights[path], 1 / Math.Sqrt(variance));
                Scale(output, 1 / Math.Sqrt(variance));
                iterations++;
                variance = Variance(output);
            }

            layers.Add(new CalibratedLayer(path, before, variance, iterations));
        });
        ParameterTables.Write(ref target, scaled);
        return new CalibrationReport(layers);
    }

    private static double Variance(Table table)
    {
        double mean = 0, square = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            foreach (float x in table[row]) mean += x;
        }

        double count = (double)table.Rows * table.Columns;
        mean /= count;
        for (int row = 0; row < table.Rows; row++)
        {
            foreach (float x in table[row]) square += (x - mean) * (x - mean);
        }

        return square / count;
    }

    private static void Scale(Table table, double factor)
    {
        for (int row = 0; row < table.Rows; row++)
        {
            foreach (ref float x in table[row]) x = (float)(x * factor);
        }
    }

    private static InvalidOperationException Dead(string path, double variance) => new(
        variance == 0
            ? $"The layer of '{path}' puts out the same number for the whole batch, which no factor makes vary. Is the model initialized, and the batch more than one row that differs?"
            : string.Create(CultureInfo.InvariantCulture, $"The output of the layer of '{path}' has variance {variance} on this batch. Standardise the inputs, and call InitializeWeights first."));
}
