using System;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>The loops that this machine can be forced through.</summary>
internal static class Paths
{
    public delegate void Fill<TTransform>(Span<float> destination, ulong seed, ulong stream, long start, TTransform transform);

    public static (string Name, Fill<TTransform> Fill)[] Of<TTransform>()
        where TTransform : struct, IWordTransform
    {
        (string Name, bool Supported, Fill<TTransform> Fill)[] all =
        [
            ("512", Vector512.IsHardwareAccelerated && Avx512F.IsSupported, InitKernels.Fill512),
            ("256", Vector256.IsHardwareAccelerated && Avx2.IsSupported, InitKernels.Fill256),
            ("128", true, InitKernels.Fill128),
            ("scalar", true, InitKernels.FillScalar),
        ];
        return [.. all.Where(path => path.Supported).Select(path => (path.Name, path.Fill))];
    }

    public static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
                Assert.Fail($"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
