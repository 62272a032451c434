using System;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Matrices;

/// <summary>One number for each scheme that makes a weight as a whole, which changes with any bit of it.</summary>
internal static class MatrixDigest
{
    private static readonly (int Rows, int Columns)[] Shapes =
    {
        (1, 1), (1, 7), (7, 1), (16, 16), (63, 65), (64, 64), (130, 70), (70, 130), (3, 300),
    };

    public static string Compute() => string.Join(
        ' ',
        Of((values, seed, rows, columns) => MatrixSchemes.Orthogonal(values, seed, 7, 0, rows, columns, 1.5)),
        Of((values, seed, rows, columns) => MatrixSchemes.DeltaOrthogonal(values, seed, 7, 0, rows, columns, 3, 1, 1.5)),
        Of((values, seed, rows, columns) => MatrixSchemes.UnitSphere(values, seed, 7, 0, columns, 1.5)),
        Of((values, _, rows, columns) => MatrixSchemes.Identity(values, 0, rows, columns, 3, 1, 1.5)),
        Of((values, seed, rows, columns) =>
        {
            values.Fill(1);
            MatrixSchemes.Thin(values, seed, 7, 0, rows, columns, rows / 3);
        }));

    private delegate void Fill(Span<float> values, ulong seed, int rows, int columns);

    private static string Of(Fill fill)
    {
        ulong digest = 14695981039346656037;
        foreach ((int rows, int columns) in Shapes)
        {
            // Two matrices, or six: as many as fit three kernel elements.
            var values = new float[rows * columns * 6];
            fill(values, 42, rows, columns);
            foreach (float value in values)
                digest = unchecked((digest ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211);
        }

        return $"{digest:x16}";
    }
}
