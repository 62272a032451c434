using System;
using System.IO;
using System.Linq;
using System.Text;
using InitGen.Safetensors;

namespace InitGen.Core.Tests.Safetensors;

/// <summary>Index files, and names that are nearly right.</summary>
public sealed class IndexTests
{
    [Fact]
    public void The_index_that_python_wrote_is_read_and_written_again()
    {
        byte[] bytes = File.ReadAllBytes(HeaderBytes.Fixture("set/model.safetensors.index.json"));
        SafetensorsIndex index = SafetensorsIndex.Read(new MemoryStream(bytes));
        Assert.Equal(
            ["a.weight in model-00001-of-00002.safetensors", "b.weight in model-00002-of-00002.safetensors", "c.weight in model-00002-of-00002.safetensors"],
            index.WeightMap.Select(static pair => $"{pair.Key} in {pair.Value}").Order());
        Assert.Equal(bytes, SafetensorsWriter.Index(index.WeightMap, 168));
    }

    [Fact]
    public void Files_may_lie_in_folders_below() => Assert.Equal("sub/x.y", Read("""{"weight_map":{"a":"sub/x.y"}}""").WeightMap["a"]);

    [Theory]
    [InlineData("../x.safetensors")]
    [InlineData("a/../../x.safetensors")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/x.safetensors")]
    [InlineData("C:x.safetensors")]
    [InlineData("..\\\\x.safetensors")]
    [InlineData("\\\\\\\\server\\\\x")]
    [InlineData("a//x")]
    [InlineData("./x")]
    [InlineData(".. /x")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x\\u0000y")]
    public void No_file_lies_elsewhere(string file) =>
        Assert.Contains("'t' is said to be in", Assert.Throws<SafetensorsException>(() => Read($$$"""{"weight_map":{"t":"{{{file}}}"}}""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "it ends where an object")]
    [InlineData("[]", "an object, which begins with '{'")]
    [InlineData("{}", "no weight_map")]
    [InlineData("""{"weight_map":7}""", "an object")]
    [InlineData("""{"weight_map":{"a":7}}""", "a string")]
    [InlineData("""{"weight_map":{"a":"x","a":"x"}}""", "the name 'a' stands a second time")]
    [InlineData("""{"weight_map":{},"weight_map":{}}""", "weight_map stands a second time")]
    [InlineData("""{"weight_map":{}} {}""", "more behind the end")]
    [InlineData("""{"metadata":{"total_size":},"weight_map":{}}""", "there is no value")]
    public void An_index_that_is_none_is_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<SafetensorsException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_nearest_names_come_first()
    {
        string[] names = ["transformer.h.0.attn.weight", "h.0.attn.bias", "h.0.atn.weight", "h.1.attn.weight", "lm_head.weight"];
        Assert.Equal(["transformer.h.0.attn.weight", "h.0.atn.weight", "h.1.attn.weight"], NearestNames.Of("h.0.attn.weight", names));
        Assert.Equal(" The nearest there is 'h.0.atn.weight'.", NearestNames.Sentence("h.0.atn.weigth", ["h.0.atn.weight", "x"]));
        Assert.Equal("", NearestNames.Sentence("conv1.weight", ["classifier", "x"]));
        Assert.Empty(NearestNames.Of(new string('a', 100_000), [new string('b', 100_000), "c"]));
    }

    private static SafetensorsIndex Read(string json) => SafetensorsIndex.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
