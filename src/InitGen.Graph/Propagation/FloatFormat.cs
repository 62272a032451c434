using System;

namespace InitGen.Graph;

/// <summary>The formats that weights and values of a network are kept in.</summary>
public enum FloatFormat
{
    /// <summary>IEEE 754 binary32.</summary>
    Float32 = 0,

    /// <summary>The upper half of binary32: its range, 8 bits of precision.</summary>
    BFloat16,

    /// <summary>IEEE 754 binary16.</summary>
    Half,
}

/// <summary>What a format can hold.</summary>
/// <param name="Maximum">The greatest finite number.</param>
/// <param name="LeastNormal">The least positive number of full precision; those below are subnormal.</param>
/// <param name="Least">The least positive number; half of it and less is rounded to 0.</param>
public readonly record struct FloatRange(double Maximum, double LeastNormal, double Least)
{
    /// <summary>The range of a format (IEEE 754-2019, table 3.5).</summary>
    /// <param name="format">The format.</param>
    /// <returns>Its range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static FloatRange Of(FloatFormat format) => format switch
    {
        FloatFormat.Float32 => new(3.4028234663852886e38, 1.1754943508222875e-38, 1.4012984643248171e-45),
        FloatFormat.BFloat16 => new(3.3895313892515355e38, 1.1754943508222875e-38, 9.18354961579912e-41),
        FloatFormat.Half => new(65504, 6.103515625e-5, 5.9604644775390625e-8),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Take a member of FloatFormat."),
    };
}
