using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Runtime.Tests.Options;

/// <summary>Progress: every report consistent with the one before, the last one complete.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Reports_rise_to_the_whole(int degree)
    {
        long[] lengths = [.. Enumerable.Range(0, 40).Select(i => 20_000L + i)];
        var listener = new Listener();
        HandWritten model = new HandWritten(lengths).Initialize(new() { Progress = listener, MaxDegreeOfParallelism = degree });

        List<InitializationProgress> reports = listener.Reports;
        Assert.Equal(model.Pieces.Count, reports.Count);
        for (int i = 1; i < reports.Count; i++)
        {
            Assert.True(reports[i].Elements > reports[i - 1].Elements);
            Assert.InRange(reports[i].Parameters, reports[i - 1].Parameters, reports[i - 1].Parameters + 1);
        }

        Assert.All(reports, report => Assert.Equal((lengths.Sum(), 40), (report.TotalElements, report.TotalParameters)));
        Assert.Equal((lengths.Sum(), 40, 1.0), (reports[^1].Elements, reports[^1].Parameters, reports[^1].Fraction));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => "p" + i).Order(), reports.Select(report => report.Path).Distinct().Order());
    }

    [Fact]
    public void One_thread_reports_each_parameter_once_and_large_ones_piece_by_piece()
    {
        var listener = new Listener();
        new HandWritten(10, 9 << 20, 20).Initialize(new() { Progress = listener, MaxDegreeOfParallelism = 1 });
        const long Piece = 1 << 22;
        const long Total = (9 << 20) + 30;
        Assert.Equal(
            [
                new("p0", 10, Total, 1, 3),
                new("p1", 10 + Piece, Total, 1, 3),
                new("p1", 10 + (2 * Piece), Total, 1, 3),
                new("p1", Total - 20, Total, 2, 3),
                new InitializationProgress("p2", Total, Total, 3, 3),
            ],
            listener.Reports);
    }

    [Fact]
    public void A_shard_counts_what_is_its_own()
    {
        var listener = new Listener();
        new HandWritten(1000, 1000).Initialize(new() { Progress = listener, Shard = new(0, 4) });
        Assert.Equal([new InitializationProgress("p0", 512, 512, 1, 1)], listener.Reports);
        Assert.Equal(1, new InitializationProgress("", 0, 0, 0, 0).Fraction);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_listener_that_throws_ends_the_run_and_hears_no_more(int degree)
    {
        var failure = new TimeoutException();
        var listener = new Listener(report => { if (report.Parameters == 3) throw failure; });
        HandWritten model = new([.. Enumerable.Repeat(50_000L, 30)]);
        Assert.Same(failure, Assert.Throws<TimeoutException>(
            () => model.Initialize(new() { Progress = listener, MaxDegreeOfParallelism = degree })));
        Assert.Equal(3, listener.Reports[^1].Parameters);
    }
}
