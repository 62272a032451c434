using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Matrices;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 32, 1)]
    [InlineData(3, 32, 5)]
    [InlineData(4, 64, 256)]
    [InlineData(7, 96, 257)]
    [InlineData(9, 64, 700)]
    public void Every_width_gives_the_bits_of_the_definition(int rows, int columns, int depth)
    {
        float[] left = Sample(rows * (depth + 3), 1);
        float[] right = Sample(depth * columns, 2);
        float[] before = Sample(rows * (columns + 32), 3);
        float[] expected = Define(before, left, right, rows, columns, depth);
        var turned = new float[right.Length];
        for (int i = 0; i < depth; i++)
        {
            for (int j = 0; j < columns; j++) turned[(j * depth) + i] = right[(i * columns) + j];
        }

        foreach (bool transposed in (bool[])[false, true])
        {
            (float[] from, int stride) = transposed ? (turned, depth) : (right, columns);
            void Check(string name, Multiply multiply)
            {
                float[] target = [.. before];
                multiply(
                    new(target, columns + 32), new(left, depth + 3), new(from, stride), rows, columns, depth, transposed);
                Kernels.Paths.AssertSame(expected, target, $"{name}, transposed {transposed}");
            }

            Check("widest", MatrixProduct.Add);
            Check("128", MatrixProduct.Add<Lanes128, Vector128<float>>);
            if (Avx2.IsSupported) Check("256", MatrixProduct.Add<Lanes256, Vector256<float>>);
            if (Avx512F.IsSupported) Check("512", MatrixProduct.Add<Lanes512, Vector512<float>>);
        }
    }

    [Fact]
    public void Every_width_draws_the_same_normal_numbers()
    {
        // Over the end of an epoch as well, in the entry that knows of it.
        long group = (Philox.EpochLength / Philox.GroupLength) - 2;
        var values = new float[5 * Philox.GroupLength];
        NormalGroups.Fill(values, 11, 12, group);
        for (int i = 0; i < values.Length; i++)
        {
            uint word = Kernels.Definition.Word(11, 12, (group * Philox.GroupLength) + i);
            Assert.Equal(Kernels.Definition.Normal(word, 0f, 1f), values[i]);
        }

        float[] expected = new float[4 * Philox.GroupLength];
        NormalGroups.Fill(expected, 11, 12, 77);
        float[] found = new float[expected.Length];
        NormalGroups.Fill128(found, 11, 12, 77, new NormalTransform(0f, 1f));
        Kernels.Paths.AssertSame(expected, found, "128");
        if (!Avx2.IsSupported) return;
        NormalGroups.Fill256(found, 11, 12, 77, new NormalTransform(0f, 1f));
        Kernels.Paths.AssertSame(expected, found, "256");
    }

    private delegate void Multiply(
        MatrixProduct.Operand target, MatrixProduct.Operand left, MatrixProduct.Operand right, int rows, int columns, int depth, bool transposed);

    private static float[] Define(float[] before, float[] left, float[] right, int rows, int columns, int depth)
    {
        float[] target = [.. before];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int from = 0; from < depth; from += 256)
                {
                    float sum = 0;
                    for (int k = from; k < Math.Min(depth, from + 256); k++)
                        sum = MathF.FusedMultiplyAdd(left[(i * (depth + 3)) + k], right[(k * columns) + j], sum);
                    target[(i * (columns + 32)) + j] += sum;
                }
            }
        }

        return target;
    }

    private static float[] Sample(int length, ulong stream)
    {
        var padded = new float[NormalGroups.Padded(length)];
        NormalGroups.Fill(padded, 1, stream, 0);
        return padded[..length];
    }
}
