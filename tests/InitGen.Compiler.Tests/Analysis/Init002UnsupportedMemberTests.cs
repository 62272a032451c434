using System.Threading.Tasks;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init002UnsupportedMemberTests : RuleTest
{
    [Fact]
    public Task Fires_on_what_cannot_hold_weights() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private string {|INIT002:_text|} = "";
            [Dense(4, 2), Init(Scheme.He)] private float {|INIT002:_one|};
            [Dense(4, 2), Init(Scheme.He)] private int[] {|INIT002:_whole|} = new int[8];
            [Dense(4, 2), Init(Scheme.He)] private float[,,,,] {|INIT002:_fifth|} = new float[2, 2, 2, 2, 2];
            [Dense(4, 2), Init(Scheme.He)] private Tensor<int> {|INIT002:_tensor|} = null!;
            [Dense(4, 2), Init(Scheme.He)] private Memory<decimal> {|INIT002:_memory|};
            [Dense(4, 2), Init(Scheme.He)] private int[][] {|INIT002:_rows|} = new int[2][];
            [Dense(4, 2), Init(Scheme.He)] private float[][,] {|INIT002:_mixed|} = new float[2][,];
            [Dense(4, 2), Init(Scheme.He)] private float[,][] {|INIT002:_mixed2|} = new float[2, 4][];
            [Dense(4, 2), Init(Scheme.He)] private float[][][][][] {|INIT002:_deep|} = new float[2][][][][];
            [Init] private Uri[][] {|INIT002:_jagged|} = { };
            [Dense(4, 2), Init(Scheme.He)] private Other.Half[] {|INIT002:_half|} = new Other.Half[8];
            [Dense(4, 2), Init(Scheme.He)] private object {|INIT002:_object|} = new();
            [Init] private List<string> {|INIT002:_list|} = new();
            [Init] private Uri[] {|INIT002:_uris|} = { };
            [Init] private dynamic {|INIT002:_dynamic|} = null!;
        }

        public static class Other { public struct Half { } }
        """);

    [Theory]
    [InlineData("ReadOnlyMemory<float>", "weights in 'ReadOnlyMemory<float>' can be read and not written; keep them in 'Memory<float>'")]
    [InlineData("IReadOnlyList<double>", "weights in 'IReadOnlyList<double>' can be read and not written; keep them in 'double[]'")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Half>", "weights in 'ImmutableArray<Half>' can be read and not written; keep them in 'Half[]'")]
    public Task Memory_that_cannot_be_written_is_named(string type, string trouble) => Finds(
        $"public sealed partial class Net {{ [Dense(4, 2), Init(Scheme.He)] private {type} {{|#0:_w|}} = default!; }}",
        new ExpectedDiagnostic("INIT002") { At = "0", Message = "'_w' cannot be initialized: " + trouble });

    [Fact]
    public Task A_property_that_hands_out_a_view_is_named_as_well() => Finds(
        "public partial class Net { [Dense(4, 2), Init(Scheme.He)] public ReadOnlySpan<float> {|#0:W|} => default; }",
        new ExpectedDiagnostic("INIT002")
        {
            At = "0",
            Message = "'W' cannot be initialized: weights in 'ReadOnlySpan<float>' can be read and not written; keep them in 'Memory<float>'",
        });

    /// <summary>A member that holds a model must not be null, so that each would need a further one.</summary>
    [Theory]
    [InlineData(
        "private Net {|#0:_next|} = null!; ",
        "each 'Net' holds a further one, without end; keep the inner models in a list or an array, which may be empty")]
    [InlineData(
        "public Leaf {|#0:Inner|} { get; set; } = null!; } public sealed partial class Leaf : Net { [Bias(2)] private float[]? _c; ",
        "each 'Net' holds a further one, without end; keep the inner models in a list or an array, which may be empty")]
    [InlineData(
        "private Block {|#0:_block|} = null!; } public partial class Block { [Init] private List<Net> _end = new(); [Init] private Part {|INIT002:_part|} = null!; } public partial class Part { [Init] public Net {|INIT002:Parent|} = null!; ",
        "each 'Net' holds a further one by way of 'Block', 'Part', without end; keep the inner models in a list or an array, which may be empty")]
    public Task A_model_that_holds_its_like_is_named(string members, string trouble)
    {
        string member = members[(members.IndexOf("#0:", System.StringComparison.Ordinal) + 3)..].Split('|')[0];
        return Finds(
            $"public partial class Net {{ [Bias(2)] private float[]? _b; [Init] {members} }}",
            new ExpectedDiagnostic("INIT002") { At = "0", Message = $"'{member}' cannot be initialized: {trouble}" });
    }

    [Fact]
    public Task Models_that_hold_their_like_where_it_has_an_end_are_right() => IsSilent("""
        public partial class Tree
        {
            [Bias(2)] private float[]? _b;
            [Init] private readonly Tree[] _branches = { };
            [Init] private readonly List<Tree> _list = new();
            [Init] private readonly Dictionary<string, Tree> _named = new();
            [Init] private readonly Holder _holder = new();
            public Tree? Parent { get; set; }
        }

        public partial class Holder { [Init] private readonly Tree[] _trees = { }; [Init] private readonly Leaf _leaf = new(); }
        public partial class Leaf { [Bias(2)] private float[]? _b; }
        public partial class Wrapper : Leaf { [Init] private readonly Leaf _inner = new(); }
        public partial class Generic<T> where T : Leaf { [Init] private readonly T _inner = null!; }
        """);

    [Fact]
    public Task Fires_on_static_members_and_indexers() => Finds("""
        public partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private static readonly float[] {|INIT002:Shared|} = new float[8];
            [Dense(4, 2), Init(Scheme.He)] public float[] {|INIT002:this|}[int i] => new float[8];
            [Dense(4, 2), Init(Scheme.He)] public float[] {|INIT002:Sink|} { set { } }
        }
        """);

    [Fact]
    public Task Fires_on_collections_that_lose_what_is_allocated_and_keys_without_a_text() => Finds("""
        public partial class Net
        {
            [Init] private IReadOnlyList<Point> {|INIT002:_list|} = new Point[2];
            [Init] private System.Collections.Immutable.ImmutableArray<Point> {|INIT002:_array|};
            [Init] private Dictionary<string, Point> {|INIT002:_named|} = new();
            [Init] private Dictionary<Uri, Block> {|INIT002:_keyed|} = new();
            [Init] private HashSet<Block> {|INIT002:_set|} = new();
        }

        public partial struct Point { [Bias(2)] private float[]? _w; }
        public partial class Block { [Bias(2)] private float[]? _w; }
        """);

    [Fact]
    public Task Fires_on_a_pointer_to_something_else() => Compiler.Analyzer.VerifyAsync(Compiler.Project.WithSources(Compiler.Model("""
        public unsafe partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] public float* W;
            [Dense(65536, 65536), Init(Scheme.He)] public Half* Large;
            [Dense(4, 2), Init(Scheme.He)] public int* {|INIT002:Whole|};
            [Dense(4, 2), Init(Scheme.He)] public float** {|INIT002:Rows|};
            [Dense(4, 2), Init(Scheme.He)] public void* {|INIT002:Anything|};
            [Dense(4, 2), Init(Scheme.He)] public delegate*<float> {|INIT002:Function|};
        }
        """)) with { AllowUnsafe = true });

    [Fact]
    public Task Fires_on_an_abstract_property_and_not_on_its_override() => Finds("""
        public abstract partial class Base
        {
            [Dense(4, 2), Init(Scheme.He)] public abstract float[] {|INIT002:W|} { get; }
        }

        public partial class Derived : Base
        {
            [Dense(4, 2), Init(Scheme.He)] public override float[] W { get; } = new float[8];
        }
        """);

    [Fact]
    public Task Names_the_member_the_trouble_and_the_remedy() => Finds(
        "public sealed partial class Net { [Dense(4, 2), Init] private decimal[] {|#0:_w|} = new decimal[8]; }",
        new ExpectedDiagnostic("INIT002")
        {
            At = "0",
            Message = "'_w' cannot be initialized: its elements are of type 'decimal'; make them float, double or Half",
        });

    [Fact]
    public Task A_sibling_keeps_its_code() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private string {|INIT002:_text|} = "";
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            public Net() => InitializeWeights(1);
        }
        """);

    [Fact]
    public Task Is_silent_on_every_container_that_is_supported() => IsSilent("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private float[] _a = new float[8];
            [Dense(4, 2), Init(Scheme.He)] private float[,] _b = new float[2, 4];
            [Dense(4, 2), Init(Scheme.He)] private Tensor<float>? _c;
            [Dense(4, 2), Init(Scheme.He)] public float[]? D { get; set; }
            [Conv(4, 2, 3), Init(Scheme.He)] private float[,,] _three = new float[2, 4, 3];
            [Conv(4, 2, 3, 3), Init(Scheme.He)] private readonly float[,,,] _four = new float[2, 4, 3, 3];
            [Conv(4, 2, 3, 3), Init(Scheme.He)] private Memory<float> _memory;
            [Conv(4, 2, 3, 3), Init(Scheme.He)] private readonly Memory<float> _fixed = new float[72];
            [Dense(4, 2)] [field: Init(Scheme.He)] public float[] E { get; } = new float[8];
            [Dense(4, 2), Init(Scheme.He)] private double[] _double = new double[8];
            [Dense(4, 2), Init(Scheme.He)] private Half[] _half = new Half[8];
            [Conv(4, 2, 3, 3), Init(Scheme.He)] private readonly Half[,,,] _halves = new Half[2, 4, 3, 3];
            [Dense(4, 2), Init(Scheme.He)] private Memory<double> _doubles;
            [Dense(4, 2), Init(Scheme.He)] private Tensor<Half>? _tensor;
            [Dense(4, 2), Init(Scheme.He)] private float[][]? _rows;
            [Conv(4, 2, 3), Init(Scheme.He)] private readonly double[][][] _planes = new double[2][][];
            [Conv(4, 2, 3, 3), Init(Scheme.He)] private Half[][][][]? _volumes;
            [Init] private readonly Block _block = new();
            [Init] private readonly Block[] _blocks = { new(), new() };
            [Init] private readonly List<Block> _list = new() { new() };
        }

        public sealed partial class Block
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
        }
        """);

    [Theory]
    [InlineData("[Init] private readonly Block? _w = null;")]
    [InlineData("[Init] private readonly Block?[] _w = { };")]
    [InlineData("[Init] private readonly List<Block>? _w = null;")]
    [InlineData("[Init] private readonly Derived _w = new();")]
    [InlineData("[Init] private Value _w;")]
    [InlineData("[Init] public Block W { get; set; } = new();")]
    [InlineData("[Init] public virtual Block W => new();")]
    [InlineData("[Init] public Block W { get; init; } = new();")]
    [InlineData("[Init] private readonly Generic<int> _w = new();")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] protected internal float[]? W;")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] public virtual float[] W { get; set; } = new float[8];")]
    [InlineData("[Dense(4, 2)] public string ShapeAlone = string.Empty; [Activation(Activation.ReLU)] public int Other;")]
    public Task Is_silent_on_each_right_way(string member) => IsSilent($$"""
        public partial class Net { {{member}} }
        public partial class Block { [Dense(4, 2), Init(Scheme.He)] private float[]? _w; }
        public sealed class Derived : Block { }
        public partial struct Value { [Dense(4, 2), Init(Scheme.He)] private float[]? _w; }
        public partial class Generic<T> { [Dense(4, 2), Init(Scheme.He)] private float[]? _w; }
        """);

    [Fact]
    public Task Is_silent_where_the_compiler_complains() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private {|CS0246:Missing|} _a;
            [Dense(4, 2), Init(Scheme.He)] private {|CS0246:Missing|}[] _b;
            [Init] private List<{|CS0246:Missing|}> _c;
            [Dense(4, 2), {|CS0246:{|CS0246:Inti|}|}(Scheme.He)] private float[] _d;
        }
        """);
}
