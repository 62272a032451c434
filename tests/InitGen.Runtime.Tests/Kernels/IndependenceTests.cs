using System;
using System.Linq;
using System.Runtime.InteropServices;
using InitGen.Theory;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>
/// What must have nothing to do with each other: parameters whose paths are neighbours, seeds that are, and places within a parameter. All
/// pairs, by the correlation of values and of their squares, and by the bits that words have in common.
/// </summary>
public sealed class IndependenceTests
{
    private const ulong Seed = 20_260_101;
    private const int Count = 1 << 18;

    // Chance passes the bound in one measure of 10^8, and so in one seed of a few hundred with this many pairs and 34 measures of each.
    private const int MostPairs = 2016;
    private const double Bound = Statistics.Deviations;

    private static readonly ulong[] Paths =
    [
        .. Enumerable.Range(0, 24).Select(layer => PathHash.Root.AppendSegment("layers").AppendSegment(layer).AppendSegment("weight").Value),
        .. Enumerable.Range(0, 8).Select(layer => PathHash.Root.AppendSegment("layers").AppendSegment(layer).AppendSegment("bias").Value),
        .. Enumerable.Range('a', 8).Select(letter => PathHash.Root.AppendSegment(((char)letter).ToString()).Value),
    ];

    // Counted up, and a bit apart.
    private static readonly ulong[] Seeds =
        [.. Enumerable.Range(0, 16).Select(seed => (ulong)seed), 1UL << 31, 1UL << 32, 1UL << 33, 1UL << 63, ulong.MaxValue, ulong.MaxValue - 1];

    [Fact]
    public void Neighbouring_paths() => AssertIndependent(Paths.Length, i => (Seed, Paths[i]));

    [Fact]
    public void Neighbouring_seeds() => AssertIndependent(Seeds.Length, i => (Seeds[i], 77));

    // The stream of a parameter is the high half of the counter: without the key's mixing, streams that are close would show.
    [Fact]
    public void Neighbouring_streams() => AssertIndependent(16, i => (Seed, (ulong)i));

    [Fact]
    public void Places_in_a_group()
    {
        const int Places = 64;
        float[] values = Normal(Seed, 77, Places * (Count / 4));
        float[][] lanes = [.. Enumerable.Range(0, Places).Select(place => values.Where((_, index) => index % Places == place).ToArray())];
        Assert.InRange(Statistics.WorstPair(Places, (i, j) => Statistics.Correlation(lanes[i], lanes[j])), 0, Bound);

        // A lane that has a twentieth of its neighbour in it.
        lanes[17] = [.. lanes[17].Zip(lanes[16], (own, other) => own + 0.05f * other)];
        Assert.True(Statistics.WorstPair(Places, (i, j) => Statistics.Correlation(lanes[i], lanes[j])) > Bound);
    }

    [Fact]
    public void Neighbours_at_every_distance_of_the_layout()
    {
        float[] values = Normal(Seed, 77, 1 << 22);
        foreach (int distance in (int[])[1, 2, 4, 8, 15, 16, 17, 32, 48, 63, 64, 65, 128, 1024, 4096])
            Assert.InRange(Statistics.Correlation(values.AsSpan(distance), values.AsSpan(0, values.Length - distance)), 0, Bound);

        // Each with a hundredth of the next one.
        for (int i = 1; i < values.Length; i++) values[i - 1] = (values[i - 1] + 0.01f * values[i]) / MathF.Sqrt(1.0001f);
        Assert.True(Statistics.Correlation(values.AsSpan(1), values.AsSpan(0, values.Length - 1)) > Bound);
    }

    // The usual generator of old: streams that differ in their seeds alone have their low bits in common.
    [Fact]
    public void Congruential_streams_fail()
    {
        uint[][] streams = [.. Enumerable.Range(0, 4).Select(static seed =>
        {
            var words = new uint[Count];
            uint state = (uint)seed * 2 + 1;
            for (int i = 0; i < words.Length; i++) words[i] = state = unchecked(state * 1664525 + 1013904223);
            return words;
        })];
        Assert.True(Statistics.WorstPair(streams.Length, (i, j) => Statistics.Agreement(streams[i], streams[j])) > Bound);
    }

    [Fact]
    public void Parameters_that_share_a_hundredth_of_their_noise_fail()
    {
        float[] one = Normal(Seed, 1, 1 << 20), other = Normal(Seed, 2, 1 << 20);
        float[] mixed = [.. one.Zip(other, static (x, y) => 0.99995f * x + 0.01f * y)];
        Assert.True(Statistics.Correlation(mixed, other) > Bound);
        Assert.InRange(Statistics.Correlation(one, other), 0, Bound);

        // Independent signs, the same sizes: only the squares show it.
        float[] signed = [.. one.Zip(other, static (x, y) => MathF.CopySign(x, y))];
        Assert.True(Statistics.Correlation(one, signed) > Bound);
    }

    private static void AssertIndependent(int count, Func<int, (ulong Seed, ulong Stream)> source)
    {
        Assert.InRange(count * (count - 1) / 2, 1, MostPairs);
        float[][] values = [.. Enumerable.Range(0, count).Select(source).Select(static source => Normal(source.Seed, source.Stream, Count))];
        Assert.InRange(Statistics.WorstPair(count, (i, j) => Statistics.Correlation(values[i], values[j])), 0, Bound);
        uint[][] words = [.. Enumerable.Range(0, count).Select(source).Select(static source => Words(source.Seed, source.Stream, Count / 4))];
        Assert.InRange(Statistics.WorstPair(count, (i, j) => Statistics.Agreement(words[i], words[j])), 0, Bound);
    }

    private static float[] Normal(ulong seed, ulong stream, int count)
    {
        var values = new float[count];
        InitKernels.Normal(values, seed, stream, 0, 0f, 1f);
        return values;
    }

    private static uint[] Words(ulong seed, ulong stream, int count)
    {
        var values = new float[count];
        InitKernels.Fill(values, seed, stream, 0, default(RawBits));
        return MemoryMarshal.Cast<float, uint>(values.AsSpan()).ToArray();
    }
}
