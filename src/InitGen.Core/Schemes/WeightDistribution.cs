using System;
using System.Globalization;

namespace InitGen.Theory;

/// <summary>
/// The law that each weight of a parameter is drawn from, with its numbers filled in. The default value is the constant 0. Where a
/// scheme makes the parameter as a whole, it is the law of an element in a random place.
/// </summary>
public readonly record struct WeightDistribution
{
    // Constant: value, unused. Uniform: low, high. Normal and truncated normal: mean, sigma before the cut. What is made as a whole:
    // the gain, or the sigma of what is not zero, and the mean of the squares. Gate: value, share.
    private readonly double _first;
    private readonly double _second;

    private WeightDistribution(DistributionKind kind, double first, double second, double truncation) =>
        (Kind, _first, _second, Truncation) = (kind, first, second, truncation);

    /// <summary>Which kind of law.</summary>
    public DistributionKind Kind { get; }

    /// <summary>
    /// Where a truncated normal is cut, in units of <see cref="Sigma"/> to both sides of the mean; 0 for all other kinds.
    /// </summary>
    public double Truncation { get; }

    /// <summary>
    /// The sigma parameter of a normal; of a truncated normal the one before the cut, while <see cref="StandardDeviation"/> is
    /// what the cut leaves; of a sparse law that of the normal elements. 0 for all other kinds.
    /// </summary>
    public double Sigma => Kind switch
    {
        DistributionKind.Normal or DistributionKind.TruncatedNormal => _second,
        DistributionKind.Sparse => _first,
        _ => 0,
    };

    /// <summary>The mean.</summary>
    public double Mean => Kind switch
    {
        DistributionKind.Uniform => (_first / 2) + (_second / 2),
        DistributionKind.Identity => _second / _first,
        DistributionKind.Gate => _first * _second,
        DistributionKind.Orthogonal or DistributionKind.DeltaOrthogonal or DistributionKind.UnitSphere
            or DistributionKind.Sparse => 0,
        _ => _first,
    };

    /// <summary>The variance.</summary>
    public double Variance => Kind switch
    {
        DistributionKind.Uniform => (_second - _first) * (_second - _first) / 12,
        DistributionKind.Normal => _second * _second,
        DistributionKind.TruncatedNormal => _second * _second * UnitTruncatedNormal.Variance(Truncation),
        DistributionKind.Identity => _second - (Mean * Mean),
        DistributionKind.Gate => _first * _first * _second * (1 - _second),
        DistributionKind.Orthogonal or DistributionKind.DeltaOrthogonal or DistributionKind.UnitSphere
            or DistributionKind.Sparse => _second,
        _ => 0,
    };

    /// <summary>The square root of the variance.</summary>
    public double StandardDeviation => Kind switch
    {
        DistributionKind.Normal => _second,
        _ => Math.Sqrt(Variance),
    };

    /// <summary>E[w^2]: what theory multiplies by a fan. The same as the variance where the mean is 0.</summary>
    public double MeanSquare => (Mean * Mean) + Variance;

    /// <summary>The least value that can occur; minus infinity for a normal.</summary>
    public double Minimum => Kind switch
    {
        DistributionKind.Normal or DistributionKind.Sparse => double.NegativeInfinity,
        DistributionKind.TruncatedNormal => _first - (Truncation * _second),
        DistributionKind.Orthogonal or DistributionKind.DeltaOrthogonal or DistributionKind.UnitSphere => -_first,
        DistributionKind.Identity => 0,
        DistributionKind.Gate => Math.Min(_first, 0),
        _ => _first,
    };

    /// <summary>The greatest value that can occur; infinity for a normal.</summary>
    public double Maximum => Kind switch
    {
        DistributionKind.Normal or DistributionKind.Sparse => double.PositiveInfinity,
        DistributionKind.TruncatedNormal => _first + (Truncation * _second),
        DistributionKind.Uniform => _second,
        DistributionKind.Gate => Math.Max(_first, 0),
        _ => _first,
    };

    /// <summary>Every weight has one value.</summary>
    /// <param name="value">The value, finite.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Constant(double value) =>
        new(DistributionKind.Constant, Finite(value, nameof(value)), 0, 0);

    /// <summary>U(low, high).</summary>
    /// <param name="low">Least value, finite.</param>
    /// <param name="high">Greatest value, finite and above <paramref name="low"/>.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Uniform(double low, double high)
    {
        _ = Finite(low, nameof(low));
        _ = Finite(high, nameof(high));
        return low < high
            ? new(DistributionKind.Uniform, low, high, 0)
            : throw new ArgumentOutOfRangeException(nameof(high), high, "high must be above low.");
    }

    /// <summary>N(mean, sigma).</summary>
    /// <param name="mean">Mean, finite.</param>
    /// <param name="sigma">Standard deviation, above 0 and finite.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Normal(double mean, double sigma) =>
        new(DistributionKind.Normal, Finite(mean, nameof(mean)), Positive(sigma, nameof(sigma)), 0);

    /// <summary>N(mean, sigma) cut to both sides.</summary>
    /// <param name="mean">Mean, finite.</param>
    /// <param name="sigma">Standard deviation before the cut, above 0 and finite.</param>
    /// <param name="truncation">Where it is cut, in units of <paramref name="sigma"/>, from 0.5 to 6.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution TruncatedNormal(
        double mean, double sigma, double truncation = UnitTruncatedNormal.DefaultCut) =>
        truncation is >= UnitTruncatedNormal.LeastCut and <= UnitTruncatedNormal.GreatestCut
            ? new(DistributionKind.TruncatedNormal, Finite(mean, nameof(mean)), Positive(sigma, nameof(sigma)), truncation)
            : throw new ArgumentOutOfRangeException(nameof(truncation), truncation, "truncation must be from 0.5 to 6.");

    /// <summary>Orthonormal rows or columns, whichever are fewer, times a gain: Var(w) = gain^2 / max(rows, width).</summary>
    /// <param name="gain">The gain, above 0 and finite.</param>
    /// <param name="shape">The weight.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Orthogonal(double gain, WeightShape shape) =>
        Whole(DistributionKind.Orthogonal, gain, Square(gain) / Math.Max(shape.Rows, shape.Width));

    /// <summary>The same at the centre of a kernel and zero elsewhere: Var(w) = gain^2 / (max(rows, columns) kernel).</summary>
    /// <param name="gain">The gain, above 0 and finite.</param>
    /// <param name="shape">The weight.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution DeltaOrthogonal(double gain, WeightShape shape) => Whole(
        DistributionKind.DeltaOrthogonal, gain, Square(gain) / Math.Max(shape.Rows, shape.Columns) / shape.KernelSize);

    /// <summary>Rows on the sphere with the gain as its radius: Var(w) = gain^2 / width.</summary>
    /// <param name="gain">The gain, above 0 and finite.</param>
    /// <param name="shape">The weight.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution UnitSphere(double gain, WeightShape shape) =>
        Whole(DistributionKind.UnitSphere, gain, Square(gain) / shape.Width);

    /// <summary>The gain on the diagonal, of a matrix or at the centre of a kernel, and zero elsewhere.</summary>
    /// <param name="gain">The gain, above 0 and finite.</param>
    /// <param name="shape">The weight.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Identity(double gain, WeightShape shape) => Whole(
        DistributionKind.Identity, gain, Square(gain) / Math.Max(shape.Rows, shape.Columns) / shape.KernelSize);

    /// <summary>N(0, sigma) with a fixed number of zeros in each column.</summary>
    /// <param name="sigma">Standard deviation of what is not zero, above 0 and finite.</param>
    /// <param name="sparsity">The share of zeros that was asked for, above 0 and below 1.</param>
    /// <param name="shape">The weight.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Sparse(double sigma, double sparsity, WeightShape shape)
    {
        double rest = shape.Rows - WeightShape.Zeros(shape.Rows, sparsity);
        return Whole(DistributionKind.Sparse, sigma, Square(sigma) * rest / shape.Rows);
    }

    /// <summary>One value in a share of the elements, zero elsewhere.</summary>
    /// <param name="value">The value, finite.</param>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <returns>The law.</returns>
    public static WeightDistribution Gate(double value, double share) =>
        new(DistributionKind.Gate, Finite(value, nameof(value)), share, 0);

    /// <summary>The law in the notation of the field, in any culture: <c>N(0, 0.0505)</c>.</summary>
    /// <returns>The law; numbers rounded for reading.</returns>
    public override string ToString() => Kind switch
    {
        DistributionKind.Uniform => $"U({Text(_first)}, {Text(_second)})",
        DistributionKind.Normal => $"N({Text(_first)}, {Text(_second)})",
        DistributionKind.TruncatedNormal => $"N({Text(_first)}, {Text(_second)}) cut at {Text(Truncation)} sigma",
        DistributionKind.Orthogonal => $"orthogonal, gain {Text(_first)}",
        DistributionKind.DeltaOrthogonal => $"orthogonal at the centre, gain {Text(_first)}",
        DistributionKind.UnitSphere => $"rows of norm {Text(_first)}",
        DistributionKind.Identity => $"{Text(_first)} on the diagonal",
        DistributionKind.Gate => $"{Text(_first)} in a share of {Text(_second)}",
        DistributionKind.Sparse => $"N(0, {Text(_first)}) and {Text(1 - (_second / Square(_first)))} zeros",
        _ => Text(_first),
    };

    private static WeightDistribution Whole(DistributionKind kind, double scale, double meanSquare) =>
        new(kind, Positive(scale, nameof(scale)), meanSquare, 0);

    private static double Square(double value) => value * value;

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static double Finite(double value, string name) => value is >= double.MinValue and <= double.MaxValue
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");

    private static double Positive(double value, string name) => value is > 0 and <= double.MaxValue
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0 and finite.");
}
