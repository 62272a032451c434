using System;
using System.Linq;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Elements;

/// <summary>Weights that are kept as something else than they are computed as.</summary>
public sealed class ElementTests
{
    // A few pieces of work for the stage, and an odd rest.
    private const int Length = 300_001;

    /// <summary>
    /// All numbers that Half has, all that lie halfway between two, and the floats next to each: multiples of 2^12 units in the last place,
    /// more and less one. Between them a rounding that never falls can do nothing else.
    /// </summary>
    [Fact]
    public void Each_float_is_rounded_once_to_the_nearest_half_and_widened_exactly()
    {
        uint[] lows = [.. Enumerable.Range(0, 16).SelectMany(i => (uint[])[(uint)i << 12, ((uint)i << 12) | 1, ((uint)i << 12) | 0xfff])];
        var values = new float[lows.Length];
        var halves = new Half[values.Length];
        var doubles = new double[values.Length];
        for (uint high = 0; high < 1 << 16; high++)
        {
            // Infinities and what is no number are never drawn.
            if ((high & 0x7f80) == 0x7f80) continue;
            for (int i = 0; i < values.Length; i++) values[i] = BitConverter.UInt32BitsToSingle((high << 16) | lows[i]);
            Element.Convert(values, halves.AsSpan());
            Element.Convert(values, doubles.AsSpan());
            for (int i = 0; i < values.Length; i++)
            {
                if (BitConverter.HalfToUInt16Bits((Half)values[i]) != BitConverter.HalfToUInt16Bits(halves[i])
                    || BitConverter.DoubleToUInt64Bits(values[i]) != BitConverter.DoubleToUInt64Bits(doubles[i]))
                {
                    Assert.Fail($"{values[i]:R} becomes {halves[i]} and {doubles[i]:R}");
                }
            }
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(300_001)]
    public void All_types_have_the_same_values_whatever_the_grain(int grain)
    {
        float[] expected = new Kept<float>(Length).Initialize(new() { Seed = 3 }).Weights;
        Assert.Equal(expected.Select(weight => (double)weight), new Kept<double>(Length, grain: grain).Initialize(new() { Seed = 3 }).Weights);
        Assert.Equal(expected.Select(weight => (Half)weight), new Kept<Half>(Length, grain: grain).Initialize(new() { Seed = 3 }).Weights);
    }

    [Fact]
    public void Threads_and_shards_give_the_bits_of_the_whole()
    {
        const int Large = (3 << 20) + 77;
        Half[] expected = new Kept<Half>(Large).Initialize(new() { Seed = 3, MaxDegreeOfParallelism = 1 }).Weights;
        Assert.Equal(expected, new Kept<Half>(Large).Initialize(new() { Seed = 3, MaxDegreeOfParallelism = 4 }).Weights);
        var parts = new Kept<Half>(Large);
        for (int rank = 0; rank < 3; rank++) parts.Initialize(new() { Seed = 3, Shard = new(rank, 3) });
        Assert.Equal(expected, parts.Weights);
    }

    [Fact]
    public void Slices_have_the_bits_of_the_whole()
    {
        double[] whole = new Kept<double>(Length).Initialize(new() { Seed = 9 }).Weights;
        var random = new Random(1);
        for (int i = 0; i < 50; i++)
        {
            int start = random.Next(whole.Length + 1);
            var slice = new double[random.Next(whole.Length - start + 1)];
            new Kept<double>(Length).FillParameter("w", start, slice, seed: 9);
            Assert.Equal(whole.AsSpan(start, slice.Length).ToArray(), slice);
        }
    }

    [Fact]
    public void A_slice_has_the_elements_of_its_parameter()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Kept<Half>(8).FillParameter("w", 0, new float[8]));
        Assert.Equal("'w' has elements of type Half, and the destination's are float. Pass a Span<Half>. (Parameter 'destination')", thrown.Message);
        thrown = Assert.Throws<ArgumentException>(() => new Kept<float>(8).FillParameter("w", 0, new double[8]));
        Assert.Equal("'w' has elements of type float, and the destination's are double. Pass a Span<float>. (Parameter 'destination')", thrown.Message);
    }

    /// <summary>A listener hears of pieces, not of what happens to fit the stage.</summary>
    [Fact]
    public void Progress_is_reported_as_for_floats()
    {
        var listener = new Options.Listener();
        new Kept<Half>(Length).Initialize(new() { Progress = listener });
        Assert.Equal([Length], listener.Reports.Select(report => report.Elements));
    }

    [Fact]
    public void Other_types_are_refused() =>
        Assert.Equal("Weights are float, double or Half, and not System.Int32.", Assert.Throws<NotSupportedException>(() => new Kept<int>(8).Initialize(default)).Message);

    [Fact]
    public void Bits_are_golden() => Assert.Equal("24e13609d9535acd 1e637eca92ab074b", ElementDigest.Compute());
}
