using System;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Kernels;

public sealed class UniformTests
{
    [Fact]
    public void Ends_are_reached_and_never_passed()
    {
        Random random = new(5);
        for (int i = 0; i < 200_000; i++)
        {
            float a = Any(), b = Any();
            if (!float.IsFinite(a) || !float.IsFinite(b))
                continue;
            float low = Math.Min(a, b), high = Math.Max(a, b);
            UniformTransform transform = new(low, high);
            float first = transform.Transform(0x8000_0000), last = transform.Transform(0x7FFF_FFFF);
            if (!(first >= low && last <= high && first <= last))
                Assert.Fail($"[{low:R}, {high:R}] became [{first:R}, {last:R}]");
        }

        // Neighbours, opposites, and the two of wholly different size.
        float Any() => random.Next(4) switch
        {
            0 => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
            1 => 1f + random.Next(8) * 1.1920929e-7f,
            2 => (float)(random.NextDouble() - 0.5),
            _ => random.Next(-3, 4),
        };
    }

    [Theory]
    [InlineData(-1f, 1f)]
    [InlineData(-0.0875f, 0.0875f)]
    [InlineData(0f, 1f)]
    [InlineData(-0.25f, 0.5f)]
    public void Ends_are_exact(float low, float high)
    {
        UniformTransform transform = new(low, high);
        Assert.Equal(low, transform.Transform(0x8000_0000));
        Assert.Equal(high, transform.Transform(0x7FFF_FFFF));
        Assert.Equal((low + high) / 2, transform.Transform(0));
    }

    [Fact]
    public void An_empty_range_is_a_constant()
    {
        foreach (float value in (float[])[0f, 1f, -0.3f, float.Epsilon, float.MaxValue])
            Assert.Equal(value, new UniformTransform(value, value).Transform(0x1234_5678));
    }
}
