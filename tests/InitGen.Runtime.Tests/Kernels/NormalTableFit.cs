using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>
/// Makes the coefficients of InverseNormalTable: for each binade of p from 2^-33 to 2^-1 the minimax polynomial (Remez) of the
/// normal quantile in u = mantissa - 1.5, rounded to float.
/// </summary>
internal static class NormalTableFit
{
    public const int Segments = 32;

    /// <summary>Coefficients of one segment, lowest power first.</summary>
    public static double[] Fit(int exponent, int degree)
    {
        int n = degree + 2;
        var nodes = new double[n];
        for (int i = 0; i < n; i++)
            nodes[i] = -0.5 * Math.Cos(Math.PI * i / (n - 1));

        double[] solution = [];
        for (int iteration = 0; iteration < 12; iteration++)
        {
            solution = Solve(exponent, degree, nodes);
            nodes = Extremes(exponent, solution.AsSpan(0, degree + 1), n);
        }

        return solution[..(degree + 1)];
    }

    public static double Quantile(int exponent, double u) => NormalQuantile.Of(Math.ScaleB(1.5 + u, exponent));

    public static double Evaluate(ReadOnlySpan<double> coefficients, double u)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * u + coefficients[i];
        return sum;
    }

    /// <summary>The table as the runtime wants it: power by power, and within a power by the exponent's low five bits.</summary>
    public static float[] Table(int degree)
    {
        var table = new float[(degree + 1) * Segments];
        for (int exponent = -33; exponent <= -2; exponent++)
        {
            double[] coefficients = Fit(exponent, degree);
            for (int power = 0; power <= degree; power++)
                table[power * Segments + ((exponent + 127) & 31)] = (float)coefficients[power];
        }

        return table;
    }

    /// <summary>The rows of the table as C# text.</summary>
    public static string Text(IReadOnlyList<float> table)
    {
        StringBuilder text = new();
        for (int i = 0; i < table.Count; i++)
        {
            if (i % Segments == 0)
                text.Append(CultureInfo.InvariantCulture, $"        // u^{i / Segments}\n");
            text.Append(i % 8 == 0 ? "        " : " ");
            text.Append(table[i].ToString("R", CultureInfo.InvariantCulture)).Append("f,");
            if (i % 8 == 7)
                text.Append('\n');
        }

        return text.ToString();
    }

    // Coefficients and the levelled error: the polynomial that misses the quantile by +E, -E, +E ... at the nodes.
    private static double[] Solve(int exponent, int degree, double[] nodes)
    {
        int n = degree + 2;
        var rows = new double[n, n + 1];
        for (int i = 0; i < n; i++)
        {
            double power = 1;
            for (int j = 0; j <= degree; j++, power *= nodes[i])
                rows[i, j] = power;
            rows[i, degree + 1] = i % 2 == 0 ? 1 : -1;
            rows[i, n] = Quantile(exponent, nodes[i]);
        }

        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int i = column + 1; i < n; i++)
            {
                if (Math.Abs(rows[i, column]) > Math.Abs(rows[pivot, column]))
                    pivot = i;
            }

            for (int j = 0; j <= n; j++)
                (rows[column, j], rows[pivot, j]) = (rows[pivot, j], rows[column, j]);
            for (int i = 0; i < n; i++)
            {
                if (i == column)
                    continue;
                double factor = rows[i, column] / rows[column, column];
                for (int j = column; j <= n; j++)
                    rows[i, j] -= factor * rows[column, j];
            }
        }

        var solution = new double[n];
        for (int i = 0; i < n; i++)
            solution[i] = rows[i, n] / rows[i, i];
        return solution;
    }

    // One point of largest error in each of the n stretches between the error's sign changes.
    private static double[] Extremes(int exponent, ReadOnlySpan<double> coefficients, int n)
    {
        const int Steps = 4096;
        List<double> nodes = [];
        double best = 0, at = -0.5;
        for (int i = 0; i <= Steps; i++)
        {
            double u = -0.5 + (double)i / Steps;
            double error = Quantile(exponent, u) - Evaluate(coefficients, u);
            if (error * best < 0)
            {
                nodes.Add(at);
                best = 0;
            }

            if (Math.Abs(error) > Math.Abs(best))
                (best, at) = (error, u);
        }

        nodes.Add(at);
        return nodes.Count == n ? [.. nodes] : throw new InvalidDataException($"{nodes.Count} extremes, expected {n}");
    }
}
