using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.CompilerServices;
using InitGen.Safetensors;

namespace InitGen.Runtime.Tests.Files;

/// <summary>Weights out of files that Python wrote.</summary>
public sealed class LoadTests
{
    private static string EveryType => Folder.Fixture("every-type.safetensors");

    [Theory]
    [InlineData("f16.weight")]
    [InlineData("bf16.weight")]
    [InlineData("f32.weight")]
    [InlineData("f64.weight")]
    public void Every_type_of_elements_goes_into_every_other(string tensor)
    {
        double[] values = Values(tensor);
        (Flat<float> floats, Flat<double> doubles, Flat<Half> halves) = (new(tensor, 3, 4), new(tensor, 3, 4), new(tensor, 3, 4));
        LoadReport toFloat = new FileModel(floats).LoadWeights(EveryType);
        LoadReport toDouble = new FileModel(doubles).LoadWeights(EveryType);
        LoadReport toHalf = new FileModel(halves).LoadWeights(EveryType);
        Assert.Equal(values, doubles.Weights!);
        Assert.Equal(values.Select(static value => (float)value), floats.Weights!);
        Assert.Equal(values.Select(static value => (Half)value), halves.Weights!);
        Assert.Equal(tensor == "f64.weight" ? [tensor] : [], toFloat.Narrowed);
        Assert.Empty(toDouble.Narrowed);
        Assert.Equal(tensor == "f16.weight" ? [] : [tensor], toHalf.Narrowed);
    }

    [Fact]
    public void The_same_type_keeps_every_bit()
    {
        byte[] file = File.ReadAllBytes(EveryType);
        (Flat<float> floats, Flat<double> doubles, Flat<Half> halves) = (new("f32.weight", 3, 4), new("f64.weight", 3, 4), new("f16.weight", 3, 4));
        new FileModel(floats, doubles, halves).LoadWeights(EveryType);
        foreach (FileParameter parameter in (FileParameter[])[floats, doubles, halves]) Assert.Equal(Data(file, parameter.Path), parameter.Bytes());
    }

    [Fact]
    public void A_stream_that_cannot_seek_gives_what_the_file_gives()
    {
        FileModel fromFile = new(new Flat<float>("bf16.weight", 3, 4), new Jagged<double>("f64.weight", 3, 4));
        FileModel fromStream = new(new Flat<float>("bf16.weight", 3, 4), new Jagged<double>("f64.weight", 3, 4));
        LoadReport report = fromFile.LoadWeights(EveryType);
        using var stream = new Trickle(File.ReadAllBytes(EveryType));
        Assert.Equal(report.ToString(), fromStream.LoadWeights(stream).ToString());
        Assert.Equal(fromFile.Bits, fromStream.Bits);
    }

    [Fact]
    public void A_set_is_loaded_by_its_index()
    {
        FileModel model = new(new Flat<float>("a.weight", 3, 4), new Flat<float>("c.weight", 3, 4));
        LoadReport report = model.LoadWeights(Folder.Fixture("set/model.safetensors.index.json"));
        Assert.Equal(["a.weight", "c.weight"], report.Loaded);
        Assert.Equal(["b.weight"], report.Unused);
        byte[] file = File.ReadAllBytes(Folder.Fixture("set/model-00001-of-00002.safetensors"));
        Assert.Equal(Data(file, "a.weight"), model["a.weight"].Bytes());
    }

    [Fact]
    public void A_report_says_what_became_of_everything()
    {
        FileModel model = new(new Flat<float>("f32.weight", 3, 4), new Flat<float>("f64.weight", 3, 4), new Flat<Half>("head.weight", 2, 2), new Flat<Half>("i8.weight", 5));
        LoadReport report = model.LoadWeights(EveryType, new() { Seed = 4, Optional = ["head", "i8.weight"] });
        Assert.Equal(["f32.weight", "f64.weight"], report.Loaded);
        Assert.Equal(["head.weight", "i8.weight"], report.Initialized);
        Assert.Equal(["f64.weight"], report.Narrowed);
        Assert.Equal(16, report.Unused.Count);
        Assert.StartsWith(
            """
            2 loaded, 2 initialized, 16 unused
              f32.weight   loaded from f32.weight, F32
              f64.weight   loaded from f64.weight, F64 to float, rounded
              head.weight  initialized, Normal: the file has no head.weight
              i8.weight    initialized, Normal: i8.weight has the shape [3, 4]
              unused: first
            """.ReplaceLineEndings("\n"),
            report.ToString(),
            StringComparison.Ordinal);

        FileModel initialized = new(new Flat<Half>("head.weight", 2, 2), new Flat<Half>("i8.weight", 5));
        initialized.Initialize(4);
        Assert.Equal(initialized.Bits, model.Bits.Skip(2));
    }

