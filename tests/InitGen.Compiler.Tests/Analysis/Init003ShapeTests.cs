using System.Threading.Tasks;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init003ShapeTests : RuleTest
{
    [Fact]
    public Task Fires_when_the_storage_is_too_small() => Finds(
        """
        public sealed partial class Net
        {
            [{|#0:Dense(784, 256)|}, Init(Scheme.He)] private readonly float[] _hidden = new float[100];
        }
        """,
        new ExpectedDiagnostic("INIT003")
        {
            At = "0",
            Message = "The shape of '_hidden' [256, 784] asks for 200704 elements, but [100] is allocated; allocate new float[200704], or correct the shape",
        });

    [Fact]
    public Task Fires_when_a_rectangle_is_the_wrong_way_round() => Finds("""
        public sealed partial class Net
        {
            [{|INIT003:Dense(4, 2)|}, Init(Scheme.He)] private readonly float[,] _w = new float[4, 2];
            [{|INIT003:Conv(4, 2, 3)|}, Init(Scheme.He)] private readonly float[,,] _three = new float[4, 2, 3];
        }
        """);

    [Fact]
    public Task Fires_when_an_array_has_other_dimensions() => Finds(
        """
        public sealed partial class Net
        {
            [{|#0:Conv(4, 2, 3, 3)|}, Init(Scheme.He)] private float[,]? _a;
            [{|INIT003:Dense(4, 2)|}, Init(Scheme.He)] private float[,,]? _b;
        }
        """,
        new ExpectedDiagnostic("INIT003")
        {
            At = "0",
            Message = "The shape of '_a' [2, 4, 3, 3] has 4 dimensions, but the array has 2; use float[,,,], which has 4",
        });

    [Theory]
    [InlineData("Dense(4, 2)", "double[][][]? _w", "[2, 4] has 2 dimensions, but the array has 3; use double[][], which has 2")]
    [InlineData("Conv(4, 2, 3)", "Half[][]? _w", "[2, 4, 3] has 3 dimensions, but the array has 2; use Half[][][], which has 3")]
    [InlineData("Bias(4)", "float[][]? _w", "[4] has 1 dimension, but the array has 2; use float[], which has 1")]
    [InlineData("Conv(4, 2, 3, 3, 3)", "float[,,,]? _w", "[2, 4, 3, 3, 3] has 5 dimensions, but the array has 4; use float[], which takes any shape")]
    [InlineData("Dense(4, 2)", "float[][] _w = new float[3][]", "[2, 4] asks for 2 rows, but 3 are allocated; allocate new float[2][], or correct the shape")]
    [InlineData("Conv(4, 2, 3)", "Half[][][] _w = new Half[3][][]", "[2, 4, 3] asks for 2 rows, but 3 are allocated; allocate new Half[2][][], or correct the shape")]
    [InlineData("Dense(4, 2)", "Half[] _w = new Half[9]", "[2, 4] asks for 8 elements, but [9] is allocated; allocate new Half[8], or correct the shape")]
    [InlineData(
        "Dense(65536, 65536), Init(Scheme.Orthogonal)", "float[][]? _w",
        "[65536, 65536] asks for more elements than one array can hold (2147483591), and Scheme.Orthogonal makes them as a whole; split the layer, or choose another scheme")]
    public Task Names_the_array_that_the_shape_asks_for(string shape, string field, string trouble)
    {
        string init = shape.Contains("Init(") || shape.StartsWith("Bias") ? string.Empty : ", Init(Scheme.He)";
        string[] parts = shape.Split(", Init(");
        return Finds(
            $"public sealed partial class Net {{ [{{|#0:{parts[0]}|}}{(parts.Length > 1 ? ", Init(" + parts[1] : init)}] private {field}; }}",
            new ExpectedDiagnostic("INIT003") { At = "0", Message = "The shape of '_w' " + trouble });
    }

    [Fact]
    public Task Rows_may_hold_more_than_one_array() => IsSilent(
        "public sealed partial class Net { [Dense(65536, 65536), Init(Scheme.He)] private float[][]? _w; }");

    [Fact]
    public Task Fires_on_storage_by_other_means() => Finds("""
        public sealed partial class Net
        {
            private const int Inputs = 4;
            [{|INIT003:Dense(Inputs, 2)|}, Init(Scheme.He)] private readonly float[] _a = GC.AllocateUninitializedArray<float>(7);
            [{|INIT003:Dense(Inputs, 2)|}, Init(Scheme.He)] private readonly float[] _b = (new float[Inputs * 3])!;
            [{|INIT003:Dense(Inputs, 2)|}, Init(Scheme.He)] public float[] C { get; } = new float[Inputs];
        }
        """);

    [Theory]
    [InlineData("new float[Rows * (Columns + 1) + 1]", "11")]
    [InlineData("new float[0x10]", "16")]
    [InlineData("new float[Other.Size]", "12")]
    [InlineData("new float[Wide]", "13")]
    [InlineData("new float[2 * Inherited]", "14")]
    [InlineData("new float[checked(Rows * 5)]", "10")]
    [InlineData("new float[20 / 2]", "10")]
    public Task Reads_every_constant_length(string allocation, string found) => Finds(
        $$"""
        public abstract class Base { protected const int Inherited = 7; }
        public static class Other { public const int Size = 12; }
        public sealed partial class Net : Base
        {
            private const int Rows = 2, Columns = 4;
            private const long Wide = 13;
            [{|#0:Dense(Columns, Rows)|}, Init(Scheme.He)] private readonly float[] _w = {{allocation}};
        }
        """,
        new ExpectedDiagnostic("INIT003")
        {
            At = "0",
            Message = $"The shape of '_w' [2, 4] asks for 8 elements, but [{found}] is allocated; allocate new float[8], or correct the shape",
        });

    [Theory]
    [InlineData("new float[Rows]")]
    [InlineData("new float[s_rows * 3]")]
    public Task Is_silent_on_lengths_that_are_no_constants(string allocation) => IsSilent($$"""
        public sealed partial class Net
        {
            private static int Rows => 2;
            private static readonly int s_rows = 2;
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = {{allocation}};
        }
        """);

    [Fact]
    public Task Is_silent_where_a_parameter_hides_a_constant() =>
        typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version!.Major < 5 ? Task.CompletedTask : IsSilent("""
            public sealed partial class Net(int Rows)
            {
                private const int Rows = 9;
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[Rows];
            }
            """);

    [Fact]
    public Task Fires_when_the_shape_is_missing_or_given_twice() => Finds("""
        public sealed partial class Net
        {
            [Init(Scheme.He)] private readonly float[] {|INIT003:_a|} = new float[8];
            [{|INIT003:Dense(4, 2)|}, Embedding(4, 2), Init(Scheme.He)] private readonly float[] _b = new float[8];
            [{|INIT003:Dense(4, 2)|}, Init] private readonly Block _c = new();
        }

        public sealed partial class Block
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
        }
        """);

    [Fact]
    public Task Fires_on_sizes_below_one() => Finds("""
        public sealed partial class Net
        {
            [{|INIT003:Dense(0, 2)|}, Init(Scheme.He)] private float[]? _a;
            [{|INIT003:Dense(4, -2)|}, Init(Scheme.He)] private float[]? _b;
            [{|INIT003:Conv(4, 2, 3, 0)|}, Init(Scheme.He)] private float[]? _c;
            [{|INIT003:Conv(4, 2)|}, Init(Scheme.He)] private float[]? _d;
            [{|INIT003:Bias(0)|}] private float[]? _e;
            [{|INIT003:Dense(nameof(None), 2)|}, Init(Scheme.He)] private float[]? _f;
            private const int None = 0;
        }
        """);

    [Theory]
    [InlineData("Dense(0, 2)", "gives inputs as 0; it must be at least 1")]
    [InlineData("Dense(4, -2)", "gives outputs as -2; it must be at least 1")]
    [InlineData("Embedding(0, 2)", "gives count as 0; it must be at least 1")]
    [InlineData("Embedding(8, nameof(Zero))", "gives width as Zero, which is 0; it must be at least 1")]
    [InlineData("Norm(0)", "gives width as 0; it must be at least 1")]
    [InlineData("Bias(0)", "gives size as 0; it must be at least 1")]
    [InlineData("Conv(4, 2, 3, 0)", "has a kernel length below 1; each kernel length must be at least 1")]
    [InlineData("Conv(4, 6, 3, Groups = 0)", "has Groups = 0; it must be at least 1")]
    [InlineData("ConvTranspose(4, 6, 3, Stride = 0)", "has stride 0; it must be at least 1")]
    public Task Names_the_size_that_is_none(string shape, string trouble) => Finds(
        $"public sealed partial class Net {{ private const int Zero = 0; [{{|#0:{shape}|}}, Init] private float[]? _w; }}",
        new ExpectedDiagnostic("INIT003") { At = "0", Message = "The shape of '_w' " + trouble });

    [Fact]
    public Task Fires_on_sizes_that_no_array_holds() => Finds("""
        public sealed partial class Net
        {
            [{|INIT003:Dense(int.MaxValue, int.MaxValue)|}, Init(Scheme.He)] private float[]? _a;
            [{|INIT003:Conv(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)|}, Init(Scheme.He)] private float[]? _b;
            [{|INIT003:Embedding(65536, 65536)|}, Init] private float[]? _c;
        }
        """);

    [Fact]
    public Task Fires_on_groups_that_do_not_divide() => Finds("""
        public sealed partial class Net
        {
            [{|INIT003:Conv(6, 4, 3, Groups = 4)|}, Init(Scheme.He)] private float[]? _a;
            [{|INIT003:Conv(4, 6, 3, Groups = 0)|}, Init(Scheme.He)] private float[]? _b;
            [{|INIT003:ConvTranspose(4, 6, 3, Stride = 0)|}, Init(Scheme.He)] private float[]? _c;
            [{|INIT003:Dense(4, 8, Packed = 3)|}, Init(Scheme.He)] private float[]? _d;
        }
        """);

    [Fact]
    public Task Fires_on_names_that_hold_no_size() => Finds("""
        public partial class Net
        {
            private readonly string _text = "";
            private static int Method() => 4;
            [{|INIT003:Dense("missing", 2)|}, Init(Scheme.He)] private float[]? _a;
            [{|INIT003:Dense(nameof(_text), 2)|}, Init(Scheme.He)] private float[]? _b;
            [{|INIT003:Dense(nameof(Method), 2)|}, Init(Scheme.He)] private float[]? _c;
            [{|INIT003:Bias(4, For = "missing")|}] private float[]? _d;
        }
        """);

    [Fact]
    public Task Fires_on_a_read_only_member_that_nothing_allocates() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] {|INIT003:_a|};
            [Dense(4, 2), Init(Scheme.He)] public float[]? {|INIT003:B|} { get; }
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] {|INIT003:_c|} = null!;
        }
        """);

    [Fact]
    public Task Fires_on_a_bias_of_another_length() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private float[]? _w;
            [{|INIT003:Bias(3)|}] private float[]? _wBias;
            [{|INIT003:Bias(5, For = nameof(_w))|}] private float[]? _other;
        }
        """);

    [Fact]
    public Task Is_silent_when_shape_and_storage_agree() => IsSilent("""
        public sealed partial class Net
        {
            private const int Inputs = 4;
            private readonly int _width = 3;
            [Dense(Inputs, 2), Init(Scheme.He)] private readonly float[] _a = new float[Inputs * 2];
            [Bias(2)] private readonly float[] _aBias = new float[2];
            [Dense(Inputs, 2), Init(Scheme.He)] private readonly float[,] _b = new float[2, Inputs];
            [Conv(4, 6, 3, 3, Groups = 2), Init(Scheme.He)] private readonly float[] _c = new float[6 * 2 * 9];
            [ConvTranspose(4, 6, 3, 3, Groups = 2, Stride = 2), Init(Scheme.He)] private readonly float[] _d = new float[4 * 3 * 9];
            [Dense(nameof(_width), nameof(Outputs)), Init(Scheme.He)] private float[]? _e;
            [Norm(7), Init] private readonly float[] _f = new float[7];
            [Embedding(nameof(Inputs), 3), Init] private readonly float[] _g = new float[12];
            private int Outputs { get; } = 5;
        }
        """);

    [Theory]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = GC.AllocateUninitializedArray<float>(8);")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = GC.AllocateArray<float>(2 * 4, pinned: true);")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = (new float[8])!;")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[] { 1, 2, 3, 4, 5, 6, 7, 8 };")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private float[] _w = null!;")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private float[]? _w = default;")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private Tensor<float>? _w = Tensor.CreateFromShape<float>(new nint[] { 2, 4 });")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] protected readonly float[] _w; protected Net(int n) { var made = new float[n]; this._w = made; }")]
    [InlineData("[Dense(4, 2), Init(Scheme.He)] private readonly float[] _w; public Net() => Make(out _w); private static void Make(out float[] w) => w = new float[8];")]
    [InlineData("[Dense(2147483591, 1), Init(Scheme.He)] private float[]? _w; [Bias(1)] private float[]? _b;")]
    [InlineData("[Conv(4, 8, 3, Groups = 4), Init(Scheme.He)] private float[]? _w; [Bias(8)] private float[]? _b; [Norm(8), Init] private float[]? _g; [Bias(8)] private float[]? _s;")]
    [InlineData("[ConvTranspose(8, 4, 3, Groups = 4), Init(Scheme.He)] private float[]? _w; [Bias(4)] private float[]? _b;")]
    [InlineData("[Bias(4)] private float[]? _alone;")]
    [InlineData("[Bias(4, For = nameof(_w))] private float[]? _b; [Dense(3, 4), Init(Scheme.He)] private float[]? _w;")]
    [InlineData("[Dense(3, 4)] private float[]? _loaded; [Bias(4, For = nameof(_loaded))] private float[]? _b;")]
    public Task Is_silent_on_each_right_way(string members) => IsSilent($"public partial class Net {{ {members} }}");

    [Fact]
    public Task Is_silent_when_the_allocation_is_not_known() => IsSilent("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _a;
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _b = Allocate(7);
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _c = new float[7 + Environment.ProcessorCount];
            [Dense(4, 2), Init(Scheme.He)] public float[] D { get; init; } = null!;
            [Dense(4, 2), Init(Scheme.He)] public required float[] E { get; init; }
            [Dense(4, 2), Init(Scheme.He)] public float[] F => _f;
            private readonly float[] _f = Allocate(8);

            public Net(float[] a) => _a = a;

            private static float[] Allocate(int n) => new float[n];
        }
        """);

    [Fact]
    public Task Is_silent_where_the_compiler_complains() => Finds("""
        public sealed partial class Net
        {
            [{|CS1729:Dense(4)|}, Init(Scheme.He)] private float[]? _a;
            [{|CS1729:Embedding(4)|}, Init] private float[]? _b;
            [Dense({|CS0103:x|}, 2), Init(Scheme.He)] private float[]? _c;
        }
        """);
}
