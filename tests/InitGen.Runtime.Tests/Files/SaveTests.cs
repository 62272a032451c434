using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.Files;
using InitGen.Safetensors;

namespace InitGen.Runtime.Tests.Files;

/// <summary>Weights into files, whole or not at all.</summary>
public sealed class SaveTests
{
    [Fact]
    public void A_file_holds_every_parameter_bit_by_bit_and_aligned()
    {
        using var folder = new Folder();
        FileModel model = FileModel.OfAllContainers().Scramble(1);
        model.SaveWeights(folder["a.safetensors"], new() { Seed = 5, Metadata = new Dictionary<string, string> { ["by"] = "me" } });
        byte[] file = File.ReadAllBytes(folder["a.safetensors"]);
        SafetensorsHeader header = SafetensorsHeader.Read(new MemoryStream(file), file.Length);
        Assert.Equal(model.GetParameters().Select(static parameter => parameter.Path).Order(), header.Tensors.Select(static tensor => tensor.Name).Order());
        foreach (TensorEntry tensor in header.Tensors)
        {
            Assert.Equal(0, (header.DataStart + tensor.Begin) % tensor.Element!.Value.Size());
            Assert.Equal(model[tensor.Name].Shape, tensor.Shape);
            Assert.Equal(model[tensor.Name].Bytes(), file[(int)(header.DataStart + tensor.Begin)..(int)(header.DataStart + tensor.End)]);
        }

        Assert.Equal(("pt", "5", "me"), (header.Metadata["format"], header.Metadata["initgen.seed"], header.Metadata["by"]));
        Assert.Equal("Normal: N(0, 1)", header.Metadata["initgen.scheme.large.weight"]);
        Assert.Matches(@"^\d+\.\d+\.\d+", header.Metadata["initgen.version"]);
        Assert.Equal(["a.safetensors"], folder.Names);
    }

