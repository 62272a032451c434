using System;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.Compiler.Tests.Analysis;
using InitGen.Compiler.Tests.Running;
using InitGen.Generator;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Robustness;

/// <summary>Models that are legal and odd: their generated code compiles without a warning, or a finding says why there is none.</summary>
public sealed class OddModelTests : RuleTest
{
    [Theory]
    [InlineData("public partial class Net { private int _c = 6; [Conv(nameof(_c), nameof(_c), 3, Groups = 3), Init(Scheme.He)] public Tensor<float>? V; }")]
    [InlineData("public partial class Net { private static readonly int s_width = 4; [Dense(nameof(s_width), nameof(s_width)), Init(Scheme.He)] public float[]? W; }")]
    [InlineData("public partial class Net<T> { private static int width => 4; [Dense(nameof(width), 3), Init(Scheme.He)] public float[]? W; }")]
    [InlineData("public partial class Net { private static int pass => 4; private static int fans => 3; [Dense(nameof(pass), nameof(fans)), Init(Scheme.He)] public float[]? W; }")]
    [InlineData("public partial class Net { private int _width = 4; public int Width = 3; [Dense(nameof(_width), nameof(Width)), Init(Scheme.He)] public float[]? W; }")]
    [InlineData("public partial class Net { private int length = 4, _1 = 3; [Dense(nameof(length), nameof(_1)), Init(Scheme.He)] public float[]? W; }")]
    [InlineData("public partial class Net { private int @class = 4; [Dense(nameof(@class), 3), Init(Scheme.He)] public float[]? W; }")]
    [InlineData("public partial class Lstm { [Bias(2)] public float[]? B; } public partial class LSTM { [Bias(2)] public float[]? B; }")]
    [InlineData("public class Base { public void InitializeWeights(ulong seed) { } } public partial class Net : Base { [Bias(2)] public float[]? B; }")]
    [InlineData("public partial class Net { [Init] public List<Block?> Blocks = new(); } public partial class Block { [Bias(2)] public float[]? B; }")]
    [InlineData("public partial class Net<T> where T : Block? { [Init] public T[] Blocks = Array.Empty<T>(); } public partial class Block { [Bias(2)] public float[]? B; }")]
    [InlineData("public partial record Net([param: System.Diagnostics.CodeAnalysis.DisallowNull] [property: Dense(2, 3), Init(Scheme.He)] float[] W);")]
    [InlineData("public partial class Net { [Obsolete] [Bias(2)] public float[]? B; }")]
    [InlineData("public abstract partial class Net { [Bias(2)] protected virtual float[]? B { get; } }")]
    [InlineData("public partial class Net { public Net() => W = new float[6]; [Dense(2, 3), Init(Scheme.He)] public float[] W { get; set; } = new float[0]; }")]
    public void Generated_code_compiles_without_a_warning(string model) => Assert.NotEmpty(Compiler.Generator.Verify(Compiler.Model(model)).Sources);

    [Fact]
    public void Assemblies_that_are_not_for_every_language_have_no_warning_either() => Compiler.Generator.Verify(Compiler.Project.WithSources(
        "[assembly: System.CLSCompliant(true)]",
        Compiler.Model("public partial class Net { [Dense(2, 3), Init(Scheme.He)] public float[] W { get; set; } = new float[6]; }")));

    [Fact]
    public void A_model_may_have_the_name_of_the_kernels() => Assert.Equal(
        2,
        Compiler.Generator.Verify("using InitGen; public partial class InitKernels { [Dense(2, 3), Init(Scheme.He)] public float[]? W; }").Sources.Count);

    [Fact]
    public Task Strides_without_end_are_no_crash() => IsSilent("""
        public partial class Net
        {
            [ConvTranspose(1, 1, 1, 1, 1, Stride = int.MaxValue), Init(Scheme.He)] public float[]? W;
        }
        """);

    [Fact]
    public Task Structs_that_cannot_be_written_back_are_refused() => Finds("""
        public partial struct Point { [Dense(2, 3), Init(Scheme.He)] public float[]? W; }
        public readonly partial struct Fixed { public Fixed() { } [Dense(2, 3), Init(Scheme.He)] private readonly float[] _w = new float[6]; }

        public partial class Net
        {
            private Point _p;
            [Init] private readonly Point {|INIT002:_a|};
            [Init] public Point {|INIT002:B|} { get; }
            [Init] public Point {|INIT002:C|} { get; init; }
            [Init] public Point {|INIT002:D|} => _p;
            [Init] public ref Point E => ref _p;
            [Init] private readonly Fixed _f = new();
        }
        """);

    [Fact]
    public Task Explicit_implementations_are_refused() => Finds("""
        public interface IHolder { float[]? W { get; set; } }
        public partial class Net : IHolder { [Dense(2, 3), Init(Scheme.He)] float[]? IHolder.{|INIT002:W|} { get; set; } }
        """);

