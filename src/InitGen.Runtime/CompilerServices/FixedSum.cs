using System;

namespace InitGen.CompilerServices;

/// <summary>Sums whose order is part of their definition: eight of them in turn, then those from first to last.</summary>
internal static class FixedSum
{
    public static double OfSquares(ReadOnlySpan<float> values)
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        for (; values.Length >= 8; values = values.Slice(8))
        {
            s0 += Square(values[0]);
            s1 += Square(values[1]);
            s2 += Square(values[2]);
            s3 += Square(values[3]);
            s4 += Square(values[4]);
            s5 += Square(values[5]);
            s6 += Square(values[6]);
            s7 += Square(values[7]);
        }

        double rest = 0;
        foreach (float value in values) rest += Square(value);
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + rest;
    }

    // Exact: a float has half the digits of a double.
    private static double Square(double value) => value * value;
}
