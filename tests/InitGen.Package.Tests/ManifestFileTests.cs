using System;
using System.IO;
using System.Linq;
using System.Text;
using InitGen.Build;
using InitGen.Graph.Pretrained;
using InitGen.Package.Tests.Consumers;

namespace InitGen.Package.Tests;

/// <summary>What the build writes down of a file of weights, and when.</summary>
public sealed class ManifestFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("initgen-manifest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string file) => Path.Combine(_folder, file);

    private WeightManifest Manifest(string file, out bool isFresh) =>
        WeightManifest.Parse(File.ReadAllText(ManifestFile.Write(file, At(file), At("obj"), out isFresh)))!;

    private WeightManifest Manifest(string file) => Manifest(file, out _);

    private void Write(string file, string tensors) => File.WriteAllBytes(At(file), WeightFile.Make(tensors));

    [Fact]
    public void Says_what_the_header_says()
    {
        Write("a.safetensors", "w.weight F32 4,2\nb F16 3\nscalar F32 1");
        WeightManifest manifest = Manifest("a.safetensors");
        Assert.Equal(("a.safetensors", "", false), (manifest.File, manifest.Problem, manifest.IsMissing));
        Assert.Equal(["b F16 3", "scalar F32 1", "w.weight F32 4,2"], manifest.Tensors.Select(static tensor => $"{tensor.Name} {tensor.Dtype} {string.Join(',', tensor.Shape)}"));
    }

    [Fact]
    public void Is_written_when_the_file_is_another_one()
    {
        Write("a.safetensors", "w F32 4");
        Manifest("a.safetensors", out bool first);
        Manifest("a.safetensors", out bool second);
        Write("a.safetensors", "w F32 8");
        WeightManifest changed = Manifest("a.safetensors", out bool third);
        Assert.Equal((true, false, true), (first, second, third));
        Assert.Equal([8L], changed.Tensors.Single().Shape);

        // Touched, and the same: the text keeps its time, and nothing is compiled again.
        string text = Directory.EnumerateFiles(At("obj"), "*" + WeightManifest.Extension).Single();
        File.SetLastWriteTimeUtc(text, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(At("a.safetensors"), new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Manifest("a.safetensors", out bool fourth);
        Assert.True(fourth);
        Assert.Equal(2020, File.GetLastWriteTimeUtc(text).Year);
    }

    [Fact]
    public void A_file_that_comes_and_goes()
    {
        Assert.True(Manifest("a.safetensors").IsMissing);
        Write("a.safetensors", "w F32 4");
        Assert.False(Manifest("a.safetensors").IsMissing);
        File.Delete(At("a.safetensors"));
        Assert.True(Manifest("a.safetensors").IsMissing);
    }

    [Fact]
    public void A_file_that_is_none_is_told_apart()
    {
        Write("a.safetensors", "broken");
        Assert.NotEqual("", Manifest("a.safetensors").Problem);
        Assert.DoesNotContain('\n', Manifest("a.safetensors").Problem);
        File.WriteAllBytes(At("b.safetensors"), []);
        Assert.NotEqual("", Manifest("b.safetensors").Problem);
    }

    [Fact]
    public void A_set_of_files_is_read_through_its_index()
    {
        Write("model-1.safetensors", "a F32 4\nx F32 1");
        Write("model-2.safetensors", "b F32 2");
        Index("""{"metadata":{"total_size":24},"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}}""");
        Assert.Equal(["a", "b"], Manifest("model.safetensors.index.json").Tensors.Select(static tensor => tensor.Name));

        Write("model-2.safetensors", "b F32 6");
        Assert.Equal([6L], Manifest("model.safetensors.index.json", out bool isFresh).Tensors[1].Shape);
        Assert.True(isFresh);

        Index("""{"weight_map":{"a":"model-1.safetensors","c":"model-2.safetensors"}}""");
        Assert.Equal("its part 'model-2.safetensors' has no tensor 'c', which the index places there", Manifest("model.safetensors.index.json").Problem);
        File.Delete(At("model-2.safetensors"));
        Assert.Equal("its part 'model-2.safetensors' is not there", Manifest("model.safetensors.index.json").Problem);
        Index("""{"weight_map":{"a":"../model-1.safetensors"}}""");
        Assert.NotEqual("", Manifest("model.safetensors.index.json").Problem);
    }

    private void Index(string json) => File.WriteAllText(At("model.safetensors.index.json"), json, new UTF8Encoding(false));

    [Fact]
    public void Names_of_any_kind_come_back()
    {
        var odd = new WeightManifest("a\tb\\c\n.safetensors", string.Empty, IsMissing: false, default);
        Assert.Equal(odd.File, WeightManifest.Parse(odd.Format())!.File);
        var broken = WeightManifest.Broken("a", "no\tgood\\n");
        Assert.Equal(broken, WeightManifest.Parse(broken.Format()));
        Assert.Null(WeightManifest.Parse("something else"));
        Assert.Null(WeightManifest.Parse(""));
    }

    [Fact]
    public void Two_files_of_one_name_keep_apart()
    {
        Directory.CreateDirectory(At("one"));
        Directory.CreateDirectory(At("two"));
        Write("one/a.safetensors", "w F32 4");
        Write("two/a.safetensors", "w F32 8");
        Assert.Equal([4L], Manifest("one/a.safetensors").Tensors.Single().Shape);
        Assert.Equal([8L], Manifest("two/a.safetensors").Tensors.Single().Shape);
        Assert.Equal([4L], Manifest("one/a.safetensors").Tensors.Single().Shape);
    }
}
