using System;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Kernels;

public sealed class FillTests
{
    private const float TwoSigmaTail = 0.0227501f;

    [Fact]
    public void Bits_never_change()
    {
        // Weights that were drawn once can be drawn again: a change of this number breaks every seed there is.
        Assert.Equal("da62d68e478c8245", $"{KernelDigest.Compute():x16}");
    }

    [Fact]
    public void Every_path_gives_the_bits_of_the_definition()
    {
        Random random = new(1);
        for (int length = 0; length <= 300; length++)
        {
            ulong seed = length % 5 == 0 ? ulong.MaxValue : (ulong)random.NextInt64();
            ulong stream = length % 7 == 0 ? ulong.MaxValue : (ulong)random.NextInt64();
            long start = length % 3 == 0 ? length : random.NextInt64(1L << 40);
            if (start % Philox.EpochLength + length > Philox.EpochLength)
                start = 0;
            Check(length, seed, stream, start);
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_how_a_parameter_is_cut()
    {
        Random random = new(2);
        var whole = new float[20_000];
        var parts = new float[whole.Length];
        foreach (long origin in (long[])[0, 37, Philox.EpochLength - 7_777])
        {
            InitKernels.Normal(whole, 3, 4, origin, 0f, 1f);
            for (int trial = 0; trial < 50; trial++)
            {
                Array.Clear(parts);
                for (int from = 0; from < parts.Length;)
                {
                    int length = Math.Min(random.Next(0, trial % 2 == 0 ? 200 : 5_000), parts.Length - from);
                    InitKernels.Normal(parts.AsSpan(from, length), 3, 4, origin + from, 0f, 1f);
                    from += length;
                }

                Paths.AssertSame(whole, parts, $"origin {origin}, trial {trial}");
            }
        }
    }

    [Fact]
    public void The_block_index_carries_into_its_high_word()
    {
        for (long boundary = Philox.EpochLength; boundary <= 3 * Philox.EpochLength; boundary += Philox.EpochLength)
        {
            foreach (int before in (int[])[0, 1, 63, 64, 65, 200])
            {
                var values = new float[256];
                InitKernels.Normal(values, 11, 12, boundary - before, 0f, 1f);
                for (int i = 0; i < values.Length; i++)
                    Assert.Equal(Definition.Normal(Definition.Word(11, 12, boundary - before + i), 0f, 1f), values[i]);
            }
        }
    }

    [Fact]
    public void Nothing_outside_the_destination_is_touched()
    {
        var guarded = new float[600];
        foreach (int length in (int[])[0, 1, 15, 63, 64, 65, 128, 300])
        {
            for (int start = 0; start < 130; start += 13)
            {
                Array.Fill(guarded, float.NaN);
                InitKernels.Uniform(guarded.AsSpan(150, length), 1, 2, start, -1f, 1f);
                Assert.True(Array.TrueForAll(guarded[..150], float.IsNaN));
                Assert.True(Array.TrueForAll(guarded[(150 + length)..], float.IsNaN));
                Assert.DoesNotContain(float.NaN, guarded[150..(150 + length)]);
            }
        }
    }

    [Fact]
    public void Seeds_and_streams_give_different_values()
    {
        var one = new float[4096];
        var other = new float[4096];
        InitKernels.Normal(one, 1, 1, 0, 0f, 1f);
        (ulong, ulong)[] neighbours = [(2, 1), (1, 2), (1UL << 32 | 1, 1), (1, 1UL << 32 | 1), (1, 1UL << 63 | 1)];
        foreach ((ulong seed, ulong stream) in neighbours)
        {
            InitKernels.Normal(other, seed, stream, 0, 0f, 1f);
            double sum = 0;
            for (int i = 0; i < one.Length; i++)
                sum += one[i] * other[i];

            // A sum of 4096 products of independent standard normals has the standard deviation 64.
            Assert.InRange(sum, -5 * 64, 5 * 64);
        }
    }

    private static void Check(int length, ulong seed, ulong stream, long start)
    {
        var uniform = new float[length];
        var normal = new float[length];
        var truncated = new float[length];
        for (int i = 0; i < length; i++)
        {
            uint word = Definition.Word(seed, stream, start + i);
            uniform[i] = Definition.Uniform(word, -0.25f, 0.5f);
            normal[i] = Definition.Normal(word, 0.5f, 0.03f);
            truncated[i] = Definition.Normal(word, 0f, 2f, TwoSigmaTail);
        }

        string what = $"length {length} seed {seed} stream {stream} start {start}";
        var actual = new float[length];
        InitKernels.Uniform(actual, seed, stream, start, -0.25f, 0.5f);
        Paths.AssertSame(uniform, actual, $"uniform, {what}");
        InitKernels.Normal(actual, seed, stream, start, 0.5f, 0.03f);
        Paths.AssertSame(normal, actual, $"normal, {what}");
        InitKernels.TruncatedNormal(actual, seed, stream, start, 0f, 2f, TwoSigmaTail);
        Paths.AssertSame(truncated, actual, $"truncated normal, {what}");
        foreach (var (name, fill) in Paths.Of<UniformTransform>())
        {
            fill(actual, seed, stream, start, new UniformTransform(-0.25f, 0.5f));
            Paths.AssertSame(uniform, actual, $"uniform {name}, {what}");
        }

        foreach (var (name, fill) in Paths.Of<NormalTransform>())
        {
            fill(actual, seed, stream, start, new NormalTransform(0.5f, 0.03f));
            Paths.AssertSame(normal, actual, $"normal {name}, {what}");
            fill(actual, seed, stream, start, new NormalTransform(0f, 2f, TwoSigmaTail));
            Paths.AssertSame(truncated, actual, $"truncated normal {name}, {what}");
        }
    }
}
