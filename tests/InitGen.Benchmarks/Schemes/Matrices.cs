using System;
using InitGen.CompilerServices;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace InitGen.Benchmarks.Schemes;

/// <summary>Whole weights, ours and the others'.</summary>
internal static class Matrices
{
    public static void Orthogonal(float[] values, int size) => MatrixSchemes.Orthogonal(values, 42, 7, 0, size, size, 1);

    /// <summary>The usual way: a normal matrix, its QR decomposition, and the signs of R's diagonal.</summary>
    public static float[] MathNetOrthogonal(int size)
    {
        var normal = MathNet.Numerics.LinearAlgebra.Matrix<float>.Build.Random(size, size, 42);
        QR<float> qr = normal.QR(QRMethod.Thin);
        var q = qr.Q;
        for (int column = 0; column < size; column++)
        {
            if (qr.R[column, column] < 0) q.SetColumn(column, q.Column(column).Negate());
        }

        return q.ToRowMajorArray();
    }

    public static void UnitSphere(float[] values, int columns) => MatrixSchemes.UnitSphere(values, 42, 7, 0, columns, 1);

    public static void Thin(float[] values, int size)
    {
        values.AsSpan().Fill(1);
        MatrixSchemes.Thin(values, 42, 7, 0, size, size, size * 9 / 10);
    }
}