    [Fact]
    public void Containers_are_filled_alike()
    {
        using var folder = new Folder();
        FileModel saved = FileModel.OfAllContainers().Scramble(1);
        saved.SaveWeights(folder["a.safetensors"]);
        FileModel loaded = FileModel.OfAllContainers();
        LoadReport report = loaded.LoadWeights(folder["a.safetensors"]);
        Assert.Equal(saved.Bits, loaded.Bits);
        Assert.Empty(report.Narrowed);
        Assert.Empty(report.Unused);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(16, 64)]
    [InlineData(130, 1001)]
    [InlineData(2, 40, 37)]
    public void What_is_stored_transposed_is_turned(params int[] shape)
    {
        using var folder = new Folder();
        long[] axes = [.. shape.Select(static axis => (long)axis)];
        long[] turned = [.. axes[..^2], axes[^1], axes[^2]];
        Flat<float> saved = new("w", turned);
        new FileModel(saved).Scramble(2).SaveWeights(folder["a"]);
        (Flat<float> flat, Flat<double> doubles, Foreign foreign) = (new("w", axes), new("w", axes), new("w", axes));
        foreach (FileParameter parameter in (FileParameter[])[flat, doubles, foreign, .. axes.Length == 2 ? [new Jagged<float>("w", axes[0], axes[1])] : (FileParameter[])[]])
            Loading.Run(new FileModel(parameter), folder["a"], null, [new TensorBinding("w", null, true, false)], default);

        (long rows, long columns) = (axes[^2], axes[^1]);
        for (long i = 0; i < saved.Length; i++)
        {
            long matrix = i / (rows * columns);
            float expected = saved.Weights![(matrix * rows * columns) + (i % columns * rows) + (i / columns % rows)];
            if (BitConverter.SingleToUInt32Bits(expected) != BitConverter.SingleToUInt32Bits(flat.Weights![i]) || !((double)expected).Equals(doubles.Weights![i]))
                Assert.Fail($"Element {i} is {flat.Weights[i]} and {doubles.Weights![i]} instead of {expected}.");
        }

        Assert.Equal(flat.Bytes(), foreign.Bytes());
    }

