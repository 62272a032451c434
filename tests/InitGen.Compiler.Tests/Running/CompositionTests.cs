using System;
using System.Linq;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Models made of models: each part under its own path, whole objects through their base types.</summary>
public sealed class CompositionTests
{
    private const string Gpt = """
        public sealed partial class Gpt
        {
            [Embedding(50, 8), Init(Scheme.Normal, Std = 0.02)] private float[]? _tokens;
            [Init] private readonly Block[] _blocks = { new(), new(), new() };
            [Init] private readonly List<Block> _list = new() { new() };
            [Init] public Attention Own { get; } = new();
            public Block BlockAt(int i) => _blocks[i];
            public Attention AttentionOf(Block block) => block.Part;
        }

        public sealed partial class Block
        {
            [Init] private readonly Attention _attention = new();
            [Dense(8, 32), Init(Scheme.He)] private float[]? _up;
            [Bias(32)] private float[]? _upBias;
            public Attention Part => _attention;
        }

        public sealed partial class Attention
        {
            [Dense(8, 8), Init(Scheme.Xavier)] public float[]? _query;
            [Norm(8), Init] public float[]? _gamma;
        }
        """;

    [Fact]
    public void Paths_name_members_and_indices()
    {
        using RunningModel model = RunningModel.Load(Gpt);
        const string Block = "attention.query.weight {0}attention.gamma.weight {0}up.weight {0}up.bias";
        string[] expected =
        [
            "tokens.weight",
            .. new[] { "blocks.0.", "blocks.1.", "blocks.2.", "list.0." }.Select(prefix => prefix + string.Format(Block, prefix)),
            "Own.query.weight Own.gamma.weight",
        ];
        Assert.Equal(string.Join(" ", expected), RunningModel.Paths(model.Create("Gpt")));
    }

    [Fact]
    public void Parts_differ_and_equal_their_slices()
    {
        using RunningModel model = RunningModel.Load(Gpt);
        object gpt = model.Initialize(model.Create("Gpt"), 11);
        float[][] queries =
        [
            .. Enumerable.Range(0, 3).Select(i =>
                model.Weights(model.Call(gpt, "AttentionOf", model.Call(gpt, "BlockAt", i))!, "_query")),
        ];
        for (int i = 0; i < 3; i++) Assert.Equal(RunningModel.Slice(gpt, $"blocks.{i}.attention.query.weight", 0, 64, 11), queries[i]);
        Assert.NotEqual(queries[0], queries[1]);
        Assert.NotEqual(queries[1], queries[2]);
    }

    [Fact]
    public void A_part_on_its_own_draws_under_its_own_path()
    {
        using RunningModel model = RunningModel.Load(Gpt);
        object attention = model.Initialize(model.Create("Attention"), 11);
        Assert.Equal("query.weight gamma.weight", RunningModel.Paths(attention));
        Assert.NotEqual(RunningModel.Slice(model.Create("Gpt"), "Own.query.weight", 0, 64, 11), model.Weights(attention, "_query"));
    }

    [Fact]
    public void A_call_through_a_base_type_initializes_the_whole_object()
    {
        using RunningModel model = RunningModel.Load("""
            public abstract partial class Base
            {
                [Dense(8, 8), Init(Scheme.He)] public float[]? _body;
                public void Start() => InitializeWeights(4);
            }

            public class Middle : Base { }

            public partial class Leaf : Middle
            {
                [Dense(8, 2), Init(Scheme.Xavier)] public float[]? _head;
            }

            public sealed partial class Holder
            {
                [Init] private readonly Base _part = new Leaf();
                [Init] private readonly Base[] _parts = new Leaf[] { new() };
                public Leaf Part => (Leaf)_part;
            }
            """);
        object leaf = model.Create("Leaf");
        model.Call(leaf, "Start");
        Assert.Equal("body.weight head.weight", RunningModel.Paths(leaf));
        Assert.NotNull(model.Weights(leaf, "_body"));
        Assert.NotNull(model.Weights(leaf, "_head"));

        object holder = model.Initialize(model.Create("Holder"));
        Assert.Equal("part.body.weight part.head.weight parts.0.body.weight parts.0.head.weight", RunningModel.Paths(holder));
    }

