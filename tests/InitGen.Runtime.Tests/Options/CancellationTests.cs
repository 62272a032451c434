using System;
using System.Linq;
using System.Threading;

namespace InitGen.Runtime.Tests.Options;

/// <summary>A cancelled run says what is filled.</summary>
public sealed class CancellationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Cancelled_before_it_began(int degree)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var model = new HandWritten(200_000, 300_000);
        InitializationCanceledException thrown = Assert.Throws<InitializationCanceledException>(
            () => model.Initialize(new() { CancellationToken = source.Token, MaxDegreeOfParallelism = degree }));
        Assert.Equal(
            "The initialization was cancelled: 0 of 2 parameters are complete, 0 of 500000 elements are filled. "
            + "Initialize again to have all of them.",
            thrown.Message);
        Assert.Empty(thrown.CompleteParameters);
        Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.All(model.Memory, Assert.Null);
    }

    [Fact]
    public void Cancelled_midway_on_one_thread()
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(report => { if (report.Path == "p1") source.Cancel(); });
        var model = new HandWritten(10, 20, 30, 40);
        InitializationCanceledException thrown = Assert.Throws<InitializationCanceledException>(
            () => model.Initialize(new() { Progress = listener, CancellationToken = source.Token }));
        Assert.Equal(
            "The initialization was cancelled: 2 of 4 parameters are complete, 30 of 100 elements are filled. "
            + "Initialize again to have all of them.",
            thrown.Message);
        Assert.Equal(["p0", "p1"], thrown.CompleteParameters);
        Assert.Equal((30L, 100L), (thrown.Elements, thrown.TotalElements));
        Assert.Equal([true, true, false, false], model.Memory.Select(values => values is not null));
    }

    [Fact]
    public void Cancelled_within_a_large_parameter()
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(_ => source.Cancel());
        var model = new HandWritten(9 << 20);
        InitializationCanceledException thrown = Assert.Throws<InitializationCanceledException>(
            () => model.Initialize(new() { Progress = listener, CancellationToken = source.Token, MaxDegreeOfParallelism = 1 }));
        Assert.Equal(
            "The initialization was cancelled: 0 of 1 parameters are complete, 4194304 of 9437184 elements are filled. "
            + "Initialize again to have all of them.",
            thrown.Message);
        Assert.Single(listener.Reports);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancelled_midway_on_several_threads(bool listens)
    {
        using var source = new CancellationTokenSource();
        float[][] whole = [.. Model(null).Initialize(default).Memory!];
        int pieces = 0;
        HandWritten model = Model(_ => { if (Interlocked.Increment(ref pieces) == 20) source.Cancel(); }).Mark();
        InitializationCanceledException thrown = Assert.Throws<InitializationCanceledException>(() => model.Initialize(new()
        {
            CancellationToken = source.Token,
            MaxDegreeOfParallelism = 4,
            Progress = listens ? new Listener() : null,
        }));

        // What is listed is what is filled, what is counted is what is there, and the rest is as it was.
        string[] complete = [.. Enumerable.Range(0, 100).Where(i => model.Memory[i]!.SequenceEqual(whole[i])).Select(i => "p" + i)];
        Assert.Equal(complete, thrown.CompleteParameters);
        Assert.Equal(model.Weights.LongCount(weight => weight != HandWritten.Untouched), thrown.Elements);
        Assert.InRange(complete.Length, 1, 99);
        Assert.StartsWith($"The initialization was cancelled: {complete.Length} of 100 parameters are complete", thrown.Message);

        static HandWritten Model(Action<int>? filling) => new([.. Enumerable.Repeat(10_000L, 100)]) { Filling = filling };
    }

    [Fact]
    public void Cancelled_when_nothing_was_left_to_do_is_not_cancelled()
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(report => { if (report.Elements == report.TotalElements) source.Cancel(); });
        new HandWritten(10, 20).Initialize(new() { Progress = listener, CancellationToken = source.Token });
        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public void The_exception_has_the_constructors_that_every_exception_has()
    {
        Assert.Equal("The initialization was cancelled.", new InitializationCanceledException().Message);
        Assert.Equal("so", new InitializationCanceledException("so").Message);
        var inner = new TimeoutException();
        Assert.Same(inner, new InitializationCanceledException("so", inner).InnerException);
        Assert.Empty(new InitializationCanceledException().CompleteParameters);
    }
}
