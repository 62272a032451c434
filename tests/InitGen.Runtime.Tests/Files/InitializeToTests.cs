using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace InitGen.Runtime.Tests.Files;

/// <summary>Weights that are initialized into a file, and are never in memory.</summary>
public sealed class InitializeToTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1_000_000L)]
    [InlineData(1L)]
    public void The_bytes_are_those_of_initializing_and_saving(long? size)
    {
        using var expected = new Folder();
        using var found = new Folder();
        FileModel model = FileModel.OfAllContainers();
        model.Initialize(9);
        model.SaveWeights(expected["m.safetensors"], new() { MaxShardSize = size, Seed = 9 });
        FileModel empty = FileModel.OfAllContainers();
        empty.InitializeTo(found["m.safetensors"], 9, new() { MaxShardSize = size });
        Assert.Equal(expected.Contents, found.Contents);
        Assert.Null(((Flat<float>)empty["flat.single"]).Weights);

        // Without the second thread that writes.
        empty.InitializeTo(found["m.safetensors"], new InitializationOptions { Seed = 9, MaxDegreeOfParallelism = 1 }, new() { MaxShardSize = size });
        Assert.Equal(expected.Contents, found.Contents);
        Assert.Empty(empty["jagged.single"].Bytes());
        Assert.Empty(empty["rectangular.half"].Bytes());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    public void Workers_write_what_one_process_writes(int count)
    {
        using var expected = new Folder();
        using var found = new Folder();
        FileModel.OfAllContainers().InitializeTo(expected["m.safetensors"], 9, new() { MaxShardSize = 100_000 });
        for (int rank = count - 1; rank >= 0; rank--)
        {
            string[] before = [.. found.Names];
            FileModel.OfAllContainers().InitializeTo(found["m.safetensors"], 9, new() { MaxShardSize = 100_000, Worker = new(rank, count) });
            Assert.Equal(rank == 0, found.Names.Except(before).Contains("m.safetensors.index.json"));
        }

        Assert.Equal(expected.Contents, found.Contents);
    }

    /// <summary>64 MiB of weights, in the memory of a stage and a plan.</summary>
    [Fact]
    public void Memory_does_not_grow_with_the_model()
    {
        using var folder = new Folder();
        FileModel model = new([.. Enumerable.Range(0, 16).Select(static i => new Flat<float>($"layers.{i}.weight", 1024, 1024))]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        model.InitializeTo(folder["m"], 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L << 20);
        Assert.InRange(new FileInfo(folder["m"]).Length, 64L << 20, (64L << 20) + 10_000);
    }

    [Fact]
    public void Progress_is_heard_and_ends_at_the_end()
    {
        using var folder = new Folder();
        var heard = new List<InitializationProgress>();
        FileModel.OfAllContainers().InitializeTo(folder["m"], new InitializationOptions { Seed = 1, Progress = new Listener(heard.Add) });
        Assert.Equal((1.0, 12, "number"), (heard[^1].Fraction, heard[^1].Parameters, heard[^1].Path));
        Assert.Equal(12, heard.Count);
    }

    [Fact]
    public void Cancelled_or_interrupted_it_leaves_nothing()
    {
        using var folder = new Folder();
        using var source = new CancellationTokenSource();
        FileModel model = FileModel.OfAllContainers();
        InitializationOptions options = new() { CancellationToken = source.Token, Progress = new Listener(_ => source.Cancel()) };
        Assert.ThrowsAny<OperationCanceledException>(() => model.InitializeTo(folder["m"], options));
        Assert.Throws<NotSupportedException>(() => model.InitializeTo(folder["m"], new InitializationOptions { Progress = new Listener(_ => throw new NotSupportedException()) }));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        using var folder = new Folder();
        FileModel model = FileModel.OfAllContainers();
        Assert.Contains("SaveOptions.Worker", Assert.Throws<ArgumentException>(() => model.InitializeTo(folder["m"], new InitializationOptions { Shard = new(0, 2) })).Message, StringComparison.Ordinal);
        Assert.Contains("SaveOptions.Seed is 4", Assert.Throws<ArgumentException>(() => model.InitializeTo(folder["m"], 5, new() { Seed = 4 })).Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    private sealed class Listener(Action<InitializationProgress> hears) : IProgress<InitializationProgress>
    {
        public void Report(InitializationProgress value) => hears(value);
    }
}
