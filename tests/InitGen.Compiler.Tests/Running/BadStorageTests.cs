using System;
using System.Linq;

namespace InitGen.Compiler.Tests.Running;

/// <summary>What only shows when the code runs: each exception names the member, what was expected, what was found, and the remedy.</summary>
public sealed class BadStorageTests
{
    [Theory]
    [InlineData(
        "public Net() => _w = new float[3]; [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w;",
        "Net._w holds 3 elements, but its declared shape [2, 4] has 8. Make the array that long, or correct the shape.")]
    [InlineData(
        "public Net() => _w = null!; [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w;",
        "Net._w is null and read-only, so it cannot be allocated here. Allocate [2, 4] in its initializer, or make it assignable.")]
    [InlineData(
        "public Net() => _w = new float[4, 2]; [Dense(4, 2), Init(Scheme.He)] private readonly float[,] _w;",
        "Net._w has shape [4, 2], but [2, 4] is declared. Allocate it in the declared shape, or correct the declaration.")]
    [InlineData(
        "public Net() => _w = Tensor.CreateFromShape<float>(new nint[] { 8 }); [Dense(4, 2), Init(Scheme.He)] private readonly Tensor<float> _w;",
        "Net._w has shape [8], but [2, 4] is declared. Allocate it in the declared shape, or correct the declaration.")]
    [InlineData(
        "public Net() => _w = new float[3]; [Dense(4, 2), Init(Scheme.He)] private readonly Memory<float> _w;",
        "Net._w holds 3 elements, but its declared shape [2, 4] has 8. Make the array that long, or correct the shape.")]
    [InlineData(
        "[Dense(4, 2), Init(Scheme.He)] private readonly float[][] _w = new float[2][];",
        "Net._w[0] is null, but the declared shape [2, 4] asks for an array of 4 there. Allocate it, or leave the whole member null and assignable.")]
    [InlineData(
        "[Dense(4, 2), Init(Scheme.He)] private double[][] _w = { new double[4], new double[5] };",
        "Net._w[1] has length 5, but the declared shape [2, 4] asks for 4 there. Make it that long, or correct the shape.")]
    [InlineData(
        "[Dense(4, 2), Init(Scheme.He)] private readonly Half[][] _w = { new Half[4] };",
        "Net._w has length 1, but the declared shape [2, 4] asks for 2 there. Make it that long, or correct the shape.")]
    [InlineData(
        "public Net() => _w = null!; [Dense(4, 2), Init(Scheme.He)] private readonly float[][] _w;",
        "Net._w is null and read-only, so it cannot be allocated here. Allocate [2, 4] in its initializer, or make it assignable.")]
    [InlineData(
        "[Conv(2, 3, 4, 5), Init(Scheme.He)] private readonly float[][][][] _w = { A(A(A(5), A(5), A(5), A(5)), A(A(5), A(5), A(5), A(5))), A(A(A(5), A(5), A(5), A(5)), A(A(5), A(5), A(5), A(6))), null! }; static float[] A(int n) => new float[n]; static T[] A<T>(params T[] all) => all;",
        "Net._w[1][1][3] has length 6, but the declared shape [3, 2, 4, 5] asks for 5 there. Make it that long, or correct the shape.")]
    [InlineData(
        "private int _n; [Dense(nameof(_n), 2), Init(Scheme.He)] private float[]? _w;",
        "Net._w: _n is 0, but it gives the size of a layer and must be at least 1.")]
    [InlineData(
        "private int _n = 5; [Conv(nameof(_n), nameof(_n), 3, Groups = 2), Init(Scheme.He)] private float[]? _w;",
        "Net._w: _n is 5, which does not divide into 2 equal parts.")]
    [InlineData(
        "private int _m = 8, _n = 4; [Conv(nameof(_m), nameof(_n), 3, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _w;",
        "Net._w has 2 outputs and 4 inputs in each group, but Scheme.DeltaOrthogonal needs at least as many outputs as inputs. Take Scheme.Orthogonal.")]
    [InlineData(
        "[Init] private Block? _block; } public sealed partial class Block { [Bias(2)] private float[]? _b;",
        "Net._block is null, so there is no model to initialize. Assign it before InitializeWeights is called.")]
    [InlineData(
        "[Init] private Block[]? _blocks; } public sealed partial class Block { [Bias(2)] private float[]? _b;",
        "Net._blocks is null, so there is no model to initialize. Assign it before InitializeWeights is called.")]
    [InlineData(
        "[Init] private readonly List<Block> _blocks = new() { new(), null! }; } public sealed partial class Block { [Bias(2)] private float[]? _b;",
        "Net._blocks[1] is null, so there is no model to initialize. Assign it before InitializeWeights is called.")]
    [InlineData(
        "[Init] private readonly System.Collections.Immutable.ImmutableArray<Block> _blocks = default; } public sealed partial class Block { [Bias(2)] private float[]? _b;",
        "Net._blocks is null, so there is no model to initialize. Assign it before InitializeWeights is called.")]
    [InlineData(
        "[Init] private readonly Dictionary<string, Block> _blocks = new() { [\"a\"] = null! }; } public sealed partial class Block { [Bias(2)] private float[]? _b;",
        "Net._blocks[a] is null, so there is no model to initialize. Assign it before InitializeWeights is called.")]
    [InlineData(
        "public Net() => _next.Add(this); [Init] private readonly List<Net> _next = new(); [Bias(2)] private float[]? _b;",
        "Net._next lies more than 64 models deep: a model that holds itself has no end.")]
    [InlineData(
        "public Net() => _blocks[0] = new(this); [Init] private readonly Block[] _blocks = new Block[1]; } public sealed partial class Block { private readonly Net[] _all; public Block(Net net) => _all = new[] { net }; [Init] public IReadOnlyList<Net> Parents => _all; [Bias(2)] private float[]? _b;",
        "Net._blocks lies more than 64 models deep: a model that holds itself has no end.")]
    [InlineData(
        "public Net() => _w = Tensor.Create(new float[16], new nint[] { 2, 8 }).Slice(new System.Buffers.NRange[] { 0..2, 0..4 }); [Dense(4, 2), Init(Scheme.He)] private readonly Tensor<float> _w;",
        "Net._w is a tensor with gaps between its rows. Weights have to lie in contiguous memory: use a dense tensor.")]
    [InlineData(
        "public Net() => _w = Tensor.Create(new Half[5], 0, new nint[] { 2, 4 }, new nint[] { 0, 1 }); [Dense(4, 2), Init(Scheme.He)] private readonly Tensor<Half> _w;",
        "Net._w is a tensor with gaps between its rows. Weights have to lie in contiguous memory: use a dense tensor.")]
    [InlineData(
        "public Net() => _w = Tensor.CreateFromShape<double>(new nint[] { 2, 0 }); [Dense(4, 2), Init(Scheme.He)] private readonly Tensor<double> _w;",
        "Net._w has shape [2, 0], but [2, 4] is declared. Allocate it in the declared shape, or correct the declaration.")]
    [InlineData(
        "public Net() => _w = new float[0, 4]; [Dense(4, 2), Init(Scheme.He)] private readonly float[,] _w;",
        "Net._w has shape [0, 4], but [2, 4] is declared. Allocate it in the declared shape, or correct the declaration.")]
    [InlineData(
        "[Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[0];",
        "Net._w holds 0 elements, but its declared shape [2, 4] has 8. Make the array that long, or correct the shape.")]
    [InlineData(
        "private int _n = -3; [Conv(nameof(_n), nameof(_n), 3), Init(Scheme.He)] private Tensor<float>? _w;",
        "Net._w: _n is -3, but it gives the size of a layer and must be at least 1.")]
    [InlineData(
        "[Init] private readonly IReadOnlyList<Block> _blocks = new Block[] { new(), null! }; } public sealed partial class Block { [Bias(2)] private float[]? _b;",
        "Net._blocks[1] is null, so there is no model to initialize. Assign it before InitializeWeights is called.")]
    public void The_message_is_exact(string members, string message)
    {
        using RunningModel model = RunningModel.Load($"public sealed partial class Net {{ {members} }}");
        Exception thrown = model.Throws(model.Create("Net"));
        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Equal(message, thrown.Message);
    }

