using System;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>One number that changes with any bit of any kernel, over starts, lengths, seeds and streams of every kind.</summary>
internal static class KernelDigest
{
    public static ulong Compute()
    {
        ulong digest = 14695981039346656037;
        float[] buffer = new float[5000];
        long[] starts = { 0, 1, 63, 64, 1000, (1L << 34) - 1234, (1L << 40) - 2000 };
        ulong[] seeds = { 0, 42, ulong.MaxValue };
        foreach (long start in starts)
        {
            foreach (ulong seed in seeds)
            {
                ulong stream = unchecked(seed * 0x9E3779B97F4A7C15 + (ulong)start);
                for (int length = 0; length <= buffer.Length; length = length * 3 + 1)
                {
                    Span<float> values = buffer.AsSpan(0, length);
                    InitKernels.Uniform(values, seed, stream, start, -0.25f, 0.5f);
                    digest = Mix(digest, values);
                    InitKernels.Normal(values, seed, stream, start, 0.125f, 0.02f);
                    digest = Mix(digest, values);
                    InitKernels.TruncatedNormal(values, seed, stream, start, 0f, 1f, 0.0227501f);
                    digest = Mix(digest, values);
                }
            }
        }

        return digest;
    }

    // FNV-1a, a word at a time.
    private static ulong Mix(ulong digest, Span<float> values)
    {
        foreach (float value in values)
            digest = unchecked((digest ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211);
        return digest;
    }
}
