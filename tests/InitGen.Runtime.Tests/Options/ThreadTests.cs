using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Options;

/// <summary>Several threads: the bits of one, every element exactly once, and failures as if there were one.</summary>
public sealed class ThreadTests
{
    private static readonly long[] Lengths = [1, 200_003, 64, 63, 400_000, 17, 1, 300_001];

    [Fact]
    public void Any_number_of_threads_gives_the_bits_of_one_and_fills_each_element_once()
    {
        float[] expected = [.. new HandWritten(Lengths).Initialize(new() { Seed = 3, MaxDegreeOfParallelism = 1 }).Weights];
        for (int degree = 1; degree <= 8; degree++)
        {
            HandWritten model = new HandWritten(Lengths).Initialize(new() { Seed = 3, MaxDegreeOfParallelism = degree });
            Assert.Equal(expected, model.Weights);
            Assert.Equal(expected.Length, model.Pieces.Sum(piece => (long)piece.Length));
            Assert.InRange(model.Threads.Count, 1, degree);
            Assert.Equal(degree == 1, model.Pieces.Count == Lengths.Length);
            Assert.All(model.Pieces, piece => Assert.Equal(0, piece.Start % Philox.GroupLength));
        }

        Assert.Equal(expected, new HandWritten(Lengths).Initialize(new() { Seed = 3 }).Weights);
    }

    [Fact]
    public void More_threads_than_one_do_work()
    {
        // Each waits for the other one: the test ends only if there are two.
        using var both = new Barrier(2);
        int arrived = 0;
        var model = new HandWritten(1 << 20, 1 << 20)
        {
            Filling = _ =>
            {
                if (Interlocked.Increment(ref arrived) <= 2) Assert.True(both.SignalAndWait(TimeSpan.FromMinutes(1)));
            },
        };
        model.Initialize(new() { MaxDegreeOfParallelism = 2 });
        Assert.Equal(2, model.Threads.Count);
    }

    [Fact]
    public void A_small_model_stays_on_the_callers_thread()
    {
        const int Length = (1 << 20) - 1;
        var model = new HandWritten(Length);
        Initialization.Run(model, new() { MaxDegreeOfParallelism = 8 });
        Assert.Equal([Environment.CurrentManagedThreadId], model.Threads.Keys);
        Assert.Equal((0, 0L, Length), Assert.Single(model.Pieces));
    }

    [Fact]
    public void A_grain_is_never_cut()
    {
        const long Row = 12_345;
        for (int degree = 1; degree <= 8; degree++)
        {
            HandWritten model = new HandWritten(
                    ("rows", 20 * Row, Row), ("whole", 300_000, 300_000), ("whole too", 100_000, long.MaxValue), ("free", 300_000, 64))
                .Initialize(new() { MaxDegreeOfParallelism = degree });
            Assert.All(model.Pieces.Where(piece => piece.Parameter == 0), piece => Assert.Equal((0, 0), (piece.Start % Row, piece.Length % Row)));
            Assert.Equal((1, 0L, 300_000), Assert.Single(model.Pieces, piece => piece.Parameter == 1));
            Assert.Equal((2, 0L, 100_000), Assert.Single(model.Pieces, piece => piece.Parameter == 2));
            Assert.Equal((20 * Row) + 700_000, model.Pieces.Sum(piece => (long)piece.Length));
        }
    }

    [Fact]
    public void Where_two_parameters_share_memory_the_later_one_wins_at_any_number_of_threads()
    {
        foreach (int degree in new[] { 1, 2, 8 })
        {
            var model = new HandWritten(400_000, 400_000, 1);
            model.Memory[0] = model.Memory[1] = new float[400_000];
            model.Initialize(new() { MaxDegreeOfParallelism = degree });
            Assert.Single(model.Threads);
            Assert.Equal(new HandWritten(1, 400_000).Initialize(default).Memory[1], model.Memory[1]);
        }
    }

    [Fact]
    public void What_does_not_fit_is_found_before_a_thread_starts()
    {
        var model = new HandWritten(300_000, 300_000);
        model.Mark().Memory[1] = new float[5];
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(
            () => model.Initialize(new() { MaxDegreeOfParallelism = 4 }));
        Assert.Equal(
            "p1 holds 5 elements, but its declared shape [300000] has 300000. Make the array that long, or correct the shape.", thrown.Message);
        Assert.Empty(model.Pieces);
    }

    [Fact]
    public void A_failure_in_a_thread_reaches_the_caller_as_it_is_and_stops_the_others()
    {
        int failures = 0;
        var model = new HandWritten([.. Enumerable.Repeat(10_000L, 200)])
        {
            Filling = i =>
            {
                if (i < 60) return;
                Interlocked.Increment(ref failures);
                throw new TimeoutException("parameter " + i);
            },
        };
        TimeoutException thrown = Assert.Throws<TimeoutException>(() => model.Initialize(new() { MaxDegreeOfParallelism = 4 }));
        Assert.StartsWith("parameter ", thrown.Message);
        Assert.Contains(nameof(HandWritten), thrown.StackTrace);
        Assert.InRange(failures, 1, 16);
    }

    [Fact]
    public void Models_of_many_callers_do_not_disturb_each_other()
    {
        float[] expected = [.. new HandWritten(Lengths).Initialize(new() { Seed = 5, MaxDegreeOfParallelism = 1 }).Weights];
        Parallel.For(0, 16, _ => Assert.Equal(expected, new HandWritten(Lengths).Initialize(new() { Seed = 5, MaxDegreeOfParallelism = 3 }).Weights));
    }

    [Fact]
    public void Regions_that_touch_do_not_overlap()
    {
        var map = new MemoryMap(1);
        map.Add(1000, 100);
        map.Add(1200, 4);
        map.Add(1100, 100);
        Assert.False(map.HasOverlap());
        map.Add(1203, 1);
        Assert.True(map.HasOverlap());
        map.Clear();
        Assert.False(map.HasOverlap());
    }
}
