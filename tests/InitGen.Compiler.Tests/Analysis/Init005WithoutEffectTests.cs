using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init005WithoutEffectTests : RuleTest
{
    [Fact]
    public Task Fires_once_for_all_options_that_the_scheme_does_not_read() => Finds(
        """
        public sealed partial class Net
        {
            [Dense(4, 2), {|#0:Init(Scheme.He, Std = 0.1)|}] private float[]? _a;
            [Dense(4, 2), {|#1:Init(Scheme.Normal, Std = 0.1, Gain = 2, Low = -1, High = 1, Seed = 3)|}] private float[]? _b;
            [Dense(4, 2), {|#2:Init(Scheme.Zero, Seed = 3)|}] private float[]? _c;
            [Dense(4, 2), {|#3:Init(Scheme.He, Truncation = 3)|}] private float[]? _d;
            [Norm(4), {|#4:Init(Gain = 2, Seed = 1)|}] private float[]? _e;
            [Bias(4), {|#5:Init(Distribution = Distribution.Uniform)|}] private float[]? _f;
        }
        """,
        At("0", "'_a': Std is without effect: Scheme.He does not read it; remove it, or choose a scheme that reads it"),
        At("1", "'_b': Gain, Low and High are without effect: Scheme.Normal does not read them; remove them, or choose a scheme that reads them"),
        At("2", "'_c': Seed is without effect: Scheme.Zero does not read it; remove it, or choose a scheme that reads it"),
        At("3", "'_d': Truncation is without effect: Scheme.He cuts only Distribution.TruncatedNormal; remove it, or set Distribution = Distribution.TruncatedNormal"),
        At("4", "'_e': Gain and Seed are without effect: Scheme.Auto starts a normalization's scale at 1 and reads no options; remove them, or choose a scheme that reads them"),
        At("5", "'_f': Distribution is without effect: Scheme.Auto starts a bias at 0 and reads no options; remove it, or choose a scheme that reads it"));

    [Fact]
    public Task Fires_on_members_that_hold_layers_and_models() => Finds(
        """
        public sealed partial class Net
        {
            [{|#0:Init(Scheme.He, Std = 1)|}] private readonly Linear _one = new(4, 2);
            [{|#1:Init(Std = 1)|}] private readonly Linear[] _many = { new(4, 2) };
            [{|#2:Init(Scheme.He, Gain = 2, Seed = 5, Name = "inner")|}] private readonly Block _block = new();
            [{|#3:Init(Std = 1)|}] private readonly List<Block> _blocks = new();
            [{|#4:Init(Scheme.Zero, Seed = 1)|}] private readonly Scale _scale = new();
        }

        [Layer]
        public sealed partial class Linear
        {
            public Linear(int inputs, int outputs) { Inputs = inputs; Outputs = outputs; Weight = new float[inputs * outputs]; }
            [FanIn] public int Inputs { get; }
            [FanOut] public int Outputs { get; }
            [Weight] public float[] Weight { get; }
        }

        [Layer]
        public sealed partial class Scale
        {
            [Norm(4), {|#5:Init(Scheme.One, Std = 2)|}] private readonly float[] _gamma = new float[4];
        }

        public sealed partial class Block { [Dense(4, 4), Init(Scheme.He)] private float[]? _w; }
        """,
        At("0", "'_one': Std is without effect: Scheme.He does not read it; remove it, or choose a scheme that reads it"),
        At("1", "'_many': Std is without effect: Scheme.Auto does not read it; remove it, or choose a scheme that reads it"),
        At("2", "'_block': Scheme, Gain and Seed are without effect: 'Block' says itself how its weights start; remove them, or write them on the weights inside 'Block'"),
        At("3", "'_blocks': Std is without effect: 'Block' says itself how its weights start; remove it, or write it on the weights inside 'Block'"),
        At("4", "'_scale': Seed is without effect: Scheme.Zero does not read it; remove it, or choose a scheme that reads it"),
        At("5", "'_gamma': Std is without effect: Scheme.One does not read it; remove it, or choose a scheme that reads it"),
        new ExpectedDiagnostic("INIT006") { At = "1" });

    [Fact]
    public Task Is_silent_where_each_option_is_read() => IsSilent("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He, Gain = 1.5, Fan = FanMode.Out, Depth = 4, Seed = 1, Name = "a", Justification = "as published")] private float[]? _a;
            [Dense(4, 2), Init(Scheme.He, Distribution = Distribution.TruncatedNormal, Truncation = 3)] private float[]? _b;
            [Dense(4, 2), Init(Scheme.TruncatedNormal, Std = 0.02, Mean = 1, Truncation = 3)] private float[]? _c;
            [Dense(4, 2), Init(Scheme.Sparse, Sparsity = 0.5, Std = 0.1, Seed = 4)] private float[]? _d;
            [Dense(4, 2), Init(Gain = 2, Depth = 2), Activation(Activation.Tanh)] private float[]? _e;
            [Bias(2), Init(Scheme.Constant, Value = 0.1, Name = "b")] private float[]? _f;
            [Bias(2), Init(Scheme.Normal, Std = 0.1, Seed = 9, Name = "c")] private float[]? _g;
            [Embedding(4, 2), Init(Fan = FanMode.In)] private float[]? _h;
            [Init(Name = "inner")] private readonly Block _block = new();
            [Init(Scheme.Auto)] private readonly Block _other = new();
            [Init(Gain = 2, Seed = 1), Activation(Activation.ReLU)] private readonly Linear _layer = new(4, 2);
        }

        [Layer]
        public sealed partial class Linear
        {
            public Linear(int inputs, int outputs) { Inputs = inputs; Outputs = outputs; _weight = new float[inputs * outputs]; _bias = new float[outputs]; }
            [FanIn] public int Inputs { get; }
            [FanOut] public int Outputs { get; }
            [Weight] private readonly float[] _weight;
            [Bias] private readonly float[] _bias;
        }

        public sealed partial class Block { [Dense(4, 4), Init(Scheme.He)] private float[]? _w; }
        """);

    [Fact]
    public Task Is_silent_on_options_that_come_from_defaults() => IsSilent("""
        [InitDefaults(Scheme.Normal, Std = 0.02, Gain = 2)]
        public sealed partial class Net
        {
            [Dense(4, 2), Init] private float[]? _a;
            [Dense(4, 2), Init(Scheme.He)] private float[]? _b;
            [Dense(4, 2), Init(Mean = 1)] private float[]? _c;
            [Norm(4), Init] private float[]? _d;
            [Init] private readonly Block _block = new();
        }

        public sealed partial class Block { [Dense(4, 4), Init(Scheme.He)] private float[]? _w; }
        """);

    [Fact]
    public Task Is_silent_where_INIT004_has_spoken() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), {|INIT004:Init(Scheme.Uniform, Std = 1, Low = 1, High = 0)|}] private float[]? _a;
            [Dense(4, 2), {|INIT004:Init(Scheme.He, Gain = -1, Std = 1)|}] private float[]? _b;
        }
        """);

    [Fact]
    public Task The_fix_takes_out_what_is_not_read_and_leaves_the_rest() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Net
        {
            // kept
            [Dense(4, 2), {|INIT005:Init(Scheme.He, /* one */ Std = 0.1, Gain = 2 /* two */)|}] private float[]? _a;
            [Dense(4, 2), {|INIT005:Init(Scheme.Zero, Seed = 3)|}] private float[]? _b;
            [{|INIT005:Init(Scheme.He, Gain = 2)|}] private readonly Block _block = new();
            [Init] private readonly Block _next = new();
            [{|INIT005:Init(Scheme.He, Name = "third")|}] private readonly Block _third = new();
        }

        public sealed partial class Block { [Dense(4, 4), Init(Scheme.He)] private float[]? _w; }
        """,
        """
        public sealed partial class Net
        {
            // kept
            [Dense(4, 2), Init(Scheme.He /* one */ , Gain = 2 /* two */)] private float[]? _a;
            [Dense(4, 2), Init(Scheme.Zero)] private float[]? _b;
            [Init] private readonly Block _block = new();
            [Init] private readonly Block _next = new();
            [Init(Name = "third")] private readonly Block _third = new();
        }

        public sealed partial class Block { [Dense(4, 4), Init(Scheme.He)] private float[]? _w; }
        """);

    private static ExpectedDiagnostic At(string place, string message) => new("INIT005") { At = place, Severity = DiagnosticSeverity.Warning, Message = message };
}
