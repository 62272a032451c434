using System;
using System.IO;
using System.Linq;
using InitGen.CompilerServices;
using InitGen.Safetensors;

namespace InitGen.Runtime.Tests.Files;

/// <summary>Files that do not fit the model, or cannot be read: all is named, and no weight is touched.</summary>
public sealed class MisfitTests
{
    private static string EveryType => Folder.Fixture("every-type.safetensors");

    [Theory]
    [InlineData("f32.weigth", 3, 4, "There is no tensor 'f32.weigth' for the parameter 'f32.weigth'. The nearest there are 'f32.weight', 'i32.weight', 'u32.weight'.")]
    [InlineData("f32.weight", 4, 3, "has the shape [3, 4], and 'f32.weight' has [4, 3]. It fits transposed: bind it with Transpose = true.")]
    [InlineData("f32.weight", 4, 4, "has the shape [3, 4], and 'f32.weight' has [4, 4]. Correct the declaration")]
    [InlineData("i64.weight", 3, 4, "has elements of type I64, and weights are read from F16, BF16, F32 and F64.")]
    [InlineData("f8_e4m3.weight", 3, 4, "has elements of type F8_E4M3")]
    public void What_does_not_fit_is_named_and_nothing_changed(string path, int rows, int columns, string message) =>
        Refused(message, model => model.LoadWeights(EveryType), new Flat<float>(path, rows, columns));

    [Fact]
    public void All_that_does_not_fit_is_named_at_once()
    {
        SafetensorsException e = Refused(
            "in 12 places:", model => model.LoadWeights(EveryType), [.. Enumerable.Range(0, 12).Select(static i => new Flat<float>($"layer.{i}", 2))]);
        Assert.Contains("'layer.9'", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'layer.10'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f32.weight", 3, 4, "and 'f32.weight' transposed has [3, 4]. It fits without Transpose.")]
    [InlineData("f32.weight", 12, 0, "is to be transposed, and has one axis")]
    public void So_is_a_transposition_that_does_not_fit(string path, int rows, int columns, string message) => Refused(
        message, model => Loading.Run(model, EveryType, null, [new(path, null, true, false)], default), new Flat<float>(path, columns == 0 ? [rows] : [rows, columns]));

    [Fact]
    public void And_an_optional_path_that_the_model_does_not_have() => Refused(
        "Optional names 'haed', and the model has no such", model => model.LoadWeights(EveryType, new() { Optional = ["haed"] }), new Flat<float>("head", 1));

    [Fact]
    public void A_member_that_is_too_short_is_found_before_the_first_weight_is_written()
    {
        FileModel model = new FileModel(new Flat<float>("bf16.weight", 3, 4), new Flat<float>("f32.weight", 3, 4)).Scramble(1);
        ((Flat<float>)model["f32.weight"]).Weights = new float[11];
        string[] before = [.. model.Bits];
        Assert.Contains("holds 11 elements", Assert.Throws<InvalidOperationException>(() => model.LoadWeights(EveryType)).Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Bits);
    }

    [Fact]
    public void What_another_library_refuses_leaves_its_memory_as_it_was()
    {
        using var folder = new Folder();
        FileModel model = FileModel.OfAllContainers().Scramble(1);
        model.SaveWeights(folder["a"]);
        model.Scramble(2);
        string[] before = [.. model.Bits];
        bool isGone = false;

        // Once, in the midst of it.
        ((Foreign)model["foreign.large"]).Refuses = start => start > 0 && !isGone && (isGone = true);
        Assert.Throws<InvalidOperationException>(() => model.LoadWeights(folder["a"]));
        Assert.True(isGone);
        Assert.Equal(before, model.Bits);
    }

    [Fact]
    public void Files_that_are_none_are_named_with_their_path()
    {
        using var folder = new Folder();
        FileModel model = new(new Flat<float>("w", 1));
        Assert.Throws<FileNotFoundException>(() => model.LoadWeights(folder["missing"]));
        Assert.Contains("is a folder", Assert.Throws<SafetensorsException>(() => model.LoadWeights(folder["."])).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder["empty"], []);
        File.WriteAllBytes(folder["short"], [.. File.ReadAllBytes(EveryType).Take(1900)]);
        foreach (string name in (string[])["empty", "short"])
        {
            SafetensorsException e = Assert.Throws<SafetensorsException>(() => model.LoadWeights(folder[name]));
            Assert.StartsWith(folder[name] + ": ", e.Message, StringComparison.Ordinal);
        }

        Assert.Throws<SafetensorsException>(() => model.LoadWeights(new MemoryStream([1, 2, 3])));
        Assert.Null(((Flat<float>)model["w"]).Weights);
    }

    [Theory]
    [InlineData("b.safetensors", "the index names the file 'b.safetensors', which is not beside it")]
    [InlineData("a.safetensors", "the index says that 'w' is in 'a.safetensors', and it is not")]
    [InlineData("../a.safetensors", "At byte")]
    public void An_index_that_lies_is_refused(string file, string message)
    {
        using var folder = new Folder();
        File.Copy(EveryType, folder["a.safetensors"]);
        File.WriteAllText(folder["m.index.json"], $$$"""{"weight_map":{"w":"{{{file}}}"}}""");
        SafetensorsException e = Assert.Throws<SafetensorsException>(() => new FileModel(new Flat<float>("w", 1)).LoadWeights(folder["m.index.json"]));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder["m.index.json"], e.Message, StringComparison.Ordinal);
    }

    private static SafetensorsException Refused(string message, Action<FileModel> load, params FileParameter[] parameters)
    {
        FileModel model = new FileModel([new Flat<float>("bf16.weight", 3, 4), .. parameters]).Scramble(1);
        string[] before = [.. model.Bits];
        SafetensorsException e = Assert.Throws<SafetensorsException>(() => load(model));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.StartsWith(EveryType, e.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Bits);
        return e;
    }
}
