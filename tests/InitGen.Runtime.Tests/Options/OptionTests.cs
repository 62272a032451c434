using System;

namespace InitGen.Runtime.Tests.Options;

/// <summary>Options that make no sense say so where they are written.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Fewer_than_one_thread_is_refused(int degree)
    {
        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(
            () => new InitializationOptions { MaxDegreeOfParallelism = degree });
        Assert.Equal("MaxDegreeOfParallelism", thrown.ParamName);
        Assert.StartsWith("MaxDegreeOfParallelism must be at least 1, or null for one thread per processor.", thrown.Message);
    }

    [Theory]
    [InlineData(0, 0, "count", "The count of shards must be at least 1.")]
    [InlineData(0, -1, "count", "The count of shards must be at least 1.")]
    [InlineData(-1, 2, "rank", "The rank of a shard must be at least 0 and below the count of shards, 2.")]
    [InlineData(2, 2, "rank", "The rank of a shard must be at least 0 and below the count of shards, 2.")]
    public void A_shard_has_to_exist(int rank, int count, string option, string message)
    {
        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(() => new Shard(rank, count));
        Assert.Equal(option, thrown.ParamName);
        Assert.StartsWith(message, thrown.Message);
    }

    [Fact]
    public void Default_options_are_seed_zero_all_of_the_model_and_all_processors()
    {
        InitializationOptions options = default;
        Assert.Equal(new InitializationOptions(), options);
        Assert.Equal(0UL, options.Seed);
        Assert.Null(options.MaxDegreeOfParallelism);
        Assert.Equal(new Shard(0, 1), options.Shard);
        Assert.Equal("0 of 1", options.Shard.ToString());
        Assert.Equal(1, options.Shard.Count);
    }

    [Fact]
    public void A_huge_model_and_many_shards_do_not_overflow()
    {
        var shard = new Shard(int.MaxValue - 1, int.MaxValue);
        Assert.Equal(long.MaxValue, shard.Boundary(int.MaxValue, long.MaxValue));
        Assert.InRange(shard.Boundary(int.MaxValue - 1, long.MaxValue), 1, long.MaxValue - 1);
    }
}
