using System.Threading.Tasks;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init004OptionTests : RuleTest
{
    [Fact]
    public Task Fires_on_numbers_out_of_range() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), {|INIT004:Init(Scheme.Normal, Std = 0)|}] private float[]? _a;
            [Dense(4, 2), {|INIT004:Init(Scheme.Normal, Std = -1)|}] private float[]? _b;
            [Dense(4, 2), {|INIT004:Init(Scheme.Normal, Std = double.NaN)|}] private float[]? _c;
            [Dense(4, 2), {|INIT004:Init(Scheme.Normal, Std = double.PositiveInfinity)|}] private float[]? _d;
            [Dense(4, 2), {|INIT004:Init(Scheme.Normal, Std = 1, Mean = double.NaN)|}] private float[]? _e;
            [Dense(4, 2), {|INIT004:Init(Scheme.He, Gain = 0)|}] private float[]? _f;
            [Dense(4, 2), {|INIT004:Init(Scheme.Uniform, Low = 1, High = -1)|}] private float[]? _g;
            [Dense(4, 2), {|INIT004:Init(Scheme.Uniform, Low = 1, High = 1)|}] private float[]? _h;
            [Dense(4, 2), {|INIT004:Init(Scheme.TruncatedNormal, Std = 1, Truncation = 0.1)|}] private float[]? _i;
            [Dense(4, 2), {|INIT004:Init((Scheme)99)|}] private float[]? _j;
        }
        """);

    [Fact]
    public Task Fires_on_what_a_scheme_cannot_do_without() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), {|INIT004:Init(Scheme.Normal)|}] private float[]? _a;
            [Dense(4, 2), {|INIT004:Init(Scheme.Constant)|}] private float[]? _b;
            [Dense(4, 2), {|INIT004:Init(Scheme.Uniform, Low = -1)|}] private float[]? _c;
            [Dense(4, 2), {|INIT004:Init(Scheme.TruncatedNormal)|}] private float[]? _d;
        }
        """);

    [Fact]
    public Task Fires_on_an_activation_out_of_range() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He), Activation(Activation.LeakyReLU, Slope = double.NaN)] private float[]? {|INIT004:_a|};
            [Dense(4, 2), Init(Scheme.He), Activation(Activation.Maxout, Pieces = 1)] private float[]? {|INIT004:_b|};
            [Dense(4, 2), Init(Scheme.He), Activation((Activation)999)] private float[]? {|INIT004:_c|};
        }
        """);

    [Fact]
    public Task Fires_on_one_path_for_two_parameters() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private float[]? _w;
            [Dense(4, 2), {|INIT004:Init(Scheme.He)|}] private float[]? w;
            [Dense(4, 2), {|INIT004:Init(Scheme.He, Name = "w")|}] private float[]? _other;
            [Bias(2, For = nameof(_w))] private float[]? _b1;
            [Bias(2, For = nameof(_w))] private float[]? {|INIT004:_b2|};
        }
        """);

    [Fact]
    public Task Names_the_option_and_the_remedy() => Finds(
        "public sealed partial class Net { [Dense(4, 2), {|#0:Init(Scheme.Normal, Std = -1)|}] private float[]? _a; }",
        new ExpectedDiagnostic("INIT004") { At = "0", Message = "'_a': Std must be above 0 and finite (Std = -1)" });

    [Fact]
    public Task Fires_on_names_that_are_none() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), {|INIT004:Init(Scheme.He, Name = "")|}] private float[]? _a;
            [Dense(4, 2), {|INIT004:Init(Scheme.He, Name = "\ud800")|}] private float[]? _b;
        }
        """);

    [Fact]
    public Task Fires_on_a_scheme_that_needs_a_fan_where_there_is_none() => Finds("""
        public sealed partial class Net
        {
            [Bias(2), {|INIT004:Init(Scheme.He)|}] private float[]? _a;
            [Norm(2), {|INIT004:Init(Scheme.Xavier)|}] private float[]? _b;
        }
        """);

    [Theory]
    [InlineData(
        "Dense(4, 2)", "Scheme.DeltaOrthogonal",
        "Scheme.DeltaOrthogonal makes kernels of convolutions; take Scheme.Orthogonal for a matrix (Scheme = DeltaOrthogonal)")]
    [InlineData(
        "Conv(4, 2, 3, 3)", "Scheme.DeltaOrthogonal",
        "Scheme.DeltaOrthogonal needs at least as many outputs as inputs; take Scheme.Orthogonal (Scheme = DeltaOrthogonal)")]
    [InlineData(
        "Conv(4, 2, 3, 3)", "Scheme.Identity",
        "Scheme.Identity makes matrices; take Scheme.Dirac for the kernel of a convolution (Scheme = Identity)")]
    [InlineData(
        "Dense(4, 2)", "Scheme.Dirac",
        "Scheme.Dirac makes kernels of convolutions; take Scheme.Identity for a matrix (Scheme = Dirac)")]
    [InlineData(
        "Norm(4)", "Scheme.Orthogonal",
        "Scheme.Orthogonal makes a matrix, which a bias or normalization scale is not; "
        + "take Scheme.Auto, Zero, One, Constant, Uniform or Normal (Scheme = Orthogonal)")]
    [InlineData("Bias(4)", "Scheme.TorchDefault", "Scheme.TorchDefault draws a bias by the fan of its layer, and this one has none; name it with For = nameof(...)")]
    [InlineData("Bias(4)", "Scheme.MuP", "Scheme.MuP divides by a fan, which a bias or normalization scale does not have; take Scheme.Auto, Zero, One, Constant, Uniform or Normal (Scheme = MuP)")]
    [InlineData("Dense(4, 2)", "Scheme.PriorProbability", "Scheme.PriorProbability is for a [Bias], that of a layer which ends in a sigmoid (Scheme = PriorProbability)")]
    [InlineData("Bias(4)", "Scheme.PriorProbability, Probability = 1", "Probability must be above 0 and below 1 (Probability = 1)")]
    [InlineData("Bias(6)", "Scheme.LstmForgetBias", "Scheme.LstmForgetBias needs a size that four gates divide evenly (Scheme = LstmForgetBias)")]
    [InlineData("Norm(4)", "Scheme.LstmForgetBias", "Scheme.LstmForgetBias is for a [Bias] of four gates (Scheme = LstmForgetBias)")]
    [InlineData("Dense(4, 2)", "Scheme.He, Depth = 0", "Depth must be from 1 to 1000000 (Depth = 0)")]
    [InlineData("Dense(4, 2)", "Scheme.Siren, Omega = -30", "Omega must be a finite number above 0 (from 1E-150 to 1E+150) (Omega = -30)")]
    [InlineData("Dense(4, 2)", "Scheme.Orthogonal, Gain = 1E+60", "weights from orthogonal, gain 1E+60 leave the range of float; choose smaller numbers")]
    [InlineData("Dense(4, 2)", "Scheme.UnitSphere, Gain = 1E-60", "weights from rows of norm 1E-60 are all the same in float; choose a greater spread")]
    [InlineData("Dense(4, 2)", "Scheme.Sparse", "Scheme.Sparse needs Sparsity")]
    [InlineData("Dense(4, 2)", "Scheme.Sparse, Sparsity = 1.5", "Sparsity must be above 0 and below 1 (Sparsity = 1.5)")]
    [InlineData("Dense(4, 2)", "Scheme.Sparse, Sparsity = 0", "Sparsity must be above 0 and below 1 (Sparsity = 0)")]
    [InlineData("Dense(4, 2)", "Scheme.Sparse, Sparsity = 1", "Sparsity must be above 0 and below 1 (Sparsity = 1)")]
    [InlineData("Dense(4, 2)", "Scheme.Sparse, Sparsity = double.NaN", "Sparsity must be above 0 and below 1 (Sparsity = NaN)")]
    [InlineData("Dense(4, 2)", "Scheme.Uniform, Low = 1, High = 1", "Low must be below High (Low = 1)")]
    [InlineData("Dense(4, 2)", "Scheme.Uniform, Low = 0.5, High = -0.5", "Low must be below High (Low = 0.5)")]
    [InlineData("Dense(4, 2)", "Scheme.Uniform, Low = double.NaN, High = 1", "Low must be finite (Low = NaN)")]
    [InlineData("Dense(4, 2)", "Scheme.Uniform, Low = -1", "Scheme.Uniform needs High")]
    [InlineData("Dense(4, 2)", "Scheme.Normal, Std = 0", "Std must be above 0 and finite (Std = 0)")]
    [InlineData("Dense(4, 2)", "Scheme.Normal, Std = double.NaN", "Std must be above 0 and finite (Std = NaN)")]
    [InlineData("Dense(4, 2)", "Scheme.TruncatedNormal, Std = double.PositiveInfinity", "Std must be above 0 and finite (Std = Infinity)")]
    [InlineData("Dense(4, 2)", "Scheme.Sparse, Sparsity = 0.5, Std = -0.01", "Std must be above 0 and finite (Std = -0.01)")]
    [InlineData("Dense(4, 2)", "Scheme.He, Gain = double.NaN", "Gain must be a finite number above 0 (from 1E-150 to 1E+150) (Gain = NaN)")]
    [InlineData(
        "Bias(4)", "Scheme.UnitSphere",
        "Scheme.UnitSphere makes a matrix, which a bias or normalization scale is not; "
        + "take Scheme.Auto, Zero, One, Constant, Uniform or Normal (Scheme = UnitSphere)")]
    [InlineData("Dense(4, 2)", "Scheme.Sparse, Sparsity = -0.5", "Sparsity must be above 0 and below 1 (Sparsity = -0.5)")]
    public Task Says_what_a_scheme_needs(string shape, string init, string message) => Finds(
        $"public sealed partial class Net {{ [{shape}, {{|#0:Init({init})|}}] private float[]? _a; }}",
        new ExpectedDiagnostic("INIT004") { At = "0", Message = "'_a': " + message });

    [Theory]
    [InlineData("Conv(4, 4, 3), Init(Scheme.DeltaOrthogonal)")]
    [InlineData("ConvTranspose(2, 4, 3), Init(Scheme.DeltaOrthogonal)")]
    [InlineData("Dense(4, 2), Init(Scheme.Orthogonal, Gain = 1.5)")]
    [InlineData("Embedding(4, 2), Init(Scheme.UnitSphere)")]
    [InlineData("Dense(4, 2), Init(Scheme.Identity)")]
    [InlineData("Conv(4, 2, 3), Init(Scheme.Dirac)")]
    [InlineData("Dense(4, 2), Init(Scheme.Sparse, Sparsity = 0.5)")]
    [InlineData("Dense(4, 2), Init(Scheme.TorchDefault)")]
    [InlineData("Embedding(4, 2), Init(Scheme.TorchDefault)")]
    [InlineData("Norm(4), Init(Scheme.TorchDefault)")]
    [InlineData("Dense(4, 2), Init(Scheme.Siren, Omega = 10)")]
    [InlineData("Dense(4, 2), Init(Scheme.MuP, Position = LayerPosition.Output)")]
    [InlineData("Bias(4), Init(Scheme.PriorProbability, Probability = 0.5)")]
    [InlineData("Bias(4), Init(Scheme.LstmForgetBias, Value = 5)")]
    [InlineData("Dense(4, 2), Init(Scheme.Zero)")]
    [InlineData("Dense(4, 2), Init(Scheme.One)")]
    [InlineData("Dense(4, 2), Init(Scheme.Uniform, Low = -1e-30, High = 1e30)")]
    [InlineData("Dense(4, 2), Init(Scheme.TruncatedNormal, Std = 1, Truncation = 1.5)")]
    [InlineData("Dense(4, 2), Init(Scheme.TruncatedNormal, Std = 1, Truncation = 4)")]
    [InlineData("Dense(4, 2), Init(Scheme.Xavier, Fan = FanMode.Out, Distribution = Distribution.TruncatedNormal)")]
    [InlineData("Dense(4, 2), Init(Scheme.VarianceScaling, Gain = 1e-3)")]
    [InlineData("Dense(4, 2), Init(Scheme.He, Seed = ulong.MaxValue)")]
    [InlineData("Dense(4, 2), Init(Scheme.He, Name = \"\\ud83d\\ude00\")")]
    [InlineData("Dense(4, 2), Init(Scheme.He), Activation(Activation.LeakyReLU, Slope = -1)")]
    [InlineData("Dense(4, 2), Init(Scheme.He), Activation(Activation.Maxout, Pieces = 5)")]
    [InlineData("Bias(4), Init(Scheme.Uniform, Low = 0, High = 1)")]
    [InlineData("Norm(4), Init(Scheme.Normal, Mean = 1, Std = 0.02)")]
    public Task Is_silent_on_each_right_way(string attributes) =>
        IsSilent($"public sealed partial class Net {{ [{attributes}] private float[]? _w; }}");

    [Fact]
    public Task Is_silent_on_numbers_in_range() => IsSilent("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.Normal, Std = 0.01)] private float[]? _a;
            [Dense(4, 2), Init(Scheme.Normal, Std = 1e-30, Mean = -3)] private float[]? _b;
            [Dense(4, 2), Init(Scheme.Uniform, Low = -1, High = 1)] private float[]? _c;
            [Dense(4, 2), Init(Scheme.TruncatedNormal, Std = 0.02, Truncation = 3)] private float[]? _d;
            [Dense(4, 2), Init(Scheme.He, Gain = 1.5)] private float[]? _e;
            [Dense(4, 1), Init(Scheme.Constant, Value = 0.5)] private float[]? _f;
            [Dense(4, 2), Init(Scheme.He), Activation(Activation.LeakyReLU, Slope = 0.2)] private float[]? _g;
            [Bias(2), Init(Scheme.Constant, Value = 0.1)] private float[]? _gBias;
            [Bias(2), Init(Scheme.Constant, Value = 0.1, Name = "second")] private float[]? _gSecond;
        }
        """);

    [Fact]
    public Task Leaves_options_that_the_scheme_does_not_read_to_INIT005() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), {|INIT005:Init(Scheme.He, Std = -1)|}] private float[]? _a;
        }
        """);

    [Theory]
    [InlineData("Half", "Init(Scheme.Uniform, Low = 0, High = 7e4)", "weights from U(0, 7E+04) leave the range of Half; choose smaller numbers")]
    [InlineData("Half", "Init(Scheme.Constant, Value = 65505)", "weights from 6.55E+04 leave the range of Half; choose smaller numbers")]
    [InlineData("Half", "Init(Scheme.Normal, Std = 12000)", "weights from N(0, 1.2E+04) leave the range of Half; choose smaller numbers")]
    [InlineData("Half", "Init(Scheme.Normal, Std = 1e-9)", "weights from N(0, 1E-09) are all the same in Half; choose a greater spread")]
    [InlineData("Half", "Init(Scheme.Uniform, Low = 1, High = 1.0001)", "weights from U(1, 1) are all the same in Half; choose a greater spread")]
    [InlineData("double", "Init(Scheme.Normal, Std = 1e50)", "weights from N(0, 1E+50) leave the range of float; choose smaller numbers")]
    public Task Numbers_have_to_have_room_in_the_type_of_the_elements(string type, string init, string trouble) => Finds(
        $"public sealed partial class Net {{ [Dense(4, 2), {{|#0:{init}|}}] private {type}[]? _w; }}",
        new ExpectedDiagnostic("INIT004") { At = "0", Message = "'_w': " + trouble });

    [Theory]
    [InlineData("Half", "Init(Scheme.Uniform, Low = 0, High = 6e4)")]
    [InlineData("Half", "Init(Scheme.Constant, Value = 65504)")]
    [InlineData("Half", "Init(Scheme.Normal, Std = 1e-7)")]
    [InlineData("Half", "Init(Scheme.Uniform, Low = 1, High = 1.001)")]
    [InlineData("Half", "Init(Scheme.He)")]
    [InlineData("double", "Init(Scheme.Normal, Std = 1e5)")]
    public Task Is_silent_where_the_elements_have_room(string type, string init) => IsSilent(
        $"public sealed partial class Net {{ [Dense(4, 2), {init}] private {type}[]? _w; }}");
}
