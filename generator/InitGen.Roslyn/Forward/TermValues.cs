using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Roslyn.Forward;

/// <summary>Computes terms at sample points: two formulas that agree at enough of them are the same function.</summary>
internal static class TermValues
{
    /// <summary>Evaluates a formula of one variable for a vector of its elements at once.</summary>
    /// <param name="term">The formula.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="points">Its elements.</param>
    /// <param name="length">What counts as the number of elements, where the formula divides by it; NaN where nothing does.</param>
    /// <returns>A value for each element; null where something else is in the formula.</returns>
    public static double[]? Of(Term term, Term variable, double[] points, double length) =>
        Of(term, new Dictionary<Term, double[]?> { [variable] = points }, points, length);

    // Parts of a formula that occur in it more than once are computed once.
    private static double[]? Of(Term term, Dictionary<Term, double[]?> known, double[] points, double length)
    {
        if (known.TryGetValue(term, out double[]? values)) return values;
        return known[term] = Compute(term, known, points, length);
    }

    private static double[]? Compute(Term term, Dictionary<Term, double[]?> known, double[] points, double length)
    {

        // The number of elements, by whatever name: rows times columns, for one.
        if (term.IsIndex && term.Kind != TermKind.Number) return term.Loops == 0 && !double.IsNaN(length) ? Repeat(length, points.Length) : null;
        switch (term.Kind)
        {
            case TermKind.Number:
                return Repeat(term.Number, points.Length);
            case TermKind.Free or TermKind.Random or TermKind.Node or TermKind.Carried or TermKind.Weight or TermKind.Part or TermKind.Concat or TermKind.Unknown:
                return null;
        }

        var arguments = new double[term.Arguments.Length][];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (Of(term.Arguments[i], known, points, length) is not { } values) return null;
            arguments[i] = values;
        }

        return term.Kind switch
        {
            TermKind.Sum => Repeat(arguments[0].Average() * length, points.Length),
            TermKind.Largest => Repeat(arguments[0].Max(), points.Length),
            TermKind.Select => [.. points.Select((_, i) => arguments[0][i] != 0 ? arguments[1][i] : arguments[2][i])],
            _ => [.. points.Select((_, i) => Apply(term.Kind, arguments[0][i], arguments.Length > 1 ? arguments[1][i] : 0))],
        };
    }

    public static double Apply(TermKind kind, double a, double b) => kind switch
    {
        TermKind.Add => a + b,
        TermKind.Multiply => a * b,
        TermKind.Divide => a / b,
        TermKind.Power => Math.Pow(a, b),
        TermKind.Max => Math.Max(a, b),
        TermKind.Min => Math.Min(a, b),
        TermKind.Exp => Math.Exp(a),
        TermKind.Log => Math.Log(a),
        TermKind.Sqrt => Math.Sqrt(a),
        TermKind.Abs => Math.Abs(a),
        TermKind.Sign => a > 0 ? 1 : a < 0 ? -1 : 0,
        TermKind.Tanh => Math.Tanh(a),
        TermKind.Sin => Math.Sin(a),
        TermKind.Cos => Math.Cos(a),
        TermKind.Erf => (2 * InitGen.Theory.DeterministicMath.NormalCdf(a * 1.4142135623730951)) - 1,
        TermKind.Sigmoid => 1 / (1 + Math.Exp(-a)),
        TermKind.Floor => Math.Floor(a),
        TermKind.Less => a < b ? 1 : 0,
        TermKind.Equal => a == b ? 1 : 0,
        TermKind.And => a != 0 && b != 0 ? 1 : 0,
        TermKind.Not => a == 0 ? 1 : 0,
        _ => double.NaN,
    };

    private static double[] Repeat(double value, int count) => [.. Enumerable.Repeat(value, count)];
}
