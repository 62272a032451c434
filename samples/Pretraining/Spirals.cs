using System;

namespace Pretraining;

/// <summary>
/// Two interleaved spirals of one turn and a half, lifted to 64 dimensions by cos(a p + b) with fixed random a and b: data that no straight line
/// separates, made here.
/// </summary>
internal static class Spirals
{
    public const int Features = 64;

    /// <summary>Inputs, [rows, 64], and for each row the arm that it lies on: 0 or 1.</summary>
    public static (float[] Inputs, float[] Labels) Make(int rows, int seed)
    {
        var random = new Random(seed);
        var directions = new double[Features, 3];
        for (int feature = 0; feature < Features; feature++)
        {
            directions[feature, 0] = Normal(random) * 1.5;
            directions[feature, 1] = Normal(random) * 1.5;
            directions[feature, 2] = random.NextDouble() * 2 * Math.PI;
        }

        var inputs = new float[rows * Features];
        var labels = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % 2;
            double turn = 0.25 + (1.25 * random.NextDouble());
            double angle = (2 * Math.PI * turn) + (Math.PI * labels[row]);
            double x = (turn * Math.Cos(angle)) + (0.02 * Normal(random));
            double y = (turn * Math.Sin(angle)) + (0.02 * Normal(random));
            for (int feature = 0; feature < Features; feature++)
                inputs[(row * Features) + feature] = (float)Math.Cos((directions[feature, 0] * x) + (directions[feature, 1] * y) + directions[feature, 2]);
        }

        return (inputs, labels);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
