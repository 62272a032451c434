using System;
using System.Diagnostics;
using InitGen;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace Quickstart;

/// <summary>What one parameter was to be, and what it is.</summary>
internal sealed record Measurement(ParameterDescription Parameter, double Mean, double Sigma, double Milliseconds)
{
    // Five standard errors of a sample's standard deviation: a right one is outside about once in two million.
    private const double Errors = 5;

    public double Wanted => Parameter.Distribution.StandardDeviation;

    /// <summary>
    /// How far the measured sigma may lie from the wanted one. For n draws of kurtosis k the standard error is
    /// sigma sqrt((k - 1) / n) / 2, and k is at most 3 for each law that is drawn from here.
    /// </summary>
    public double Bound => Errors * Wanted * Math.Sqrt(2.0 / Parameter.Length) / 2;

    public bool IsWithinBound =>
        Math.Abs(Sigma - Wanted) <= Bound
        && Math.Abs(Mean - Parameter.Distribution.Mean) <= Errors * Wanted / Math.Sqrt(Parameter.Length);

    /// <summary>Measures a parameter in the model's memory, and fills it once more by itself: the same bits, timed.</summary>
    public static Measurement Of(IInitializable model, ParameterDescription parameter, float[] weights, ulong seed)
    {
        (double mean, double sigma) = Moments(weights);
        long start = Stopwatch.GetTimestamp();
        model.FillParameter(parameter.Path, 0, weights, seed);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (mean, sigma) == Moments(weights)
            ? new Measurement(parameter, mean, sigma, milliseconds)
            : throw new InvalidOperationException($"{parameter.Path} filled by itself differs from the whole.");
    }

    private static (double Mean, double Sigma) Moments(ReadOnlySpan<float> weights)
    {
        double sum = 0;
        foreach (float weight in weights) sum += weight;
        double mean = sum / weights.Length;

        double squares = 0;
        foreach (float weight in weights) squares += (weight - mean) * (weight - mean);
        return (mean, Math.Sqrt(squares / weights.Length));
    }
}
