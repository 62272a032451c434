using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace InitGen.CompilerServices;

/// <summary>
/// target += left * right for row-major matrices. Each element is one chain of fused multiplications and additions along the
/// depth, restarted every <see cref="Depth"/> terms and added up in order: no sum runs across lanes, so the bits depend neither on
/// the vector width nor on which other rows are computed.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Columns are computed in panels of this many; every stride of a target is a multiple of it.</summary>
    public const int Panel = 32;

    // A panel of this depth fills two thirds of a first-level cache, and the rounding of one chain stays that of so many terms.
    private const int Depth = 256;

    /// <summary>A matrix in memory.</summary>
    /// <param name="memory">From its first element on.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    public readonly ref struct Operand(Span<float> memory, int stride)
    {
        public Span<float> Memory { get; } = memory;

        public int Stride { get; } = stride;
    }

    /// <summary>Takes the widest vectors of this machine.</summary>
    /// <param name="target">What is added to; its columns are a multiple of <see cref="Panel"/>.</param>
    /// <param name="left">Rows by depth.</param>
    /// <param name="right">Depth by columns, or columns by depth where <paramref name="transposed"/>.</param>
    /// <param name="rows">Rows of target and left.</param>
    /// <param name="columns">Columns of the target.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="transposed">Whether the right matrix lies transposed.</param>
    public static void Add(Operand target, Operand left, Operand right, int rows, int columns, int depth, bool transposed)
    {
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            Add<Lanes512, Vector512<float>>(target, left, right, rows, columns, depth, transposed);
        else if (Vector256.IsHardwareAccelerated && Avx2.IsSupported)
            Add<Lanes256, Vector256<float>>(target, left, right, rows, columns, depth, transposed);
        else
            Add<Lanes128, Vector128<float>>(target, left, right, rows, columns, depth, transposed);
    }

    [SkipLocalsInit]
    public static void Add<TLanes, TVector>(
        Operand target, Operand left, Operand right, int rows, int columns, int depth, bool transposed)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        Span<float> panel = stackalloc float[Depth * Panel];
        for (int from = 0; from < depth; from += Depth)
        {
            int terms = Math.Min(Depth, depth - from);
            for (int column = 0; column < columns; column += Panel)
            {
                if (transposed) PackTransposed(panel, right, from, column, terms);
                else Pack(panel, right, from, column, terms);

                int row = 0;
                for (; row + 4 <= rows; row += 4)
                {
                    FourRows<TLanes, TVector>(
                        target.Memory.Slice((row * target.Stride) + column), target.Stride,
                        left.Memory.Slice((row * left.Stride) + from), left.Stride, panel, terms);
                }

                for (; row < rows; row++)
                {
                    OneRow<TLanes, TVector>(
                        target.Memory.Slice((row * target.Stride) + column),
                        left.Memory.Slice((row * left.Stride) + from), panel, terms);
                }
            }
        }
    }

    // Side by side, since rows of a power of two apart would fall onto the same few lines of the cache.
    private static void Pack(Span<float> panel, Operand right, int from, int column, int terms)
    {
        for (int term = 0; term < terms; term++)
            right.Memory.Slice(((from + term) * right.Stride) + column, Panel).CopyTo(panel.Slice(term * Panel));
    }

    private static void PackTransposed(Span<float> panel, Operand right, int from, int column, int terms)
    {
        for (int i = 0; i < Panel; i++)
        {
            ReadOnlySpan<float> row = right.Memory.Slice(((column + i) * right.Stride) + from, terms);
            for (int term = 0; term < row.Length; term++) panel[(term * Panel) + i] = row[term];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows<TLanes, TVector>(
        Span<float> target, int targetStride, ReadOnlySpan<float> left, int leftStride, ReadOnlySpan<float> panel, int terms)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        // The last element that the loops touch; everything before it is then in range as well.
        _ = target[(3 * targetStride) + Panel - 1];
        _ = left[(3 * leftStride) + terms - 1];
        _ = panel[(terms * Panel) - 1];
        ref float a0 = ref MemoryMarshal.GetReference(left);
        ref float a1 = ref Unsafe.Add(ref a0, leftStride);
        ref float a2 = ref Unsafe.Add(ref a1, leftStride);
        ref float a3 = ref Unsafe.Add(ref a2, leftStride);
        for (int lane = 0; lane < Panel; lane += 2 * TLanes.Count)
        {
            ref float b = ref Unsafe.Add(ref MemoryMarshal.GetReference(panel), lane);
            TVector c00 = default, c01 = default, c10 = default, c11 = default;
            TVector c20 = default, c21 = default, c30 = default, c31 = default;
            for (int term = 0; term < terms; term++)
            {
                TVector b0 = TLanes.Load(ref b, 0);
                TVector b1 = TLanes.Load(ref b, TLanes.Count);
                TVector a = TLanes.Repeat(Unsafe.Add(ref a0, term));
                c00 = TLanes.MultiplyAdd(a, b0, c00);
                c01 = TLanes.MultiplyAdd(a, b1, c01);
                a = TLanes.Repeat(Unsafe.Add(ref a1, term));
                c10 = TLanes.MultiplyAdd(a, b0, c10);
                c11 = TLanes.MultiplyAdd(a, b1, c11);
                a = TLanes.Repeat(Unsafe.Add(ref a2, term));
                c20 = TLanes.MultiplyAdd(a, b0, c20);
                c21 = TLanes.MultiplyAdd(a, b1, c21);
                a = TLanes.Repeat(Unsafe.Add(ref a3, term));
                c30 = TLanes.MultiplyAdd(a, b0, c30);
                c31 = TLanes.MultiplyAdd(a, b1, c31);
                b = ref Unsafe.Add(ref b, Panel);
            }

            ref float row = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), lane);
            AddTo<TLanes, TVector>(ref row, c00, c01);
            row = ref Unsafe.Add(ref row, targetStride);
            AddTo<TLanes, TVector>(ref row, c10, c11);
            row = ref Unsafe.Add(ref row, targetStride);
            AddTo<TLanes, TVector>(ref row, c20, c21);
            row = ref Unsafe.Add(ref row, targetStride);
            AddTo<TLanes, TVector>(ref row, c30, c31);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow<TLanes, TVector>(
        Span<float> target, ReadOnlySpan<float> left, ReadOnlySpan<float> panel, int terms)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        _ = target[Panel - 1];
        _ = left[terms - 1];
        _ = panel[(terms * Panel) - 1];
        ref float a = ref MemoryMarshal.GetReference(left);
        for (int lane = 0; lane < Panel; lane += 2 * TLanes.Count)
        {
            ref float b = ref Unsafe.Add(ref MemoryMarshal.GetReference(panel), lane);
            TVector c0 = default, c1 = default;
            for (int term = 0; term < terms; term++)
            {
                TVector factor = TLanes.Repeat(Unsafe.Add(ref a, term));
                c0 = TLanes.MultiplyAdd(factor, TLanes.Load(ref b, 0), c0);
                c1 = TLanes.MultiplyAdd(factor, TLanes.Load(ref b, TLanes.Count), c1);
                b = ref Unsafe.Add(ref b, Panel);
            }

            AddTo<TLanes, TVector>(ref Unsafe.Add(ref MemoryMarshal.GetReference(target), lane), c0, c1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<TLanes, TVector>(ref float target, TVector first, TVector second)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        TLanes.Store(TLanes.Add(TLanes.Load(ref target, 0), first), ref target, 0);
        TLanes.Store(TLanes.Add(TLanes.Load(ref target, TLanes.Count), second), ref target, TLanes.Count);
    }
}