    /// <summary>However many threads there are, and whatever is asked for: no stack ends before the walk does.</summary>
    [Fact]
    public void A_model_that_holds_itself_is_said_before_anything_is_filled()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(2000, 1000), Init(Scheme.He)] public readonly float[] W = new float[2_000_000];
                [Init] private readonly Dictionary<string, Net> _parts = new();
                public Net() => _parts["self"] = this;
            }
            """);
        object net = model.Create("Net");
        const string Message = "Net._parts[self] lies more than 64 models deep: a model that holds itself has no end.";
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(() => RunningModel.Parameters(net)).Message);
        Assert.Equal(
            Message,
            Assert.Throws<InvalidOperationException>(() => model.Initialize(net, new InitializationOptions { MaxDegreeOfParallelism = 4 })).Message);
        Assert.All(model.Weights(net, "W"), weight => Assert.Equal(0, weight));
        Assert.Throws<InvalidOperationException>(() => RunningModel.Slice(net, "no.such", 0, 1));
    }

    [Fact]
    public void A_model_of_its_own_kind_in_a_list_has_an_end()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Tree
            {
                [Bias(2)] private float[]? _b;
                [Init] private readonly Tree[] _branches;
                public Tree(int depth) => _branches = depth == 0 ? Array.Empty<Tree>() : new[] { new Tree(depth - 1) };
            }
            """);
        Assert.Equal(65, RunningModel.Parameters(model.Initialize(model.Create("Tree", 64))).Count);
        Assert.EndsWith("more than 64 models deep: a model that holds itself has no end.", model.Throws(model.Create("Tree", 65)).Message);
    }

    /// <summary>Memory whose owner does not let it be written says so itself, and before a thread has begun.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Memory_that_cannot_be_written_is_what_its_owner_says(int degree)
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(2000, 1000), Init(Scheme.He)] public readonly float[] W = new float[2_000_000];
                [Dense(4, 2), Init(Scheme.He)] private readonly Memory<float> _sealed = new Owner().Memory;
            }

            public sealed class Owner : System.Buffers.MemoryManager<float>
            {
                public override Memory<float> Memory => CreateMemory(8);
                public override Span<float> GetSpan() => throw new NotSupportedException("This file is mapped for reading.");
                public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();
                public override void Unpin() { }
                protected override void Dispose(bool disposing) { }
            }
            """);
        object net = model.Create("Net");
        Exception thrown = Assert.Throws<NotSupportedException>(() => model.Initialize(net, new InitializationOptions { MaxDegreeOfParallelism = degree }));
        Assert.Equal("This file is mapped for reading.", thrown.Message);
        if (degree > 1) Assert.All(model.Weights(net, "W"), weight => Assert.Equal(0, weight));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(1UL << 32)]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    public void Seeds_at_the_extremes_are_seeds_as_any_other(ulong seed)
    {
        using RunningModel model = RunningModel.Load($$"""
            public sealed partial class Net
            {
                [Dense(64, 64), Init(Scheme.He)] private float[]? _w;
                [Dense(64, 64), Init(Scheme.He, Seed = {{seed}}, Name = "w2")] private float[]? _own;
            }
            """);
        object net = model.Initialize(model.Create("Net"), seed);
        float[] weights = model.Weights(net, "_w");
        Assert.Equal(weights, RunningModel.Slice(net, "w.weight", 0, weights.Length, seed));
        Assert.Equal(model.Weights(net, "_own"), RunningModel.Slice(net, "w2.weight", 0, weights.Length, unchecked(seed + 1)));
        Assert.Equal(weights, model.Weights(model.Initialize(model.Create("Net"), new InitializationOptions { Seed = seed, MaxDegreeOfParallelism = 2 }), "_w"));

        // 4096 squares of N(0, 2 / 64): five standard errors of sqrt(2 / 4096) each.
        Assert.InRange(weights.Average(weight => (double)weight * weight) * 32, 1 - (5 * Math.Sqrt(2.0 / 4096)), 1 + (5 * Math.Sqrt(2.0 / 4096)));
        foreach (ulong other in new[] { unchecked(seed + 1), unchecked(seed - 1), seed ^ (1UL << 63), seed ^ (1UL << 31) })
            Assert.NotEqual(weights, RunningModel.Slice(net, "w.weight", 0, weights.Length, other));
    }

    [Fact]
    public void A_slice_has_to_exist()
    {
        using RunningModel model = RunningModel.Load("public sealed partial class Net { [Dense(4, 2), Init(Scheme.He)] private float[]? _w; }");
        object net = model.Create("Net");
        Assert.Contains("no parameter 'v.weight'", Assert.Throws<ArgumentException>(() => RunningModel.Slice(net, "v.weight", 0, 1)).Message);
        Assert.Contains("does not lie within 'w.weight', which has 8", Assert.Throws<ArgumentOutOfRangeException>(() => RunningModel.Slice(net, "w.weight", 5, 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => RunningModel.Slice(net, "w.weight", -1, 4));
        Assert.Empty(RunningModel.Slice(net, "w.weight", 8, 0));
    }
}
