using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace InitGen.Data;

/// <summary>
/// Runs a forward pass on a batch. Sums go in one fixed order and functions come from the library's own: the same bits on every machine and at
/// every vector width.
/// </summary>
/// <param name="steps">The forward pass.</param>
/// <param name="weights">Its parameters: matrices of dense layers, and vectors as tables of one row.</param>
internal sealed class ForwardRun(IReadOnlyList<ForwardStep> steps, IReadOnlyDictionary<string, Table> weights)
{
    private readonly Table?[] _values = new Table?[steps.Count];

    /// <summary>Computes values one after the other, up to one.</summary>
    /// <param name="input">What the model is called with.</param>
    /// <param name="to">The last value that is wanted.</param>
    /// <param name="computed">Is told each value as soon as it is there, and may change it.</param>
    /// <returns>That value.</returns>
    public Table Run(Table input, int to, Action<int, Table>? computed = null)
    {
        Array.Clear(_values);
        for (int i = 0; i <= to; i++)
        {
            Table value = Compute(steps[i], input);
            _values[i] = value;
            computed?.Invoke(i, value);
            foreach (int used in steps[i].Inputs)
            {
                if (used != to && LastUse(used) == i) _values[used] = null;
            }
        }

        return _values[to]!;
    }

    /// <summary>x W^T, for the value of a dense layer.</summary>
    public Table Dense(int step)
    {
        Table input = _values[steps[step].Inputs[0]]!;
        return Dense(steps[step], input);
    }

    private int LastUse(int value)
    {
        for (int i = steps.Count - 1; i > value; i--)
        {
            if (steps[i].Inputs.Contains(value)) return i;
        }

        return value;
    }

    private Table Compute(ForwardStep step, Table input)
    {
        if (step.Kind == ForwardStepKind.Input) return input;
        Table of = _values[step.Inputs[0]]!;
        switch (step.Kind)
        {
            case ForwardStepKind.Dense:
                return Dense(step, of);
            case ForwardStepKind.Bias:
                return ByColumn(step, of, static (x, own) => x + own);
            case ForwardStepKind.Scale:
                return ByColumn(step, of, static (x, own) => x * own);
            case ForwardStepKind.Activation:
                return Map(of, x => (float)ActivationFunctions.At(step.Activation!, x).Value);
            case ForwardStepKind.Affine:
                return Map(of, x => (float)((step.Factor * x) + step.Shift));
            case ForwardStepKind.Normalize:
                return Normalization.Batch == step.Normalization ? NormalizedColumns(of, step.Factor) : NormalizedRows(of, step);
            default:
                Table sum = Map(of, static x => x);
                foreach (int other in step.Inputs.Skip(1)) Add(sum, _values[other]!);
                return sum;
        }
    }

    private Table Dense(ForwardStep step, Table input)
    {
        Table weight = weights[step.Path];
        Require(step, weight.Columns, input.Columns);
        var output = new Table(input.Rows, weight.Rows);
        output.MultiplyTransposed(input, weight);
        return output;
    }

    private Table ByColumn(ForwardStep step, Table of, Func<float, float, float> function)
    {
        ReadOnlySpan<float> own = weights[step.Path][0];
        Require(step, own.Length, of.Columns);
        var result = new Table(of.Rows, of.Columns);
        for (int row = 0; row < of.Rows; row++)
        {
            Span<float> to = result[row];
            ReadOnlySpan<float> from = of[row];
            for (int column = 0; column < to.Length; column++) to[column] = function(from[column], own[column]);
        }

        return result;
    }

    private static void Require(ForwardStep step, int has, int comes)
    {
        if (has == comes) return;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"'{step.Path}' takes {has} features, and {comes} come to it. The batch has to have as many columns as the model has inputs."));
    }

    private static Table Map(Table of, Func<float, float> function)
    {
        var result = new Table(of.Rows, of.Columns);
        for (int row = 0; row < of.Rows; row++)
        {
            Span<float> to = result[row];
            ReadOnlySpan<float> from = of[row];
            for (int column = 0; column < to.Length; column++) to[column] = function(from[column]);
        }

        return result;
    }

    private static void Add(Table sum, Table other)
    {
        for (int row = 0; row < sum.Rows; row++)
        {
            Span<float> to = sum[row];
            ReadOnlySpan<float> from = other[row];
            for (int column = 0; column < to.Length; column++) to[column] += from[column];
        }
    }

    private static Table NormalizedRows(Table of, ForwardStep step)
    {
        var result = new Table(of.Rows, of.Columns);
        for (int row = 0; row < of.Rows; row++)
        {
            double mean = 0, square = 0;
            foreach (float x in of[row]) mean += x;
            mean = step.Normalization == Normalization.Rms ? 0 : mean / of.Columns;
            foreach (float x in of[row]) square += (x - mean) * (x - mean);
            double factor = 1 / Math.Sqrt((square / of.Columns) + step.Factor);
            Span<float> to = result[row];
            ReadOnlySpan<float> from = of[row];
            for (int column = 0; column < to.Length; column++) to[column] = (float)((from[column] - mean) * factor);
        }

        return result;
    }

    private static Table NormalizedColumns(Table of, double epsilon)
    {
        var result = new Table(of.Rows, of.Columns);
        for (int column = 0; column < of.Columns; column++)
        {
            double mean = 0, square = 0;
            for (int row = 0; row < of.Rows; row++) mean += of[row][column];
            mean /= of.Rows;
            for (int row = 0; row < of.Rows; row++) square += (of[row][column] - mean) * (of[row][column] - mean);
            double factor = 1 / Math.Sqrt((square / of.Rows) + epsilon);

            // A feature that is the same in every row stays 0, also where nothing is added to its variance.
            if (!double.IsFinite(factor)) factor = 0;
            for (int row = 0; row < of.Rows; row++) result[row][column] = (float)((of[row][column] - mean) * factor);
        }

        return result;
    }
}