    [Fact]
    public Task A_path_of_a_base_class_is_taken() => Finds("""
        public partial class A
        {
            [Dense(2, 3), Init(Scheme.He)] private float[]? _w;
            [Dense(2, 3), Init(Scheme.He)] public virtual float[]? V { get; set; }
        }

        public partial class B : A
        {
            [Dense(2, 3), {|INIT004:Init(Scheme.He)|}] private float[]? _w;
            [Dense(2, 3), {|INIT004:Init(Scheme.Xavier)|}] public override float[]? V { get; set; }
            [Dense(2, 3), Init(Scheme.He, Name = "other")] private float[]? w;
        }
        """);

    [Theory]
    [InlineData("Scheme.Uniform, Low = -1e39, High = 1e39")]
    [InlineData("Scheme.Normal, Std = 1e300")]
    [InlineData("Scheme.Constant, Value = 1e39")]
    [InlineData("Scheme.He, Gain = 1e100")]
    [InlineData("Scheme.TruncatedNormal, Mean = 1e300, Std = 1")]
    [InlineData("Scheme.Normal, Mean = 1e38, Std = 1e38")]
    [InlineData("Scheme.Normal, Std = 1e-46")]
    [InlineData("Scheme.Xavier, Gain = 1e-150")]
    [InlineData("Scheme.Uniform, Low = 1, High = 1.00000000001")]
    public Task Laws_that_floats_cannot_hold_are_refused(string init) => Finds($$"""
        public partial class Net
        {
            private readonly int _n = 3;
            [Dense(2, 3), {|INIT004:Init({{init}})|}] private float[]? _w;
        }
        """);

    [Theory]
    [InlineData("public partial class Net { [Bias(2), {|INIT004:Init(Name = \"one\\ntwo\")|}] private float[]? _w; }")]
    [InlineData("public partial class Net { [Bias(2), {|INIT004:Init(Name = \"one\\u2028two\")|}] private float[]? _w; }")]
    [InlineData("public partial class Net(int n) { [{|INIT003:Bias(\"n\")|}] private float[]? _w; public int N => n; }", 5)]
    [InlineData("public partial class Net { [Init] private List<float[]> {|INIT002:_w|} = new(); }")]
    [InlineData("public enum {|INIT001:E|} { [Bias(2)] {|INIT002:A|} }")]
    public Task Findings_in_plain_words(string model, int lowestRoslyn = 4) =>
        typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version!.Major < lowestRoslyn ? Task.CompletedTask : Finds(model);

    [Theory]
    [InlineData("[Dense(512, 8), Init(Scheme.He)] float[]? _qa; [Dense(8, 512), Init(Scheme.Zero)] float[]? _qb; [Dense(512, 8), Init(Scheme.He)] float[]? _va; [Dense(8, 512), Init(Scheme.Zero)] float[]? _vb;")]
    [InlineData("[Dense(64, 4), Init(Scheme.Zero)] float[]? _b; [Dense(4, 64), Init(Scheme.He)] float[]? _a;")]
    [InlineData("[Dense(64, 256), Init(Scheme.He)] float[]? _up; [Dense(256, 64), Init(Scheme.Zero)] float[]? _down; [Dense(64, 256), Init(Scheme.He)] float[]? _up2; [Dense(256, 64), Init(Scheme.Zero)] float[]? _down2;")]
    [InlineData("[Dense(8, 64), Init(Scheme.He)] float[]? _pi1; [Dense(64, 4), Init(Scheme.Zero)] float[]? _pi2; [Dense(4, 64), Init(Scheme.He)] float[]? _v1; [Dense(64, 1), Init(Scheme.He)] float[]? _v2;")]
    [InlineData("[Conv(64, 32, 1, 1), Init(Scheme.Zero)] float[]? _zero; [Conv(32, 64, 3, 3), Init(Scheme.He)] float[]? _next;")]
    [InlineData("[Dense(64, 64), Init(Scheme.Xavier)] float[]? _qkv; [Dense(64, 384), Init(Scheme.Zero)] float[]? _modulation; [Dense(384, 192), Init(Scheme.Xavier)] float[]? _other;")]
    [InlineData("[Conv(64, 64, 3, 3), Init(Scheme.Xavier), Activation(Activation.ReLU)] float[]? _conv; [Bias(64)] float[]? _bias; [Norm(64), Init] float[]? _norm;")]
    public Task Right_models_are_left_alone(string members) => IsSilent($"public partial class Net {{ {members} }}");