    [Fact]
    public void Bindings_name_tensors_of_parameters_layers_and_lists()
    {
        using var folder = new Folder();
        new FileModel(new Flat<float>("h.0.c.weight", 2, 3), new Flat<float>("h.1.c.weight", 2, 3), new Flat<float>("out.bias", 2), new Flat<float>("p.x", 1))
            .Scramble(3).SaveWeights(folder["a"]);
        FileModel model = new(new Flat<float>("blocks.0.dense.weight", 3, 2), new Flat<float>("blocks.1.dense.weight", 3, 2), new Flat<float>("head.bias", 2), new Flat<float>("x", 1));
        LoadReport report = Loading.Run(
            model, folder["a"], "p.", [new("blocks", "wrong", false, false), new("blocks.*.dense", "h.*.c", true, false), new("head", "out", true, false)], default);
        Assert.Equal(4, report.Loaded.Count);
        Assert.Empty(report.Unused);
        Assert.Contains("blocks.1.dense.weight  loaded from h.1.c.weight, F32, transposed", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("head.bias              loaded from out.bias, F32\n", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_of_the_options_comes_before_the_model_s_own()
    {
        using var folder = new Folder();
        new FileModel(new Flat<float>("a.w", 2), new Flat<float>("b.w", 2)).Scramble(4).SaveWeights(folder["a"]);
        FileModel model = new(new Flat<float>("w", 2));
        Assert.Equal(["b.w"], Loading.Run(model, folder["a"], "a.", [], default).Unused);
        Assert.Equal(["a.w"], Loading.Run(model, folder["a"], "a.", [], new() { Prefix = "b." }).Unused);
    }

    [Fact]
    public void A_struct_is_loaded_in_place()
    {
        Point point = default;
        point.LoadWeights(EveryType);
        Assert.Equal(12, point.Weights!.Length);
        point = default;
        using FileStream stream = File.OpenRead(EveryType);
        point.LoadWeights(stream);
        Assert.Equal(Values("f32.weight").Select(static value => (float)value), point.Weights!);
    }

    [Fact]
    public void Many_readers_do_not_disturb_one_another()
    {
        FileModel[] models = [.. Enumerable.Range(0, 8).Select(static _ => new FileModel(new Flat<float>("f32.weight", 3, 4)))];
        models.AsParallel().WithDegreeOfParallelism(4).ForAll(static model => model.LoadWeights(EveryType));
        Assert.Single(models.SelectMany(static model => model.Bits).Distinct());
    }

    [Fact]
    public void A_file_may_be_replaced_after_it_was_loaded()
    {
        using var folder = new Folder();
        FileModel model = FileModel.OfAllContainers().Scramble(1);
        model.SaveWeights(folder["a"]);
        model.LoadWeights(folder["a"]);
        model.SaveWeights(folder["a"]);
        Assert.Equal(["a"], folder.Names);
    }

    [Fact]
    public void Cancelled_before_the_first_weight_nothing_is_written()
    {
        FileModel model = new FileModel(new Flat<float>("f32.weight", 3, 4)).Scramble(1);
        string[] before = [.. model.Bits];
        Assert.ThrowsAny<OperationCanceledException>(() => model.LoadWeights(EveryType, new() { CancellationToken = new(canceled: true) }));
        Assert.Equal(before, model.Bits);
    }

    private static byte[] Data(byte[] file, string tensor)
    {
        SafetensorsHeader header = SafetensorsHeader.Read(new MemoryStream(file), file.Length);
        TensorEntry entry = header.Tensors.Single(entry => entry.Name == tensor);
        return file[(int)(header.DataStart + entry.Begin)..(int)(header.DataStart + entry.End)];
    }

    private static double[] Values(string tensor)
    {
        byte[] data = Data(File.ReadAllBytes(EveryType), tensor);
        IEnumerable<double> values = tensor switch
        {
            "f16.weight" => Enumerable.Range(0, 12).Select(i => (double)BitConverter.ToHalf(data, 2 * i)),
            "bf16.weight" => Enumerable.Range(0, 12).Select(i => (double)BitConverter.UInt32BitsToSingle((uint)BitConverter.ToUInt16(data, 2 * i) << 16)),
            "f32.weight" => Enumerable.Range(0, 12).Select(i => (double)BitConverter.ToSingle(data, 4 * i)),
            _ => Enumerable.Range(0, 12).Select(i => BitConverter.ToDouble(data, 8 * i)),
        };
        return [.. values];
    }

    private struct Point : IInitializable
    {
        public float[]? Weights { get; private set; }

        public void InitializeWeights(ref WeightPass pass)
        {
            if (!pass.Enter("f32.weight"u8, 12)) return;
            if (pass.Stores) pass.Use(Weights ??= new float[12], 12, "Weights", "[3, 4]");
            while (pass.Next()) pass.Destination.Clear();
        }

        public readonly void DescribeWeights(ParameterCollector parameters) =>
            parameters.Add("f32.weight", typeof(float), Scheme.Zero, Theory.WeightDistribution.Constant(0), 0, 0, 3, 4);
    }

    /// <summary>A stream that knows no length, and gives little at a time.</summary>
    private sealed class Trickle(byte[] bytes) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = Math.Min(Math.Min(count, 37), bytes.Length - _position);
            Array.Copy(bytes, _position, buffer, offset, read);
            _position += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
