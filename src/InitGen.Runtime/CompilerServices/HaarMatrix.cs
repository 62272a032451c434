using System;
using System.Numerics.Tensors;

namespace InitGen.CompilerServices;

/// <summary>Orthonormal rows, uniformly distributed (by Haar's measure).</summary>
/// <remarks>
/// The Q of a normal matrix's QR decomposition, its columns' signs set by the diagonal of R (Mezzadri, "How to generate random
/// matrices from the classical compact groups", 2007), without the decomposition (Stewart 1980): reflector k of the decomposition is
/// the one that a fresh normal vector of length - k elements defines, since the reflectors before it leave the rest of a normal
/// matrix normal. Row i of the result is H_0 H_1 ... H_i e_i, with the sign that R_ii would have: it takes reflectors 0 to i and no other
/// row, so that any range of rows can be computed by itself. Reflectors are applied 64 at a time (compact WY form, Schreiber and Van
/// Loan 1989), which makes nearly all of the work matrix products.
/// </remarks>
internal static class HaarMatrix
{
    private const int Block = 64;

    /// <summary>The stride of the rows that <see cref="Rows"/> writes.</summary>
    public static int Stride(int length) => checked((int)NormalGroups.Padded(length));

    /// <summary>Computes a range of rows.</summary>
    /// <param name="target">Where to; row after row, <see cref="Stride"/> apart. What lies between them is left 0.</param>
    /// <param name="first">The first row, at least 0.</param>
    /// <param name="count">The number of rows; the last one lies below <paramref name="length"/>.</param>
    /// <param name="length">The length of a row.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The group of the stream that the first reflector is drawn from; each next one is a stride further.</param>
    public static void Rows(Span<float> target, int first, int count, int length, ulong seed, ulong stream, long group)
    {
        int stride = Stride(length);
        int end = first + count;
        target = target.Slice(0, checked(count * stride));
        target.Clear();

        float[] reflectors = GC.AllocateUninitializedArray<float>(checked(Block * stride));
        float[] inner = GC.AllocateUninitializedArray<float>(count * Block);
        float[] outer = GC.AllocateUninitializedArray<float>(count * Block);
        float[] gram = new float[Block * Block];
        float[] factor = new float[Block * Block];
        Span<float> scales = stackalloc float[Block];

        for (int start = (end - 1) / Block * Block; start >= 0; start -= Block)
        {
            int size = Math.Min(Block, end - start);
            reflectors.AsSpan().Clear();
            for (int k = 0; k < size; k++)
            {
                Span<float> row = reflectors.AsSpan(k * stride, stride);
                int from = start + k;
                int skip = from / Philox.GroupLength * Philox.GroupLength;
                NormalGroups.Fill(row.Slice(skip), seed, stream, group + (((long)from * stride) + skip) / Philox.GroupLength);
                row.Slice(skip, from - skip).Clear();
                row.Slice(length).Clear();
                float sign = Reflector(row.Slice(from, length - from), out scales[k]);
                if (from >= first) target[((from - first) * stride) + from] = sign;
            }

            Factor(reflectors, stride, start, size, scales, gram, factor);

            // Rows above the block's first are not touched by it.
            int top = Math.Max(start, first) - first;
            int rows = count - top;
            int width = stride - start;
            Span<float> a = target.Slice((top * stride) + start);
            Span<float> v = reflectors.AsSpan(start);
            inner.AsSpan(0, rows * Block).Clear();
            outer.AsSpan(0, rows * Block).Clear();
            MatrixProduct.Add(new(inner, Block), new(a, stride), new(v, stride), rows, Block, length - start, transposed: true);
            MatrixProduct.Add(new(outer, Block), new(inner, Block), new(factor, Block), rows, Block, Block, transposed: false);
            MatrixProduct.Add(new(a, stride), new(outer, Block), new(v, stride), rows, width, Block, transposed: false);
        }
    }

    /// <summary>
    /// Turns x into the v of the reflection 1 - scale v v^T, v_0 = 1, which takes x to a multiple of e_0.
    /// </summary>
    /// <param name="x">The vector; replaced.</param>
    /// <param name="scale">The scale; 0, no reflection at all, where x is 0.</param>
    /// <returns>The sign of that multiple, R's diagonal element: 1 or -1 and never 0, which would wipe out a whole row.</returns>
    internal static float Reflector(Span<float> x, out float scale)
    {
        double norm = Math.Sqrt(FixedSum.OfSquares(x));
        if (norm == 0)
        {
            x[0] = 1;
            scale = 0;
            return 1;
        }

        // The sign that keeps the difference from cancelling.
        double beta = x[0] < 0 ? norm : -norm;
        double divisor = x[0] - beta;
        scale = (float)((beta - x[0]) / beta);
        float inverse = (float)(1 / divisor);
        x[0] = 1;
        TensorPrimitives.Multiply(x.Slice(1), inverse, x.Slice(1));
        return beta < 0 ? -1 : 1;
    }

    // H_0 H_1 ... = 1 - V^T T V for reflectors in the rows of V, T upper triangular; the factor is -T^T, ready to multiply rows by.
    private static void Factor(
        float[] reflectors, int stride, int start, int size, ReadOnlySpan<float> scales, float[] gram, float[] factor)
    {
        gram.AsSpan().Clear();
        factor.AsSpan().Clear();
        Span<float> v = reflectors.AsSpan(start);
        MatrixProduct.Add(new(gram, Block), new(v, stride), new(v, stride), size, Block, stride - start, transposed: true);

        Span<double> column = stackalloc double[Block];
        for (int k = 0; k < size; k++)
        {
            Span<double> sums = column.Slice(0, k);
            sums.Clear();
            for (int l = 0; l < k; l++)
            {
                double product = gram[(l * Block) + k];
                ReadOnlySpan<float> row = factor.AsSpan(l * Block, l + 1);
                for (int i = 0; i < row.Length; i++) sums[i] += row[i] * product;
            }

            for (int i = 0; i < k; i++) factor[(k * Block) + i] = (float)(-scales[k] * sums[i]);
            factor[(k * Block) + k] = -scales[k];
        }
    }
}
