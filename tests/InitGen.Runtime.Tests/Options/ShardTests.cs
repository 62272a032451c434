using System;
using System.Linq;

namespace InitGen.Runtime.Tests.Options;

/// <summary>Shards: together the whole, each element in one of them, everything else untouched.</summary>
public sealed class ShardTests
{
    [Fact]
    public void Shards_of_random_models_make_up_the_whole_and_touch_nothing_else()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 60; trial++)
        {
            long largest = trial % 3 == 0 ? 200_000 : 300;
            (string, long, long)[] parameters =
            [
                .. Enumerable.Range(0, random.Next(1, 12)).Select(i =>
                {
                    long length = random.NextInt64(1, largest);
                    return ("p" + i, length, random.Next(4) switch { 0 => length, 1 => random.NextInt64(1, 50), _ => 64L });
                }),
            ];
            int count = random.Next(1, 20);
            float[] whole = [.. new HandWritten(parameters).Initialize(new() { Seed = 1, MaxDegreeOfParallelism = 1 }).Weights];
            var owners = new int[whole.Length];
            HandWritten together = new HandWritten(parameters).Mark();
            for (int rank = 0; rank < count; rank++)
            {
                InitializationOptions options = new() { Seed = 1, Shard = new(rank, count), MaxDegreeOfParallelism = random.Next(1, 4) };
                together.Initialize(options);
                float[] part = [.. new HandWritten(parameters).Mark().Initialize(options).Weights];
                for (int i = 0; i < part.Length; i++)
                {
                    if (part[i] == HandWritten.Untouched) continue;
                    owners[i]++;
                    if (part[i] != whole[i]) Assert.Fail($"Element {i} of shard {rank} of {count} is {part[i]} instead of {whole[i]}.");
                }
            }

            Assert.True(owners.All(number => number == 1));
            Assert.Equal(whole, together.Weights);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Parameters_of_other_shards_are_not_allocated(int degree)
    {
        HandWritten model = new HandWritten(200_000, 200_000, 200_000, 200_000)
            .Initialize(new() { Shard = new(1, 2), MaxDegreeOfParallelism = degree });
        Assert.Equal([false, false, true, true], model.Memory.Select(values => values is not null));
    }

    [Fact]
    public void Cuts_are_rounded_to_groups_within_a_parameter()
    {
        var model = new HandWritten(1000, 1000);
        model.Mark().Initialize(new() { Shard = new(0, 4) });
        Assert.Equal((0, 0L, 512), Assert.Single(model.Pieces));
    }

    [Fact]
    public void A_shard_may_be_empty()
    {
        HandWritten model = new HandWritten(5).Initialize(new() { Shard = new(3, 7) });
        Assert.Empty(model.Pieces);
    }
}
