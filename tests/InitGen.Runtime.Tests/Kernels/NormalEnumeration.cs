using System;
using System.Threading.Tasks;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>
/// Every word there is. A value depends on a word's low 31 bits through their rounding to float alone, so that runs of
/// words share a value: 2^24 single words, then seven binades of 2^23 floats. Each run is evaluated once and counted as often
/// as it has words.
/// </summary>
internal sealed class NormalEnumeration
{
    private const int Chunk = 1 << 18;
    public const int Floats = (1 << 24) + 7 * (1 << 23) + 1;

    public long Words { get; private set; }

    /// <summary>The sum of all values' bits, as an order-free fingerprint.</summary>
    public ulong Fingerprint { get; private set; }

    public double Error { get; private set; }

    public double Largest { get; private set; }

    public double Moment2 { get; private set; }

    public double Moment4 { get; private set; }

    /// <param name="value">The value of a word.</param>
    /// <param name="quantile">The true quantile of a tail probability, or null to leave the error out.</param>
    /// <param name="tail">Where the probabilities start.</param>
    /// <param name="stride">1 for every run, more for a sample.</param>
    public static NormalEnumeration Of(Func<uint, float> value, Func<double, double>? quantile, double tail, int stride = 1)
    {
        int chunks = (Floats + Chunk - 1) / Chunk;
        var parts = new NormalEnumeration[chunks];
        Parallel.For(0, chunks, chunk => parts[chunk] =
            Part(value, quantile, tail, chunk * Chunk, Math.Min(Floats, (chunk + 1) * Chunk), stride));
        NormalEnumeration all = new();
        foreach (NormalEnumeration part in parts)
        {
            all.Words += part.Words;
            all.Fingerprint += part.Fingerprint;
            all.Error = Math.Max(all.Error, part.Error);
            all.Largest = Math.Max(all.Largest, part.Largest);
            all.Moment2 += part.Moment2 / (1L << 31);
            all.Moment4 += part.Moment4 / (1L << 31);
        }

        return all;
    }

    private static NormalEnumeration Part(
        Func<uint, float> value, Func<double, double>? quantile, double tail, int from, int to, int stride)
    {
        NormalEnumeration part = new();
        double step = (0.5 - tail) / (1L << 31);
        for (int i = from; i < to; i += stride)
        {
            (uint first, uint last) = Run(i);
            float z = value(first);
            uint count = last - first + 1;
            double square = (double)z * z;
            part.Words += count;
            part.Fingerprint += (ulong)count * BitConverter.SingleToUInt32Bits(z);
            part.Moment2 += count * square;
            part.Moment4 += count * square * square;
            part.Largest = Math.Max(part.Largest, Math.Abs(z));
            if (quantile is null)
                continue;

            // The quantile is monotonic: within a run the error is largest at one of its ends.
            part.Error = Math.Max(part.Error, Math.Abs(z - quantile(tail + step * first)));
            if (last != first)
                part.Error = Math.Max(part.Error, Math.Abs(z - quantile(tail + step * last)));
        }

        return part;
    }

    /// <summary>The words that round to the i-th float, counted from 0.</summary>
    public static (uint First, uint Last) Run(int i)
    {
        if (i < 1 << 24)
            return ((uint)i, (uint)i);

        // In the binade from 2^(24 + k) the floats are 2^(k + 1) apart; ties go to the even one.
        int k = (i - (1 << 24)) >> 23;
        uint index = (uint)(i - (1 << 24)) & ((1 << 23) - 1);
        long space = 2L << k;
        long center = (1L << (24 + k)) + index * space;
        bool even = index % 2 == 0;
        long below = index == 0 ? space / 4 : space / 2;
        long first = center - below + (even ? 0 : 1);
        long last = Math.Min(center + space / 2 - (even ? 0 : 1), int.MaxValue);
        return ((uint)first, (uint)last);
    }
}
