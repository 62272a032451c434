using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Roslyn.Forward;

/// <summary>What a formula of one value is found to do.</summary>
internal abstract record FunctionShape
{
    public sealed record Affine(double Factor, double Shift) : FunctionShape;

    public sealed record Applies(ActivationInfo Activation) : FunctionShape;

    /// <summary>Takes the mean off if <paramref name="Centers"/>, and divides by what is left of the root mean square.</summary>
    public sealed record Normalizes(bool Centers, double Epsilon) : FunctionShape;

    /// <summary>Divides by the norm of all elements.</summary>
    public sealed record ScalesToUnit : FunctionShape;
}

/// <summary>
/// Recognises functions by what they compute, never by how they are written: a formula is evaluated at a few points and compared.
/// </summary>
internal static class FunctionShapes
{
    // Not symmetric, of mean and size unlike 0 and 1, on both sides of every kink that the known functions have.
    private static readonly double[] Points = [-7.3, -4.1, -3.2, -2.3, -1.4, -0.8, -0.45, -0.11, 0.13, 0.37, 0.74, 1.3, 2.6, 3.7, 5.2, 6.9];

    private static readonly Activation[] Pointwise =
    [
        Activation.ReLU, Activation.ReLU6, Activation.CELU, Activation.SELU, Activation.GELU, Activation.GELUTanh, Activation.QuickGELU,
        Activation.SiLU, Activation.Mish, Activation.HardSwish, Activation.Softplus, Activation.Tanh, Activation.LeCunTanh,
        Activation.Sigmoid, Activation.LogSigmoid, Activation.HardSigmoid, Activation.Softsign, Activation.HardTanh, Activation.Sine,
        Activation.Tanhshrink, Activation.Softshrink, Activation.SquaredReLU, Activation.Exp,
    ];

    private static readonly double[][] Values = [.. Pointwise.Select(static activation => Points.Select(x => FunctionValues.Of(activation, x)).ToArray())];

    /// <summary>What a formula does to a variable.</summary>
    /// <param name="term">The formula.</param>
    /// <param name="variable">The only value that is in it.</param>
    /// <returns>What it does; null where it is no function that is known.</returns>
    public static FunctionShape? Of(Term term, Term variable)
    {
        foreach (double length in Lengths(term, variable))
        {
            double[]? values = TermValues.Of(term, variable, Points, length);
            if (values is null) return null;
            if (values.Any(static value => double.IsNaN(value) || double.IsInfinity(value))) continue;
            FunctionShape? shape = Reduces(term, variable) ? Whole(values) : (FunctionShape?)Line(values) ?? Rectifier(values) ?? Known(values);
            if (shape is not null) return shape;
        }

        return null;
    }

    /// <summary>Whether a multiple of an ELU is SELU (Klambauer et al. 2017), whose constants people round.</summary>
    /// <param name="scale">What the ELU is multiplied by.</param>
    /// <param name="alpha">Its alpha.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsSelu(double scale, double alpha) => Math.Abs(scale - 1.0507009873554805) < 1e-3 && Math.Abs(alpha - 1.6732632423543772) < 1e-3;

    /// <summary>Whether all elements have a say in each: that is no function of single numbers.</summary>
    private static bool Reduces(Term term, Term variable)
    {
        var seen = new HashSet<Term> { variable };
        return In(term);

        bool In(Term part) => part.HasReduction && seen.Add(part) && (part.Kind is TermKind.Sum or TermKind.Largest || part.Arguments.Any(In));
    }

    /// <summary>
    /// What a mean may be divided by: the length itself, whatever its name; how many elements a sum is known to have; or else one of the
    /// whole numbers that sums are multiplied with.
    /// </summary>
    private static IEnumerable<double> Lengths(Term term, Term variable)
    {
        if (!Reduces(term, variable)) return [double.NaN];
        SortedSet<double> found = [], counts = [];
        var seen = new HashSet<Term> { variable };
        Collect(term, isInSum: false);
        if (counts.Count > 0) found = counts;
        found.Add(Points.Length);
        return [.. found.Reverse()];

        void Collect(Term part, bool isInSum)
        {
            if (!seen.Add(part)) return;
            if (part is { Kind: TermKind.Sum, Number: > 0 }) counts.Add(part.Number);
            if (part is { Kind: TermKind.Multiply or TermKind.Divide } && (isInSum || part.Arguments.All(argument => IsReduced(argument, variable))))
            {
                foreach (Term factor in part.Arguments)
                {
                    if (factor.Kind != TermKind.Number) continue;
                    if (Math.Abs(factor.Number) is >= 2 and < 1e7) found.Add(Math.Abs(factor.Number));
                    double inverse = 1 / Math.Abs(factor.Number);
                    if (inverse is >= 2 and < 1e7 && Math.Abs(inverse - Math.Round(inverse)) < 1e-6) found.Add(Math.Round(inverse));
                }
            }

            foreach (Term argument in part.Arguments) Collect(argument, isInSum || part.Kind == TermKind.Sum);
        }
    }

