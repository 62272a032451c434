using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.CompilerServices;
using InitGen.Safetensors;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Generated <c>LoadWeights</c>: names, prefixes, transposes, and what the file lacks.</summary>
public sealed class PretrainedRunningTests : IDisposable
{
    private const string Bert = """
        [Layer]
        public sealed partial class Linear(int inputs, int outputs)
        {
            [FanIn] public int Inputs { get; } = inputs;
            [FanOut] public int Outputs { get; } = outputs;
            [Weight] public float[] W { get; } = new float[inputs * outputs];
        }

        public sealed partial class Block
        {
            [Dense(2, 3), Init(Scheme.Xavier), Pretrained(Name = "attn.q", Transpose = true)] private readonly float[] _query = new float[6];
            public float[] Query => _query;
        }

        [Pretrained("bert.safetensors", Prefix = "bert.")]
        public sealed partial class Bert
        {
            [Init, Pretrained(Name = "encoder.layer")] private readonly Block[] _blocks = [new(), new()];
            [Init(Scheme.Xavier), Pretrained(Name = "proj")] private readonly Linear _projection = new(2, 2);
            [Dense(2, 2), Frozen] private readonly double[] _pooler = new double[4];
            [Bias(2)] private readonly float[] _poolerBias = new float[2];
            [Dense(2, 2), Init(Scheme.Xavier), Pretrained(Optional = true)] private readonly float[] _head = new float[4];

            public float[] Head => _head;
            public double[] Pooler => _pooler;
            public float[] First => _blocks[0].Query;
            public float[] Second => _blocks[1].Query;
            public float[] Projection => _projection.W;
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("initgen-pretrained-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Each tensor counts on from a number of its own.
    private string Write(params (string Name, int[] Shape, float First)[] tensors)
    {
        string path = Path.Combine(_folder, "bert.safetensors");
        var entries = new List<string>();
        var data = new List<byte>();
        foreach ((string name, int[] shape, float first) in tensors)
        {
            int length = shape.Aggregate(1, static (product, axis) => product * axis);
            entries.Add(FormattableString.Invariant($"\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', shape)}],\"data_offsets\":[{data.Count},{data.Count + (4 * length)}]}}"));
            for (int i = 0; i < length; i++) data.AddRange(BitConverter.GetBytes(first + i));
        }

        byte[] header = System.Text.Encoding.UTF8.GetBytes("{" + string.Join(",", entries) + "}");
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)header.Length), .. header, .. data]);
        return path;
    }

    private static readonly (string, int[], float)[] Whole =
    [
        ("bert.encoder.layer.0.attn.q", [2, 3], 10),
        ("bert.encoder.layer.1.attn.q", [2, 3], 20),
        ("bert.proj.W", [2, 2], 30),
        ("bert.pooler.weight", [2, 2], 40),
        ("bert.pooler.bias", [2], 50),
        ("other", [1], 0),
    ];

    [Fact]
    public void Tensors_are_found_under_their_names()
    {
        using RunningModel model = RunningModel.Load(Bert);
        object net = model.Create("Bert");
        var report = (LoadReport)model.Call(net, "LoadWeights", Write(Whole))!;
        Assert.Equal(["blocks.0.query.weight", "blocks.1.query.weight", "projection.W", "pooler.weight", "pooler.bias"], report.Loaded);
        Assert.Equal(["head.weight"], report.Initialized);
        Assert.Equal(["other"], report.Unused);

        // [inputs, outputs] in the file: element [i, o] is 10 + 3 i + o.
        Assert.Equal([10f, 13, 11, 14, 12, 15], (float[])model.Call(net, "get_First")!);
        Assert.Equal([20f, 23, 21, 24, 22, 25], (float[])model.Call(net, "get_Second")!);
        Assert.Equal([30f, 31, 32, 33], (float[])model.Call(net, "get_Projection")!);
        Assert.Equal([40d, 41, 42, 43], (double[])model.Call(net, "get_Pooler")!);
        Assert.Equal(RunningModel.Slice(net, "head.weight", 0, 4, 0), (float[])model.Call(net, "get_Head")!);
    }

    [Fact]
    public void What_is_required_is_missed_and_nothing_changes()
    {
        using RunningModel model = RunningModel.Load(Bert);
        object net = model.Create("Bert");
        var error = Assert.IsAssignableFrom<SafetensorsException>(
            Record.Exception(() => model.Call(net, "LoadWeights", Write([.. Whole.Where(static tensor => tensor.Item1 != "bert.pooler.weight")]))));
        Assert.Contains("'bert.pooler.weight'", error.Message, StringComparison.Ordinal);
        Assert.All((float[])model.Call(net, "get_First")!, static x => Assert.Equal(0, x));

        // What may be missing may not be of another shape, unless it is optional.
        error = Assert.IsAssignableFrom<SafetensorsException>(
            Record.Exception(() => model.Call(net, "LoadWeights", Write([("bert.proj.W", [4, 2], 0), .. Whole.Where(static tensor => tensor.Item1 != "bert.proj.W")]))));
        Assert.Contains("[4, 2]", error.Message, StringComparison.Ordinal);
        var report = (LoadReport)model.Call(net, "LoadWeights", Write([("bert.head.weight", [5, 2], 0), .. Whole]))!;
        Assert.Equal(["head.weight"], report.Initialized);
    }

    [Fact]
    public void Descriptions_say_how_parameters_are_found()
    {
        using RunningModel model = RunningModel.Load(Bert);
        IReadOnlyList<ParameterDescription> all = ((IInitializable)model.Create("Bert")).GetParameters();
        Assert.Equal(
            ["encoder.layer.0.attn.q", "encoder.layer.1.attn.q", "proj.W", "pooler.weight", "pooler.bias", "head.weight"], all.Select(static parameter => parameter.Tensor));
        Assert.Equal(
            [TensorNeed.Required, TensorNeed.Required, TensorNeed.Required, TensorNeed.Required, TensorNeed.Required, TensorNeed.Optional],
            all.Select(static parameter => parameter.Need));
        Assert.Equal(["pooler.weight"], all.Where(static parameter => parameter.IsFrozen).Select(static parameter => parameter.Path));
        Assert.Equal([true, true, false, false, false, false], all.Select(static parameter => parameter.IsTransposed));
    }

    [Fact]
    public void Only_marked_members_are_loaded_where_no_type_says_it()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Embedding(2, 2), Pretrained("bert.safetensors", Name = "words")] private readonly float[] _words = new float[4];
                [Dense(2, 2), Init(Scheme.Xavier)] private readonly float[] _output = new float[4];
                public float[] Words => _words;
                public float[] Output => _output;
            }
            """);
        object net = model.Create("Net");
        model.Call(net, "LoadWeights", Write(("words", [2, 2], 5), ("output.weight", [2, 2], 9)));
        Assert.Equal([5f, 6, 7, 8], (float[])model.Call(net, "get_Words")!);
        Assert.Equal(RunningModel.Slice(net, "output.weight", 0, 4, 0), (float[])model.Call(net, "get_Output")!);
    }
}
