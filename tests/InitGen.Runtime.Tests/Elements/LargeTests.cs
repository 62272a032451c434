using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Elements;

/// <summary>Parameters of more elements than a span, an array or an int can count.</summary>
public sealed unsafe class LargeTests
{
    private const long Length = (1L << 33) + 12_345;

    private static bool Full => Environment.GetEnvironmentVariable("INITGEN_FULL") == "1";

    [Theory]
    [InlineData(64, (int.MaxValue / 64) * 64L)]
    [InlineData(1000, 2_147_483_000)]
    public void The_pieces_follow_each_other_without_a_gap(long grain, long longest)
    {
        var model = new Mapped<float>((float*)0x10000, Length, grain);
        model.Run(new() { MaxDegreeOfParallelism = 1 });
        Assert.Equal(5, model.Pieces.Count);
        long next = 0;
        foreach ((long start, int count, long address) in model.Pieces)
        {
            Assert.Equal(next, start);
            Assert.Equal(0x10000 + (start * sizeof(float)), address);
            Assert.Equal(Math.Min(longest, Length - start), count);
            next += count;
        }

        Assert.Equal(Length, next);
    }

    [Fact]
    public void Shards_and_watched_runs_cut_it_as_any_other()
    {
        var model = new Mapped<float>((float*)0x10000, Length, 64);
        for (int rank = 0; rank < 3; rank++) model.Run(new() { MaxDegreeOfParallelism = 1, Shard = new(rank, 3), Progress = new Options.Listener() });
        long next = 0;
        foreach ((long start, int count, long _) in model.Pieces)
        {
            Assert.Equal(next, start);
            Assert.InRange(count, 1, 1 << 22);
            next += count;
        }

        Assert.Equal(Length, next);
    }

    /// <summary>The memory map that tells whether threads may share the work counts bytes.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Overlap_is_seen_beyond_the_greatest_int(long offset, bool overlaps)
    {
        var map = new MemoryMap(2);
        WeightPass pass = WeightPass.Look(0, long.MaxValue, map);
        Enter(ref pass, (double*)0x10000, Length);
        Enter(ref pass, (double*)0x10000 + Length - 1 + offset, 10);
        Assert.Equal(overlaps, map.HasOverlap());

        static void Enter(ref WeightPass pass, double* memory, long length)
        {
            Assert.True(pass.Enter<double>("w"u8, length));
            pass.Use(memory, length, "w", "[]");
        }
    }

    [Fact]
    public void Real_memory_holds_the_weights_that_slices_have()
    {
        long length = (Full ? 1L << 31 : 1 << 22) + 77;
        Half* memory = (Half*)NativeMemory.Alloc((nuint)length, (nuint)sizeof(Half));
        try
        {
            new Mapped<Half>(memory, length, 64).Run(new() { Seed = 5 });
            foreach (long start in new[] { 0, 63, length / 2, length - 1000 })
            {
                var expected = new float[1000];
                InitKernels.Normal(expected, 5, InitGen.Theory.PathHash.Root.Append("w"u8).Value, start, 0f, 1f);
                for (int i = 0; i < expected.Length; i++) Assert.Equal((Half)expected[i], memory[start + i]);
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    /// <summary>Remembers each piece; where it keeps floats it writes nothing, and so needs no memory.</summary>
    private sealed class Mapped<T>(T* memory, long length, long grain) : IInitializable
        where T : unmanaged
    {
        public List<(long Start, int Count, long Address)> Pieces { get; } = [];

        public void Run(in InitializationOptions options)
        {
            Mapped<T> model = this;
            Initialization.Run(in model, in options);
        }

        public void InitializeWeights(ref WeightPass pass)
        {
            if (!pass.Enter<T>("w"u8, length, grain)) return;
            if (pass.Stores) pass.Use(memory, length, "w", "[]");
            while (pass.Next())
            {
                if (typeof(T) != typeof(float))
                {
                    InitKernels.Normal(pass.Destination, pass.Seed, pass.Stream, pass.Start, 0f, 1f);
                    continue;
                }

                fixed (float* destination = pass.Destination) Pieces.Add((pass.Start, pass.Destination.Length, (long)destination));
            }
        }

        public void DescribeWeights(ParameterCollector parameters) => throw new NotSupportedException();
    }
}
