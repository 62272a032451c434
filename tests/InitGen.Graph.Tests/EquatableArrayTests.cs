using System;
using System.Linq;

namespace InitGen.Graph.Tests;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Equal_elements_make_equal_arrays()
    {
        EquatableArray<string> one = EquatableArray.Of("a", "b");
        EquatableArray<string> other = new[] { "a", "b" }.Select(text => string.Concat(text)).ToEquatableArray();
        Assert.True(one == other);
        Assert.True(one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b a")]
    [InlineData("a b c")]
    [InlineData("")]
    public void Other_elements_make_other_arrays(string text)
    {
        EquatableArray<string> other = text.Split(' ').ToEquatableArray();
        Assert.True(EquatableArray.Of("a", "b") != other);
        Assert.False(other.Equals("a b"));
    }

    [Fact]
    public void The_default_is_empty()
    {
        EquatableArray<int> empty = default;
        Assert.Empty(empty);
        Assert.Equal(EquatableArray.Of<int>(), empty);
        Assert.Throws<ArgumentOutOfRangeException>(() => empty[0]);
    }

    [Fact]
    public void It_is_a_copy()
    {
        int[] source = [1, 2];
        EquatableArray<int> copy = new(source);
        source[0] = 9;
        Assert.Equal([1, 2], copy);
        Assert.Equal(2, copy[1]);
    }
}