    [Fact]
    public void A_set_is_cut_by_size_and_its_index_names_all()
    {
        using var folder = new Folder();
        FileModel model = new FileModel(
            new Flat<float>("a", 25), new Flat<float>("b", 25), new Flat<float>("c", 100), new Flat<Half>("d", 50), new Flat<float>("e", 1)).Scramble(1);
        model.SaveWeights(folder["m.safetensors"], new() { MaxShardSize = 200 });
        Assert.Equal(
            ["m-00001-of-00003.safetensors", "m-00002-of-00003.safetensors", "m-00003-of-00003.safetensors", "m.safetensors.index.json"], folder.Names);
        Assert.Equal(
            """
            {
              "metadata": {
                "total_size": 704
              },
              "weight_map": {
                "a": "m-00001-of-00003.safetensors",
                "b": "m-00001-of-00003.safetensors",
                "c": "m-00002-of-00003.safetensors",
                "d": "m-00003-of-00003.safetensors",
                "e": "m-00003-of-00003.safetensors"
              }
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(folder["m.safetensors.index.json"]));

        FileModel loaded = new(
            new Flat<float>("a", 25), new Flat<float>("b", 25), new Flat<float>("c", 100), new Flat<Half>("d", 50), new Flat<float>("e", 1));
        Assert.Empty(loaded.LoadWeights(folder["m.safetensors.index.json"]).Unused);
        Assert.Equal(model.Bits, loaded.Bits);
    }

    [Fact]
    public void What_fits_into_one_file_is_one()
    {
        using var folder = new Folder();
        new FileModel(new Flat<float>("a", 25)).SaveWeights(folder["m.safetensors"], new() { MaxShardSize = 100 });
        Assert.Equal(["m.safetensors"], folder.Names);
    }

    /// <summary>A disk that is full at once, in the midst of it, or when all is to be put on it.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(int.MaxValue)]
    public void A_full_disk_leaves_the_target_as_it_was_and_nothing_beside_it(int writes)
    {
        using var folder = new Folder();
        FileModel model = FileModel.OfAllContainers().Scramble(1);
        SaveOptions options = new() { MaxShardSize = 1_000_000 };
        model.SaveWeights(folder["a.safetensors"], options);
        string[] before = [.. folder.Contents];
        model.Scramble(2);
        IOException e = Assert.Throws<IOException>(() => Saving.Save(
            model, folder["a.safetensors"], options, (path, length) => writes < 0 ? throw new IOException("No space left.") : new Full(path, length, writes)));
        Assert.StartsWith($"The weights could not be written to {folder["a-"]}", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("No space left. No file was changed.", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Contents);

        Assert.Throws<IOException>(() => Saving.Initialize(
            model, folder["a.safetensors"], default, options, (path, length) => writes < 0 ? throw new IOException("No space left.") : new Full(path, length, writes)));
        Assert.Equal(before, folder.Contents);
    }

    [Fact]
    public void A_target_that_is_read_only_stays()
    {
        using var folder = new Folder();
        FileModel model = new(new Flat<float>("a", 25));
        model.SaveWeights(folder["a"]);
        File.SetAttributes(folder["a"], FileAttributes.ReadOnly);
        string[] before = [.. folder.Contents];
        Assert.Contains("is read-only", Assert.Throws<IOException>(() => model.Scramble(1).SaveWeights(folder["a"])).Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Contents);
        File.SetAttributes(folder["a"], FileAttributes.Normal);
    }

    [Fact]
    public void Paths_that_cannot_be_are_refused()
    {
        using var folder = new Folder();
        FileModel model = new(new Flat<float>("a", 25), new Flat<float>("b", 25));
        Assert.Contains("could not be written", Assert.Throws<IOException>(() => model.SaveWeights(folder["no/such/folder"])).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<ArgumentException>(() => model.SaveWeights(folder["."])).Message, StringComparison.Ordinal);
        Assert.Contains("name of an index", Assert.Throws<ArgumentException>(() => model.SaveWeights(folder["a.index.json"])).Message, StringComparison.Ordinal);
        Assert.Contains("ends with .safetensors", Assert.Throws<ArgumentException>(() => model.SaveWeights(folder["a"], new() { MaxShardSize = 100 })).Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Names_and_metadata_that_cannot_be_are_refused()
    {
        using var folder = new Folder();
        FileModel model = new(new Flat<float>("a", 1));
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new FileModel(new Flat<float>("a", 1), new Flat<float>("a", 1)).SaveWeights(folder["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("initgen.seed", Assert.Throws<ArgumentException>(() => model.SaveWeights(folder["a"], Says("initgen.seed", "1"))).Message, StringComparison.Ordinal);
        Assert.Contains("'x' is null", Assert.Throws<ArgumentException>(() => model.SaveWeights(folder["a"], Says("x", null!))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SaveOptions { MaxShardSize = 0 });
        Assert.Empty(folder.Names);

        static SaveOptions Says(string key, string value) => new() { Metadata = new Dictionary<string, string> { [key] = value } };
    }

    [Fact]
    public void Memory_that_cannot_be_read_is_not_saved()
    {
        using var folder = new Folder();
        FileModel model = new(new Flat<float>("a", 25), new Foreign("f", 3) { CanRead = false });
        Assert.Contains("does not read it", Assert.Throws<NotSupportedException>(() => model.SaveWeights(folder["a"])).Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Cancelled_it_leaves_nothing()
    {
        using var folder = new Folder();
        FileModel model = FileModel.OfAllContainers();
        using var source = new System.Threading.CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Saving.Save(
            model, folder["a"], new() { CancellationToken = source.Token }, (path, length) => new Canceling(path, length, source)));
        Assert.Empty(folder.Names);
    }

    private sealed class Full(string path, long length, int writes) : OutputFile(path, length)
    {
        private int _left = writes;

        public override void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (_left-- == 0) throw new IOException("No space left.");
            base.Write(bytes, offset);
        }

        public override void Flush() => throw new IOException("No space left.");
    }

    private sealed class Canceling(string path, long length, System.Threading.CancellationTokenSource source) : OutputFile(path, length)
    {
        public override void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            base.Write(bytes, offset);
            if (offset > 0) source.Cancel();
        }
    }
}