    [Fact]
    public Task A_norm_elsewhere_does_not_silence_INIT101() => Finds("""
        public partial class Net
        {
            [Conv(64, 64, 3, 3), {|INIT101:Init(Scheme.Xavier)|}, Activation(Activation.ReLU)] float[]? _conv;
            [Norm(32), Init] float[]? _norm;
        }
        """);

    [Fact]
    public Task Fix_writes_a_scheme_over_a_constant_and_into_a_bare_attribute() => Fixes<ChangeAttributeFix>(
        """
        public static class Shared { public const Scheme Hidden = Scheme.Xavier; }

        [InitDefaults(Scheme.Xavier)]
        public partial class Net
        {
            private const Scheme S = Scheme.Xavier;
            [Dense(256, 256), {|INIT101:Init(S)|}, Activation(Activation.ReLU)] private float[]? _a;
            [Dense(256, 256), {|INIT101:Init(Shared.Hidden, Seed = 3)|}, Activation(Activation.ReLU)] private float[]? _b;
            [Dense(256, 256), {|INIT101:Init|}, Activation(Activation.ReLU)] private float[]? _c;
            [Dense(256, 256), {|INIT101:Init()|}, Activation(Activation.ReLU)] private float[]? _d;
            [Dense(256, 256), {|INIT101:Init(Seed = 3)|}, Activation(Activation.ReLU)] private float[]? _e;
        }
        """,
        """
        public static class Shared { public const Scheme Hidden = Scheme.Xavier; }

        [InitDefaults(Scheme.Xavier)]
        public partial class Net
        {
            private const Scheme S = Scheme.Xavier;
            [Dense(256, 256), Init(InitGen.Scheme.He), Activation(Activation.ReLU)] private float[]? _a;
            [Dense(256, 256), Init(InitGen.Scheme.He, Seed = 3), Activation(Activation.ReLU)] private float[]? _b;
            [Dense(256, 256), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _c;
            [Dense(256, 256), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? _d;
            [Dense(256, 256), Init(Scheme.He, Seed = 3), Activation(Activation.ReLU)] private float[]? _e;
        }
        """);

    [Fact]
    public void A_tensor_inside_of_a_larger_buffer_is_filled_where_it_lies()
    {
        using RunningModel model = RunningModel.Load("""
            public partial class Net
            {
                private readonly float[] _buffer = new float[20];
                [Dense(3, 2), Init(Scheme.One)] private readonly Tensor<float> _w;
                public Net() => _w = Tensor.Create(_buffer, 4, new nint[] { 2, 3 }, Array.Empty<nint>());
            }
            """);
        object net = model.Initialize(model.Create("Net"));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i is >= 4 and < 10 ? 1f : 0f), model.Weights(net, "_buffer"));
    }

    [Fact]
    public void Defaults_leave_what_a_member_says_itself()
    {
        using RunningModel model = RunningModel.Load("""
            [InitDefaults(Scheme.Normal, Std = 0.02)]
            public partial class Base { }

            public partial class Net : Base
            {
                [Dense(4, 4), Init(Std = 0.01), Activation(Activation.ReLU)] private float[]? _std;
                [Dense(4, 4), Init(Scheme.Auto), Activation(Activation.ReLU)] private float[]? _auto;
                [Embedding(4, 4), Init] private float[]? _table;
                [Bias(4)] private float[]? _bias;
            }

            [InitDefaults(Scheme.He)]
            public partial class Other { [Embedding(4, 4), Init] private float[]? _table; }
            """);
        Assert.Equal(
            ["N(0, 0.01)", "N(0, 0.707)", "N(0, 0.02)", "0"],
            RunningModel.Parameters(model.Create("Net")).Select(parameter => parameter.Distribution.ToString()));
        Assert.Equal("N(0, 0.5)", RunningModel.Parameters(model.Create("Other")).Single().Distribution.ToString());
    }

    [Fact]
    public Task Attributes_whose_sizes_have_a_type_that_is_not_referred_to_are_survived() => new RobustnessVerifier
    {
        Generators = [new InitGenerator()],
        Analyzers = [new ModelAnalyzer()],
        Template = Compiler.Project with
        {
            // The package's numbers come from there, the program's from the core library.
            References = [.. Compiler.Project.References.Where(static reference => reference.Display?.EndsWith("System.Runtime.dll", StringComparison.Ordinal) != true)],
        },
    }.SurvivesAsync(Compiler.Model("""
        public partial class Net
        {
            [Dense(4, 3), Init(Scheme.He)] public float[]? W;
            [Conv(4, 3, 3), Init(Scheme.He)] public float[]? C;
            [Norm(4)] public float[]? G;
            [Bias(4)] public float[]? B;
            [Init(Scheme.He), TiedTo(nameof(W))] public float[]? T;
            [Layer] public partial class Inner { [Dense(2, 2), Init(Scheme.He)] public float[]? V; }
        }
        """));
}