    // Whether no element has a say in it but through a sum: half of an element says nothing of how many there are.
    private static bool IsReduced(Term term, Term variable) =>
        !term.HasData || term.Kind is TermKind.Sum or TermKind.Largest || (term != variable && !term.Arguments.IsEmpty && term.Arguments.All(argument => IsReduced(argument, variable)));

    private static FunctionShape.Affine? Line(double[] values)
    {
        int last = Points.Length - 1;
        double factor = (values[last] - values[0]) / (Points[last] - Points[0]);
        double shift = values[0] - (factor * Points[0]);
        // Where the points all lie on one side of a threshold, it is no line of theirs.
        return Math.Abs(factor) > 1e-9 && Agree(values, x => (factor * x) + shift) ? new FunctionShape.Affine(Neat(factor), Neat(shift)) : null;
    }

    private static FunctionShape.Applies? Rectifier(double[] values)
    {
        double slope = values[4] / Points[4];
        if (Agree(values, x => x > 0 ? x : slope * x))
            return new FunctionShape.Applies(Math.Abs(slope) < 1e-9 ? ActivationTable.Get(Activation.ReLU) : Leaky(Neat(slope)));

        double alpha = values[4] / (Math.Exp(Points[4]) - 1);
        if (alpha > 0 && Agree(values, x => x > 0 ? x : alpha * (Math.Exp(x) - 1)))
            return new FunctionShape.Applies(ActivationTable.Get(Activation.ELU, Math.Abs(alpha - 1) < 1e-4 ? null : Neat(alpha)));
        return null;
    }

    private static ActivationInfo Leaky(double slope) =>
        ActivationTable.Get(Activation.LeakyReLU, Math.Abs(slope - 0.01) < 1e-6 ? null : slope);

    private static FunctionShape.Applies? Known(double[] values)
    {
        for (int i = 0; i < Pointwise.Length; i++)
        {
            if (Agree(values, Values[i])) return new FunctionShape.Applies(ActivationTable.Get(Pointwise[i]));
        }

        return null;
    }

    private static FunctionShape? Whole(double[] values)
    {
        double total = Points.Sum(static x => Math.Exp(x));
        if (Agree(values, x => Math.Exp(x) / total)) return new FunctionShape.Applies(ActivationTable.Get(Activation.Softmax));
        double logTotal = Math.Log(total);
        if (Agree(values, x => x - logTotal)) return new FunctionShape.Applies(ActivationTable.Get(Activation.LogSoftmax));

        double mean = Points.Average();
        double square = Points.Average(static x => x * x);
        if (Normalizing(values, mean, square - (mean * mean)) is { } centered) return new FunctionShape.Normalizes(true, centered);
        if (Normalizing(values, 0, square) is { } plain) return new FunctionShape.Normalizes(false, plain);

        double norm = Math.Sqrt(square * Points.Length);
        return Agree(values, x => x / norm) ? new FunctionShape.ScalesToUnit() : null;
    }

    /// <summary>The epsilon with which the values are (x - mean) / sqrt(variance + epsilon), or null.</summary>
    private static double? Normalizing(double[] values, double mean, double variance)
    {
        double inverse = values[0] / (Points[0] - mean);
        double epsilon = (1 / (inverse * inverse)) - variance;
        if (!(inverse > 0) || epsilon < -1e-3 * variance || epsilon > 0.02 * variance) return null;
        return Agree(values, x => (x - mean) * inverse) ? Math.Max(0, Neat(epsilon)) : null;
    }

    private static bool Agree(double[] values, Func<double, double> function)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!Agree(values[i], function(Points[i]))) return false;
        }

        return true;
    }

    private static bool Agree(double[] values, double[] expected)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!Agree(values[i], expected[i])) return false;
        }

        return true;
    }

    // Constants in code are rounded to a few digits: 0.7978846 for sqrt(2 / pi), 1.7159.
    private static bool Agree(double value, double expected) => Math.Abs(value - expected) <= 3e-4 * (0.05 + Math.Abs(expected));

    /// <summary>A float's neighbour of a short decimal is that decimal.</summary>
    private static double Neat(double value)
    {
        double rounded = (double)Math.Round((decimal)Math.Max(-1e9, Math.Min(1e9, value)), 6);
        return Math.Abs(rounded - value) < 1e-6 * Math.Max(1e-3, Math.Abs(value)) ? rounded : value;
    }
}
