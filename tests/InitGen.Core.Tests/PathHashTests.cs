using System;
using System.Text;
using InitGen.Theory;

namespace InitGen.Core.Tests;

public sealed class PathHashTests
{
    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void The_published_vectors_of_FNV_1a(string text, ulong expected)
    {
        Assert.Equal(expected, PathHash.Root.Append(text).Value);
        Assert.Equal(expected, PathHash.Root.Append(Encoding.UTF8.GetBytes(text)).Value);
    }

    [Theory]
    [InlineData("hidden", 0xa000c4df231528b9)]
    [InlineData("hidden.weight", 0xfa30f7d7bcc4fdc9)]
    [InlineData("blocks.3.attention.query.weight", 0xacdd37759f51ba94)]
    public void Paths_have_these_hashes_for_ever(string path, ulong expected)
    {
        PathHash hash = PathHash.Root;
        foreach (string segment in path.Split('.'))
            hash = hash.AppendSegment(segment);
        Assert.Equal($"{expected:x16}", $"{hash.Value:x16}");
        Assert.Equal(hash, PathHash.Root.Append(path));
    }

    [Fact]
    public void The_default_value_is_the_root()
    {
        Assert.Equal(PathHash.Root, default);
        Assert.True(PathHash.Root.IsRoot);
        Assert.False(PathHash.Root.Append("a").IsRoot);
    }

    [Fact]
    public void The_root_adds_nothing_and_segments_are_joined_by_dots()
    {
        Assert.Equal(PathHash.Root.Append("a"), PathHash.Root.AppendSegment("a"));
        Assert.Equal(PathHash.Root.Append("a.b"), PathHash.Root.AppendSegment("a").AppendSegment("b"));
        Assert.Equal(PathHash.Root.Append("7"), PathHash.Root.AppendSegment(7));
    }

    [Fact]
    public void A_hash_can_be_resumed_at_any_byte()
    {
        byte[] path = Encoding.UTF8.GetBytes("blocks.3.attention.query.weight");
        ulong whole = PathHash.Root.Append(path).Value;
        for (int cut = 0; cut <= path.Length; cut++)
            Assert.Equal(whole, new PathHash(PathHash.Root.Append(path.AsSpan(0, cut)).Value).Append(path.AsSpan(cut)).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(1005)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MaxValue)]
    public void An_index_is_its_decimal_text(long index) =>
        Assert.Equal(PathHash.Root.Append($"blocks.{index}"), PathHash.Root.Append("blocks").AppendSegment(index));

    [Fact]
    public void A_negative_index_is_refused() =>
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => PathHash.Root.AppendSegment(-1)).ParamName);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("v1.2", "v1%2E2")]
    [InlineData("50%", "50%25")]
    [InlineData("%2E", "%252E")]
    [InlineData("", "")]
    public void A_dot_or_percent_within_a_segment_is_escaped(string segment, string escaped)
    {
        Assert.Equal(escaped, PathHash.Escape(segment));
        Assert.Equal(PathHash.Root.Append("a." + escaped), PathHash.Root.AppendSegment("a").AppendSegment(segment));
    }

    [Fact]
    public void A_dot_in_a_name_is_not_a_separator() =>
        Assert.NotEqual(PathHash.Root.AppendSegment("a").AppendSegment("b"), PathHash.Root.AppendSegment("a.b"));

    [Theory]
    [InlineData("gewicht\u00e4")]
    [InlineData("\u5c42")]
    [InlineData("\U0001f40d")]
    [InlineData("a\ud800b")]
    [InlineData("\udc00\ud800")]
    public void Text_is_hashed_as_UTF_8(string text) =>
        Assert.Equal(PathHash.Root.Append(Encoding.UTF8.GetBytes(text)), PathHash.Root.Append(text));

    [Fact]
    public void Hashing_allocates_nothing()
    {
        PathHash hash = PathHash.Root.AppendSegment("warm").AppendSegment(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            hash = hash.AppendSegment("blocks.x").AppendSegment(i);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.False(hash.IsRoot);
    }
}
