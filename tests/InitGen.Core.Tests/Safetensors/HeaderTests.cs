using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.Safetensors;

namespace InitGen.Core.Tests.Safetensors;

/// <summary>Headers that are right: those of another implementation, and those of well-known models.</summary>
public sealed class HeaderTests
{
    [Fact]
    public void Every_type_of_elements_is_read_as_python_wrote_it()
    {
        string path = HeaderBytes.Fixture("every-type.safetensors");
        using FileStream file = File.OpenRead(path);
        SafetensorsHeader header = SafetensorsHeader.Read(file, file.Length);
        Assert.Equal(header.DataStart, file.Position);
        Assert.Equal(file.Length, header.DataStart + header.Tensors[^1].End);
        Assert.Equal(["format: pt", "made by: Python ✓ \"json\""], header.Metadata.Select(static pair => $"{pair.Key}: {pair.Value}").Order());

        foreach (TensorElement element in Enum.GetValues<TensorElement>())
        {
            TensorEntry entry = header.Tensors.Single(tensor => tensor.Name == element.Name().ToLowerInvariant() + ".weight");
            Assert.Equal((element.Name(), element, 12L, 12L * element.Size()), (entry.Dtype, entry.Element, entry.Length, entry.End - entry.Begin));
            Assert.Equal([3, 4], entry.Shape);
        }

        Assert.Equal("number [] F32", header.Tensors.Single(static tensor => tensor.Name == "number").ToString());
        Assert.Equal("none [0, 4] F32", header.Tensors.Single(static tensor => tensor.Name == "none").ToString());
    }

    [Fact]
    public void A_file_may_hold_nothing()
    {
        using FileStream file = File.OpenRead(HeaderBytes.Fixture("empty.safetensors"));
        SafetensorsHeader header = SafetensorsHeader.Read(file, file.Length);
        Assert.Empty(header.Tensors);
        Assert.Empty(header.Metadata);
    }

    /// <summary>Sizes in bytes are those of the files that Hugging Face serves: headers aside, the sum of what is typed in here.</summary>
    [Theory]
    [InlineData("gpt2", 548_105_171 - 14_291, 160, "h.11.mlp.c_proj.weight [3072, 768] F32")]
    [InlineData("bert-base-uncased", 440_449_768 - 24_056, 206, "bert.encoder.layer.11.output.dense.weight [768, 3072] F32")]
    public void Headers_of_well_known_models_are_read(string model, long bytes, int count, string sample)
    {
        (string json, long data) = HeaderBytes.Floats(model == "gpt2" ? KnownModels.Gpt2() : KnownModels.BertBase());
        SafetensorsHeader header = HeaderBytes.Read(json, data);
        Assert.Equal(bytes, data);
        Assert.Equal(count, header.Tensors.Count);
        Assert.Contains(sample, header.Tensors.Select(static tensor => tensor.ToString()));
    }

    [Fact]
    public void A_type_that_is_not_known_is_kept_as_text()
    {
        SafetensorsHeader header = HeaderBytes.Read("""{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 3);
        Assert.Equal(("F4", null), (header.Tensors[0].Dtype, header.Tensors[0].Element));
        Assert.Equal(TensorElement.U8, header.Tensors[1].Element);
    }

    [Fact]
    public void What_json_allows_is_read()
    {
        SafetensorsHeader header = HeaderBytes.Read(
            "{ \"\\u00e9\\ud83d\\ude00\\/\\\"\\\\\\b\\f\\n\\r\\t\" :\r\n{\"data_offsets\":[ 0 , 1 ],\t\"extra\":{\"a\":[true,false,null,-1.5e3,\"x\"]},\"shape\":[],\"dtype\":\"U8\"} , \"__metadata__\":null }   ", 1);
        Assert.Equal("é😀/\"\\\b\f\n\r\t", Assert.Single(header.Tensors).Name);
    }

    [Fact]
    public void Tensors_come_in_the_order_of_their_data()
    {
        SafetensorsHeader header = HeaderBytes.Read(
            """{"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]},"c":{"dtype":"U8","shape":[0],"data_offsets":[1,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 3);
        Assert.Equal(["a", "c", "b"], header.Tensors.Select(static tensor => tensor.Name));
    }

    [Fact]
    public void What_is_written_is_read_again_and_aligned()
    {
        TensorEntry[] entries =
        [
            .. Enum.GetValues<TensorElement>().Select((element, i) => new TensorEntry($"t{i}\"\\\n\u0001✓", "?", element, [i + 1, 3], 7, 7)),
            new("number", "?", TensorElement.F32, [], 0, 0),
        ];
        IReadOnlyList<TensorEntry> arranged = SafetensorsWriter.Arrange(entries);
        byte[] bytes = SafetensorsWriter.Header(arranged, new Dictionary<string, string> { ["b"] = "1", ["a"] = "\"" });
        Assert.Equal(0, bytes.Length % 8);
        SafetensorsHeader header = HeaderBytes.Read(bytes, bytes.Length + arranged[^1].End);
        Assert.Equal(arranged.Select(Text), header.Tensors.Select(Text));
        Assert.Equal(["a: \"", "b: 1"], header.Metadata.Select(static pair => $"{pair.Key}: {pair.Value}").Order());
        Assert.All(header.Tensors, tensor => Assert.Equal(0, (header.DataStart + tensor.Begin) % tensor.Element!.Value.Size()));

        static string Text(TensorEntry entry) => $"{entry} {entry.Begin} {entry.End}";
    }

    /// <summary>By hand from the reference implementation: large elements first, then names, no white space, spaces to a multiple of 8.</summary>
    [Fact]
    public void A_header_has_the_bytes_of_the_reference_implementation()
    {
        IReadOnlyList<TensorEntry> arranged = SafetensorsWriter.Arrange(
            [new("b", "", TensorElement.F16, [2], 0, 0), new("c", "", TensorElement.F32, [1, 2], 0, 0), new("a", "", TensorElement.F32, [], 0, 0)]);
        const string Json =
            """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"c":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]},"b":{"dtype":"F16","shape":[2],"data_offsets":[12,16]}}""";
        Assert.Equal(HeaderBytes.Of(Json.PadRight((Json.Length + 7) / 8 * 8)), SafetensorsWriter.Header(arranged, new Dictionary<string, string> { ["format"] = "pt" }));
    }

    [Fact]
    public void Names_that_no_file_can_have_are_refused()
    {
        TensorEntry one = new("a", "", TensorElement.F32, [1], 0, 0);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => SafetensorsWriter.Arrange([one, one])).Message);
        Assert.Contains("__metadata__", Assert.Throws<ArgumentException>(() => SafetensorsWriter.Arrange([one with { Name = "__metadata__" }])).Message);
        Assert.Contains("F4", Assert.Throws<ArgumentException>(() => SafetensorsWriter.Arrange([one with { Dtype = "F4", Element = null }])).Message);
        Assert.Contains("surrogate", Assert.Throws<ArgumentException>(() => SafetensorsWriter.Header([one with { Name = "\ud800" }], null)).Message);
    }
}
