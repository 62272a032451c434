using System.Linq;
using InitGen.Roslyn.Caching;

namespace InitGen.Compiler.Tests.Caching;

public sealed class RecentTests
{
    private const int Capacity = 8;

    [Fact]
    public void What_was_kept_last_is_there()
    {
        var recent = new Recent<int, string>(Capacity);
        for (int i = 0; i < 1000; i++)
        {
            recent.Keep(i, $"{i}");
            for (int j = System.Math.Max(0, i - Capacity + 1); j <= i; j++) Assert.Equal($"{j}", recent.Find(j));
        }
    }

    [Fact]
    public void What_nobody_asks_for_goes()
    {
        var recent = new Recent<int, string>(Capacity);
        recent.Keep(-1, "asked for");
        recent.Keep(-2, "not asked for");
        for (int i = 0; i < 1000; i++)
        {
            recent.Keep(i, $"{i}");
            Assert.Equal("asked for", recent.Find(-1));
        }

        Assert.Null(recent.Find(-2));
        Assert.InRange(Enumerable.Range(0, 1000).Count(i => recent.Find(i) is not null), Capacity - 1, 2 * Capacity);
    }

    [Fact]
    public void The_later_value_counts()
    {
        var recent = new Recent<int, string>(Capacity);
        recent.Keep(1, "first");
        recent.Keep(1, "second");
        Assert.Equal("second", recent.Find(1));
    }
}
