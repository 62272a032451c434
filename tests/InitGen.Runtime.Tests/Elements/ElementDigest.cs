using System;
using System.Runtime.InteropServices;

namespace InitGen.Runtime.Tests.Elements;

/// <summary>One number for each type of elements that is converted to, which changes with any bit of any element.</summary>
internal static class ElementDigest
{
    // From among the least numbers that Half has to the greatest.
    private static readonly float[] Sigmas = { 1e-7f, 1e-5f, 0.02f, 1, 1e4f };

    public static string Compute() => $"{Of<Half>():x16} {Of<double>():x16}";

    private static ulong Of<T>()
        where T : unmanaged
    {
        ulong digest = 14695981039346656037;
        foreach (float sigma in Sigmas)
        {
            T[] weights = new Kept<T>(10_007, sigma).Initialize(new() { Seed = 42 }).Weights;
            foreach (byte part in MemoryMarshal.AsBytes(weights.AsSpan())) digest = unchecked((digest ^ part) * 1099511628211);
        }

        return digest;
    }
}
