using System;
using System.Threading;
using Quickstart.Models;

namespace InitGen.ColdStart;

/// <summary>The least that a program can do for weights: allocate arrays of GPT-2's sizes, and fill them with a constant on two threads.</summary>
internal static class ConstantWeights
{
    public static float[][] Create()
    {
        var arrays = new float[4 + (12 * Gpt2.Blocks)][];
        int count = 0;
        arrays[count++] = new float[Gpt2.Vocabulary * Gpt2.Width];
        arrays[count++] = new float[Gpt2.Context * Gpt2.Width];
        for (int block = 0; block < Gpt2.Blocks; block++)
        {
            // Widths: four of the norms, attention with its biases, the two dense layers with theirs.
            foreach (int widths in (ReadOnlySpan<int>)[1, 1, 1, 1, 3 * Gpt2.Width, 3, Gpt2.Width, 1, 4 * Gpt2.Width, 4, 4 * Gpt2.Width, 1])
                arrays[count++] = new float[widths * Gpt2.Width];
        }

        arrays[count++] = new float[Gpt2.Width];
        arrays[count++] = new float[Gpt2.Width];

        long half = 0;
        foreach (float[] array in arrays) half += array.Length;
        half /= 2;
        var other = new Thread(() => Fill(arrays, half, long.MaxValue));
        other.Start();
        Fill(arrays, 0, half);
        other.Join();
        return arrays;
    }

    private static void Fill(float[][] arrays, long from, long to)
    {
        long before = 0;
        foreach (float[] array in arrays)
        {
            int start = (int)Math.Clamp(from - before, 0, array.Length);
            int end = (int)Math.Clamp(to - before, 0, array.Length);
            array.AsSpan(start, end - start).Fill(0.02f);
            before += array.Length;
        }
    }
}
