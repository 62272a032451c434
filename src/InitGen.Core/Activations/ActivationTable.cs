using System;
using System.Globalization;

namespace InitGen.Theory;

/// <summary>
/// What is known of every activation: its family and its moments under a standard normal input, to the last digit of a double.
/// </summary>
public static partial class ActivationTable
{
    /// <summary>Beyond it a^4 leaves what a double can hold, and no rectifier has such a slope.</summary>
    private const double GreatestSlope = 1e6;

    /// <summary>Looks an activation up.</summary>
    /// <param name="activation">Which one.</param>
    /// <param name="parameter">
    /// Slope of <see cref="Activation.LeakyReLU"/> and <see cref="Activation.PReLU"/>, alpha of <see cref="Activation.ELU"/> and
    /// <see cref="Activation.CELU"/>, number of pieces of <see cref="Activation.Maxout"/>; null for the default. Others have none
    /// and ignore it.
    /// </param>
    /// <returns>The activation; its moments are null where none are known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Validate"/> finds a problem.</exception>
    public static ActivationInfo Get(Activation activation, double? parameter = null)
    {
        if (Validate(activation, parameter) is { } problem)
        {
            throw new ArgumentOutOfRangeException(
                problem.Option == nameof(Activation) ? nameof(activation) : nameof(parameter), problem.Given, problem.Remedy);
        }

        ActivationInfo row = Rows[(int)activation];
        return parameter is not { } value ? row : activation switch
        {
            Activation.LeakyReLU or Activation.PReLU => row with
            {
                Name = $"{row.Name} (slope {Text(value)})",
                Slope = value,
                Moments = Leaky(value),
            },
            Activation.ELU or Activation.CELU when value != 1 => row with
            {
                Name = $"{row.Name} (alpha {Text(value)})",
                Alpha = value,
                Moments = null,
            },
            Activation.Maxout => row with
            {
                Name = $"{row.Name} ({Text(value)} pieces)",
                Pieces = (int)value,
                Moments = value <= MaxoutMoments.Length + 1 ? MaxoutMoments[(int)value - 2] : null,
            },
            _ => row,
        };
    }

    /// <summary>Says what is wrong with an activation's parameter, as data.</summary>
    /// <param name="activation">Which activation.</param>
    /// <param name="parameter">Its parameter, as in <see cref="Get"/>.</param>
    /// <returns>The problem, or null if there is none.</returns>
    public static OptionProblem? Validate(Activation activation, double? parameter)
    {
        if ((int)activation < 0 || (int)activation >= Rows.Length)
            return new(nameof(Activation), Text((int)activation), "Activation must be a member of the enumeration");

        if (parameter is not { } value)
            return null;

        return activation switch
        {
            Activation.LeakyReLU or Activation.PReLU when !(Math.Abs(value) <= GreatestSlope) =>
                new("Slope", Text(value), "Slope must be a finite number from -1000000 to 1000000"),
            Activation.ELU or Activation.CELU when !(value > 0 && value <= double.MaxValue) =>
                new("Slope", Text(value), "Slope (the alpha of an ELU) must be above 0 and finite"),
            Activation.Maxout when !(value >= 2 && value <= int.MaxValue && value == Math.Floor(value)) =>
                new("Pieces", Text(value), "Pieces must be a whole number, at least 2"),
            _ => null,
        };
    }

    // phi = z above 0 and slope z below: all in closed form (He et al. 2015 give the second moment).
    private static ActivationMoments Leaky(double slope)
    {
        const double InverseSqrtTwoPi = 0.39894228040143268;
        double square = slope * slope;
        double half = (1 + square) / 2;
        return new(half, (1 - slope) * InverseSqrtTwoPi, half, 1.5 * (1 + (square * square)) / (half * half), 1);
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
