using System;
using System.Linq;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Members that share their weights: filled once, under one path.</summary>
public sealed class TiedTests
{
    private const string Net = """
        public sealed partial class Net
        {
            [TiedTo(nameof(_embedding))] private float[]? _before;
            [Embedding(3000, 400), Init(Scheme.Normal, Std = 0.02)] private float[]? _embedding;
            [Dense(400, 3000), TiedTo(nameof(_before))] private float[] _head;
            [Bias(3000)] public float[] Bias { get; } = new float[3000];
            [Dense(10, 20), Init(Scheme.He)] private readonly double[,] _kept = new double[20, 10];
            [TiedTo(nameof(_kept))] private readonly double[,] _same;
            [Dense(10, 20), Init(Scheme.He)] private Memory<Half> _memory;
            [TiedTo(nameof(_memory))] private Memory<Half> _part;
            [Dense(10, 20), Init(Scheme.He)] private Tensor<float>? _tensor;
            [TiedTo(nameof(_tensor))] public Tensor<float>? Again { get; set; }
            [Dense(10, 20), Init(Scheme.He)] private float[][]? _rows;
            [TiedTo(nameof(_rows))] private float[][]? _columns;

            public Net()
            {
                _same = _kept;
                InitializeWeights(3);
            }

            public bool SharesMemory => !_memory.IsEmpty && _memory.Equals(_part);
            public int HeadLength => _head.Length;
        }
        """;

    [Fact]
    public void Null_members_become_the_same_reference()
    {
        using RunningModel model = RunningModel.Load(Net);
        object net = model.Create("Net");
        float[] embedding = model.Weights(net, "_embedding");
        Assert.Same(embedding, model.Weights(net, "_head"));
        Assert.Same(embedding, model.Weights(net, "_before"));
        Assert.Equal(true, model.Call(net, "get_SharesMemory"));
        Assert.Same(model.Field<object>(net, "_tensor"), model.Call(net, "get_Again"));
        Assert.Same(model.Field<object>(net, "_rows"), model.Field<object>(net, "_columns"));
        Assert.Equal(RunningModel.Slice(net, "embedding.weight", 0, 1_200_000, 3), embedding);

        // Initializing again finds all tied, on threads too.
        model.Initialize(net, new InitializationOptions { Seed = 4, MaxDegreeOfParallelism = 4 });
        Assert.Same(embedding, model.Weights(net, "_head"));
        Assert.Equal(RunningModel.Slice(net, "embedding.weight", 0, 1_200_000, 4), embedding);
    }

    [Fact]
    public void A_path_is_listed_once_and_a_bias_keeps_its_own()
    {
        using RunningModel model = RunningModel.Load(Net);
        Assert.Equal(
            "embedding.weight head.bias kept.weight memory.weight tensor.weight rows.weight", RunningModel.Paths(model.Create("Net")));
    }

    [Fact]
    public void Threads_tie_what_they_allocate_and_shards_what_they_hold()
    {
        using RunningModel model = RunningModel.Load(Net.Replace("InitializeWeights(3);", "_head = null!;"));
        object net = model.Initialize(model.Create("Net"), new InitializationOptions { Seed = 3, MaxDegreeOfParallelism = 4 });
        Assert.Same(model.Weights(net, "_embedding"), model.Weights(net, "_head"));

        object last = model.Initialize(model.Create("Net"), new InitializationOptions { Seed = 3, Shard = new(999, 1000) });
        Assert.Null(model.Field<float[]?>(last, "_embedding"));
        Assert.Null(model.Field<float[]?>(last, "_head"));
        Assert.Same(model.Field<object>(last, "_rows"), model.Field<object>(last, "_columns"));
    }

    [Fact]
    public void Pointers_are_tied_as_well()
    {
        using RunningModel model = RunningModel.Load(
            """
            public sealed unsafe partial class Net : IDisposable
            {
                [Dense(4, 2), Init(Scheme.One)] public readonly float* A = (float*)System.Runtime.InteropServices.NativeMemory.Alloc(32);
                [TiedTo(nameof(A))] public float* B;
                public bool Same => A == B;
                public void Move() => B++;
                public void Dispose() => System.Runtime.InteropServices.NativeMemory.Free(A);
            }
            """,
            allowUnsafe: true);
        using var net = (IDisposable)model.Initialize(model.Create("Net"));
        Assert.Equal(true, model.Call(net, "get_Same"));
        model.Call(net, "Move");
        Assert.Equal(
            "Net.B is tied to Net.A, but the two hold different memory. Set Net.B to Net.A, or leave it null and assignable.",
            model.Throws(net).Message);
    }

    [Theory]
    [InlineData(
        "[Dense(4, 2), Init(Scheme.He)] private float[]? _a; [TiedTo(nameof(_a))] private readonly float[] _b = new float[8];",
        "Net._b is tied to Net._a, but the two hold different memory. Set Net._b to Net._a, or leave it null and assignable.")]
    [InlineData(
        "[Dense(4, 2), Init(Scheme.He)] private Memory<float> _a; [TiedTo(nameof(_a))] private Memory<float> _b = new float[8];",
        "Net._b is tied to Net._a, but the two hold different memory. Set Net._b to Net._a, or leave it null and assignable.")]
    [InlineData(
        "[Dense(4, 2), Init(Scheme.He)] private float[]? _a; [TiedTo(nameof(_a))] private readonly float[] _b; public Net() => _b = null!;",
        "Net._b is null and read-only, so it cannot be tied to Net._a here. Set it to Net._a in a constructor, or make it assignable.")]
    public void Different_memory_is_refused(string members, string message)
    {
        using RunningModel model = RunningModel.Load($"public sealed partial class Net {{ {members} }}");
        Assert.Equal(message, Assert.IsType<InvalidOperationException>(model.Throws(model.Create("Net"))).Message);
    }
}
