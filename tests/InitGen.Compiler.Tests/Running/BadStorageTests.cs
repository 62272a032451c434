using System;

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
        "public Net() => _next = this; [Init] private readonly Net _next; [Bias(2)] private float[]? _b;",
        "Net._next lies more than 64 models deep: a model that holds itself has no end.")]
    public void The_message_is_exact(string members, string message)
    {
        using RunningModel model = RunningModel.Load($"public sealed partial class Net {{ {members} }}");
        Exception thrown = model.Throws(model.Create("Net"));
        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Equal(message, thrown.Message);
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
