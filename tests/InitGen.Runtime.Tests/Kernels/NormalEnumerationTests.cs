using System;
using System.Runtime.Intrinsics;
using System.Threading;
using System.Threading.Tasks;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Kernels;

public sealed class NormalEnumerationTests
{
    private const float NormalTail = 1f / (1L << 33);

    /// <summary>What NormalTransform promises.</summary>
    private const double Accuracy = 1e-6;

    [Fact]
    public void Runs_cover_all_words_and_share_a_float()
    {
        long next = 0;
        for (int i = 0; i < NormalEnumeration.Floats; i++)
        {
            (uint first, uint last) = NormalEnumeration.Run(i);
            if (first != next || last < first || (float)first != (float)last)
                Assert.Fail($"run {i}: {first} to {last} after {next}");
            next = last + 1L;
        }

        Assert.Equal(1L << 31, next);
    }

    [Fact]
    public void All_words_give_the_normal_distribution()
    {
        NormalTransform transform = new(0f, 1f);
        NormalEnumeration all = NormalEnumeration.Of(transform.Transform, NormalQuantile.Of, NormalTail);

        Assert.Equal(1L << 31, all.Words);
        Assert.InRange(all.Error, 0, Accuracy);
        Assert.Equal(-NormalQuantile.Of(NormalTail), all.Largest, Accuracy);

        // Odd moments are zero because signs are symmetric (below). An error of at most e moves E z^2 by 2 e E|z| + e^2 and
        // E z^4 by 4 e E|z|^3 + ...; the cells of probability 2^-32, taken at their middles, add less than 1e-7.
        double firstAbsolute = Math.Sqrt(2 / Math.PI), thirdAbsolute = 2 * firstAbsolute;
        Assert.Equal(1.0, all.Moment2, 2 * Accuracy * firstAbsolute + 1e-7);
        Assert.Equal(3.0, all.Moment4, 4 * Accuracy * thirdAbsolute + 1e-7);

        // Word by word, as the vectors compute it, and in both signs.
        Assert.Equal(all.Fingerprint, EveryWord(transform));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(3.5)]
    public void All_words_give_the_truncated_normal_distribution(double cut)
    {
        float tail = (float)NormalQuantile.Cumulative(-(cut - Accuracy));
        NormalTransform transform = new(0f, 1f, tail);
        int stride = cut == 2.0 || Full ? 1 : 63;
        NormalEnumeration all = NormalEnumeration.Of(transform.Transform, NormalQuantile.Of, tail, stride);
        Assert.InRange(all.Error, 0, Accuracy);
        Assert.InRange(all.Largest, cut - 3 * Accuracy, cut);
        if (stride == 1)
        {
            double mass = 1 - 2 * NormalQuantile.Cumulative(-cut);
            double variance = 1 - 2 * cut * NormalQuantile.Density(cut) / mass;
            Assert.Equal(variance, all.Moment2, 2 * Accuracy);
        }
    }

    [Fact]
    public void A_wrong_coefficient_does_not_go_unnoticed()
    {
        Assert.InRange(Error(Definition.Table), 0, Accuracy);
        for (int i = 0; i < Definition.Table.Length; i++)
        {
            // In the last five binades there are too few words for the higher powers to show.
            int exponent = (i + 2) % 32 - 33;
            if (i >= 32 && exponent < -28)
                continue;
            float[] table = [.. Definition.Table];
            table[i] += 2e-4f;
            Assert.True(Error(table) > Accuracy, $"coefficient {i}");
        }

        // 64 words from each binade.
        static double Error(float[] table)
        {
            double worst = 0;
            for (int bit = 0; bit < 31; bit++)
            {
                for (int i = 0; i < 64; i++)
                {
                    uint word = (uint)((1UL << bit) * (64UL + (ulong)i) / 64);
                    double p = (word + 0.5) / (1L << 32);
                    worst = Math.Max(worst, Math.Abs(Definition.Normal(table, word, 0f, 1f, NormalTail) - NormalQuantile.Of(p)));
                }
            }

            double first = Definition.Normal(table, 0, 0f, 1f, NormalTail) - NormalQuantile.Of(NormalTail);
            return Math.Max(worst, Math.Abs(first));
        }
    }

    [Fact]
    public void No_tail_leads_beyond_the_table()
    {
        // The largest t rounds to 2^31; p must stay below 1/2 for every tail, or it would wrap around to the far end.
        uint from = BitConverter.SingleToUInt32Bits(NormalTail);
        uint to = BitConverter.SingleToUInt32Bits(0.5f - 1f / (1 << 24));
        uint stride = Full ? 1u : 61u;
        for (uint bits = from; bits <= to; bits += stride)
        {
            float tail = BitConverter.UInt32BitsToSingle(bits);
            float value = new NormalTransform(0f, 1f, tail).Transform(int.MaxValue);
            if (!(Math.Abs(value) < 1e-6))
                Assert.Fail($"tail {tail:R}: {value:R}");
        }
    }

    private static bool Full => Environment.GetEnvironmentVariable("INITGEN_FULL") == "1";

    /// <summary>The sum of the bits of every positive word's value; each word is compared with its mirror image.</summary>
    private static ulong EveryWord(NormalTransform transform)
    {
        const int Chunk = 1 << 22;
        ulong sum = 0;
        Parallel.For(0, 1 << 9, chunk => Interlocked.Add(
            ref sum,
            Vector512.IsHardwareAccelerated
                ? Vectors(transform, (uint)chunk * Chunk, Chunk)
                : Scalars(transform, (uint)chunk * Chunk, Chunk)));
        return sum;
    }

    private static ulong Vectors(NormalTransform transform, uint first, int count)
    {
        Vector512<uint> words = Vector512.Create(first) + Vector512<uint>.Indices;
        Vector512<uint> sign = Vector512.Create(0x8000_0000);
        Vector512<uint> differences = Vector512<uint>.Zero;
        Vector512<ulong> sums = Vector512<ulong>.Zero;
        for (int i = 0; i < count; i += 16)
        {
            Vector512<uint> bits = transform.Transform(words).AsUInt32();
            differences |= transform.Transform(words | sign).AsUInt32() ^ bits ^ sign;
            (Vector512<ulong> lower, Vector512<ulong> upper) = Vector512.Widen(bits);
            sums += lower + upper;
            words += Vector512.Create(16u);
        }

        Assert.True(differences == Vector512<uint>.Zero);
        return Vector512.Sum(sums);
    }

    private static ulong Scalars(NormalTransform transform, uint first, int count)
    {
        ulong sum = 0;
        uint differences = 0;
        for (uint word = first; word < first + (uint)count; word++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(transform.Transform(word));
            differences |= BitConverter.SingleToUInt32Bits(transform.Transform(word | 0x8000_0000)) ^ bits ^ 0x8000_0000;
            sum += bits;
        }

        Assert.Equal(0u, differences);
        return sum;
    }
}
