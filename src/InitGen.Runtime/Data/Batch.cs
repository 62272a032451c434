using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.CompilerServices;

namespace InitGen.Data;

/// <summary>Inputs as a person gives them: row by row, without padding.</summary>
internal static class Batch
{
    /// <summary>Checks them, and takes as many columns as the first layer has inputs.</summary>
    public static Table Of(ReadOnlySpan<float> values, IReadOnlyList<ForwardStep> steps, IReadOnlyDictionary<string, Table> weights, string parameter)
    {
        ForwardStep first = steps.FirstOrDefault(static step => step.Kind == ForwardStepKind.Dense)
            ?? throw new InvalidOperationException("The forward pass has no dense layer.");
        int columns = weights[first.Path].Columns;
        (int rows, int left) = Math.DivRem(values.Length, columns);
        if (left != 0 || rows == 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{values.Length} numbers are no whole rows of {columns}, which the layer of '{first.Path}' takes."), parameter);
        }

        if (rows < 2) throw new ArgumentException("One row says nothing of how outputs vary: give at least two, better some hundred.", parameter);
        Standardizer.RequireFinite(values, columns);
        return Table.Of(values, rows, columns);
    }
}