    [Fact]
    public void Structs_are_initialized_where_they_lie()
    {
        using RunningModel model = RunningModel.Load("""
            public partial struct Point
            {
                [Dense(2, 2), Init(Scheme.He)] public float[]? W;
            }

            public sealed partial class Net
            {
                [Init] private Point _field;
                [Init] public Point Property { get; set; }
                [Init] private readonly Point[] _array = new Point[2];
                [Init] private readonly List<Point> _list = new() { default };
                public bool IsWhole => _field.W is not null && Property.W is not null && _array[1].W is not null && _list[0].W is not null;
            }
            """);
        object net = model.Initialize(model.Create("Net"));
        Assert.Equal(true, model.Call(net, "get_IsWhole"));
    }

    [Fact]
    public void Generic_models_hold_what_their_arguments_say()
    {
        using RunningModel model = RunningModel.Load("""
            public partial class Stack<TBlock> where TBlock : Block, new()
            {
                [Init] private readonly TBlock[] _blocks = { new(), new() };
            }

            public partial class Block
            {
                [Dense(2, 2), Init(Scheme.He)] private float[]? _w;
            }
            """);
        Type stack = model.Type("Stack`1").MakeGenericType(model.Type("Block"));
        Assert.Equal("blocks.0.w.weight blocks.1.w.weight", RunningModel.Paths(model.Initialize(model.Create(stack))));
    }

    [Fact]
    public void Collections_of_models_are_walked_element_by_element()
    {
        using RunningModel model = RunningModel.Load("""
            public enum Part { Encoder, Decoder }

            public sealed partial class Net
            {
                [Init] private readonly System.Collections.Immutable.ImmutableArray<Block> _immutable =
                    System.Collections.Immutable.ImmutableArray.Create(new Block(), new Block());
                [Init] private readonly IReadOnlyList<Block> _read = new[] { new Block() };
                [Init] private readonly Dictionary<string, Block> _named = new() { ["a.b"] = new(), ["c"] = new() };
                [Init] private readonly Dictionary<Part, Block> _parts = new() { [Part.Decoder] = new() };
                [Init] private readonly Dictionary<int, Block> _numbered = new() { [-7] = new() };
                public Block Named => _named["a.b"];
            }

            public sealed partial class Block { [Dense(2, 2), Init(Scheme.He)] public float[]? _w; }
            """);
        object net = model.Initialize(model.Create("Net"), 5);
        Assert.Equal(
            "immutable.0.w.weight immutable.1.w.weight read.0.w.weight named.a%2Eb.w.weight named.c.w.weight parts.Decoder.w.weight numbered.-7.w.weight",
            RunningModel.Paths(net));
        Assert.Equal(RunningModel.Slice(net, "named.a%2Eb.w.weight", 0, 4, 5), model.Weights(model.Call(net, "get_Named")!, "_w"));
    }

    [Fact]
    public void Segments_are_escaped()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Dense(2, 2), Init(Scheme.He, Name = "a.b%c")] private float[]? _w;
                [Dense(2, 2), Init(Scheme.He)] private float[]? @class;
                [Dense(2, 2), Init(Scheme.He)] private float[]? _gr\u00f6\u00dfe;
            }
            """);
        object net = model.Initialize(model.Create("Net"), 3);
        Assert.Equal("a%2Eb%25c.weight class.weight gr\u00f6\u00dfe.weight", RunningModel.Paths(net));
        Assert.Equal(model.Weights(net, "_gr\u00f6\u00dfe"), RunningModel.Slice(net, "gr\u00f6\u00dfe.weight", 0, 4, 3));
    }
}
