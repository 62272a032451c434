using System;
using System.Globalization;

namespace InitGen.Graph.Rules;

/// <summary>Numbers as messages and light bulbs write them, the same in any culture.</summary>
internal static class Numbers
{
    /// <summary>A factor: two decimals, or a power of ten where those would show nothing.</summary>
    public static string Factor(double value) => value is >= 0.005 and < 1000
        ? value.ToString("0.00", CultureInfo.InvariantCulture)
        : value.ToString("0.0e+0", CultureInfo.InvariantCulture);

    /// <summary>A fan, which need not be a whole number.</summary>
    public static string Fan(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Four significant digits, for reading.</summary>
    public static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>Eight significant digits, for C#; as the shortest text where that says the same.</summary>
    public static string Literal(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        string rounded = value.ToString("G8", CultureInfo.InvariantCulture);
        return shortest.Length < rounded.Length ? shortest : rounded;
    }

    /// <summary>A number that people write by hand: at most two significant digits.</summary>
    public static bool IsRound(double value) =>
        double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(value);

    /// <summary>Whether two numbers agree to a relative tolerance.</summary>
    public static bool Agree(double left, double right, double tolerance) => Math.Abs(left - right) <= tolerance * Math.Abs(right);
}
