using System;
using System.Globalization;

namespace InitGen.Package.Tests.Consumers;

/// <summary>Moments of a sample that a program printed, and whether they may belong to a normal law.</summary>
internal sealed record Moments(int Count, double Mean, double Sigma, double Kurtosis, string Hash)
{
    // Five standard errors: a right program fails once in 1.7 million runs, and the sample is the same in every run anyway.
    private const double Errors = 5;

    /// <summary>A program's source that fills a model and prints what <see cref="Parse"/> reads.</summary>
    public static string Program(string model, string weights) => $$"""
        using System;
        using System.Globalization;

        var model = new {{model}}();
        model.InitializeWeights(seed: 42);
        ReadOnlySpan<float> weights = model.{{weights}};

        double sum = 0;
        foreach (float weight in weights) sum += weight;
        double mean = sum / weights.Length;
        double second = 0, fourth = 0;
        uint hash = 2166136261;
        foreach (float weight in weights)
        {
            double square = (weight - mean) * (weight - mean);
            second += square;
            fourth += square * square;
            hash = (hash ^ BitConverter.SingleToUInt32Bits(weight)) * 16777619;
        }

        second /= weights.Length;
        fourth /= weights.Length;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{weights.Length} {mean:R} {Math.Sqrt(second):R} {fourth / (second * second):R} {hash:x8}"));
        """;

    public static Moments Parse(string line)
    {
        string[] parts = line.Trim().Split(' ');
        double Number(int index) => double.Parse(parts[index], CultureInfo.InvariantCulture);
        return new Moments(int.Parse(parts[0], CultureInfo.InvariantCulture), Number(1), Number(2), Number(3), parts[4]);
    }

    /// <summary>Where the sample leaves a normal law of mean 0; empty when it does not.</summary>
    public string DeviationFromNormal(double sigma)
    {
        double root = Math.Sqrt(Count);
        string mean = Deviation("mean", Mean, 0, sigma / root);
        string width = Deviation("sigma", Sigma, sigma, sigma / (Math.Sqrt(2) * root));
        string tails = Deviation("kurtosis", Kurtosis, 3, Math.Sqrt(24) / root);
        return (mean + width + tails).Trim();
    }

    private static string Deviation(string name, double measured, double expected, double standardError) =>
        Math.Abs(measured - expected) <= Errors * standardError
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"{name} {measured:R} instead of {expected:R} +- {Errors * standardError:R}\n");
}
