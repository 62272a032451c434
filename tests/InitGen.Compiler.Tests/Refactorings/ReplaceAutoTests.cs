using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;

namespace InitGen.Compiler.Tests.Refactorings;

public sealed class ReplaceAutoTests : RefactoringTest<ReplaceAutoRefactoring>
{
    private const string Sizes = "private readonly float[] _w = new float[64 * 48];";

    [Theory]
    [InlineData("Activation.ReLU", "Scheme.He")]
    [InlineData("Activation.LeakyReLU, Slope = 0.2", "Scheme.He")]
    [InlineData("Activation.Tanh", "Scheme.Xavier")]
    [InlineData("Activation.Softmax", "Scheme.Xavier")]
    [InlineData("Activation.Identity", "Scheme.Xavier")]
    [InlineData("Activation.SELU", "Scheme.LeCun")]
    [InlineData("Activation.GELU", "Scheme.He, Gain = 1.53353044")]
    [InlineData("Activation.SiLU", "Scheme.He, Gain = 1.6765325")]
    [InlineData("Activation.ReLU6", "Scheme.He, Gain = 1.41421357")]
    public async Task Writes_what_the_activation_asks_for(string activation, string scheme)
    {
        string before = $"public sealed partial class Net {{ [Dense(64, 48), Init, Activation({activation})] {Sizes} }}";
        string after = before.Replace("Init,", $"Init({scheme}),", System.StringComparison.Ordinal);
        await Offers(before.Replace("_w", "[||]_w", System.StringComparison.Ordinal), after, $"Replace Auto by what it resolves to: {scheme}");
        StartAlike(before, after);
    }

    [Theory]
    [InlineData("Init(Distribution = Distribution.Uniform)", "Init(Scheme.He, Distribution = Distribution.Uniform, Gain = 1.53353044)")]
    [InlineData("Init(Distribution = Distribution.TruncatedNormal, Truncation = 3)", "Init(Scheme.He, Distribution = Distribution.TruncatedNormal, Truncation = 3, Gain = 1.53353044)")]
    [InlineData("Init(Depth = 12)", "Init(Scheme.He, Depth = 12, Gain = 1.53353044)")]
    [InlineData("Init(Fan = FanMode.Out, Seed = 3)", "Init(Scheme.He, Fan = FanMode.Out, Seed = 3, Gain = 1.53353044)")]
    [InlineData("Init(Gain = 1.1)", "Init(Scheme.He, Gain = 1.1)")]
    [InlineData("Init(Scheme.Auto)", "Init(Scheme.He, Gain = 1.53353044)")]
    [InlineData("InitGen.Init", "InitGen.Init(InitGen.Scheme.He, Gain = 1.53353044)")]
    public async Task Keeps_options_and_style(string before, string after)
    {
        string Model(string init) => $"public sealed partial class Net {{ [Dense(64, 48)] [{init}] [Activation(Activation.GELU)] {Sizes} }}";
        await Offers(Model(before).Replace("_w", "_w[||]", System.StringComparison.Ordinal), Model(after));
        StartAlike(Model(before), Model(after));
    }

    [Fact]
    public async Task Writes_options_of_defaults_that_would_no_longer_hold()
    {
        const string Before = """
            [InitDefaults(Scheme.Auto, Distribution = Distribution.Uniform, Fan = FanMode.Out)]
            public sealed partial class Net { [Dense(64, 48), [|Init|], Activation(Activation.ReLU)] private float[]? _w; }
            """;
        const string After = """
            [InitDefaults(Scheme.Auto, Distribution = Distribution.Uniform, Fan = FanMode.Out)]
            public sealed partial class Net { [Dense(64, 48), Init(Scheme.He, Distribution = Distribution.Uniform, Fan = FanMode.Out), Activation(Activation.ReLU)] private float[]? _w; }
            """;
        await Offers(Before, After);
        StartAlike(Before.Replace("[|Init|]", "Init", System.StringComparison.Ordinal), After);
    }

    [Fact]
    public async Task Writes_no_gain_that_the_scheme_reads_from_the_forward_pass()
    {
        const string Before = """
            public sealed partial class Net
            {
                [Dense(64, 48), [|Init|]] private readonly float[] _w = new float[64 * 48];
                public float[] Forward(float[] x) => F.Leaky(F.Apply(_w, x));
            }
            """;
        string after = Before.Replace("[|Init|]", "Init(Scheme.He)", System.StringComparison.Ordinal);
        await Offers(Before, after);
        StartAlike(Before.Replace("[|Init|]", "Init", System.StringComparison.Ordinal), after);
    }

    [Fact]
    public async Task Gives_an_embedding_the_fan_that_it_has()
    {
        const string Before = "public sealed partial class Net { [Embedding(50, 16), Init] private float[]? _[||]w; }";
        const string After = "public sealed partial class Net { [Embedding(50, 16), Init(Scheme.VarianceScaling, Fan = FanMode.Out)] private float[]? _w; }";
        await Offers(Before, After);
        StartAlike(Before.Replace("[||]", "", System.StringComparison.Ordinal), After);
    }

    [Fact]
    public Task Names_the_constants_of_vectors() => Offers(
        "public sealed partial class Net { [Norm(8), Init] private float[]? [||]_scale; }",
        "public sealed partial class Net { [Norm(8), Init(Scheme.One)] private float[]? _scale; }");

    [Fact]
    public async Task Has_all_digits_where_sizes_are_members()
    {
        const string Before = """
            public sealed partial class Net
            {
                private readonly int _n = 40;
                [Dense(nameof(_n), 16), [|Init|], Activation(Activation.GELU)] private float[]? _w;
            }
            """;
        string after = Before.Replace("[|Init|]", "Init(Scheme.He, Gain = 1.5335304411955353)", System.StringComparison.Ordinal);
        await Offers(Before, after);
        StartAlike(Before.Replace("[|Init|]", "Init", System.StringComparison.Ordinal), after);
    }

    [Fact]
    public Task Serves_layer_objects_and_backing_fields() => Offers(
        """
        public sealed partial class Net
        {
            [field: Init, Activation(Activation.ReLU)] private Layer [||]First { get; } = new(4, 2);
        }
        [Layer] public sealed partial class Layer
        {
            [FanIn] public int In { get; }
            [FanOut] public int Out { get; }
            [Weight] private readonly float[] _weight;
            [Bias] private readonly float[] _bias;
            public Layer(int inputs, int outputs) { (In, Out) = (inputs, outputs); (_weight, _bias) = (new float[inputs * outputs], new float[outputs]); }
        }
        """,
        """
        public sealed partial class Net
        {
            [field: Init(Scheme.He), Activation(Activation.ReLU)] private Layer First { get; } = new(4, 2);
        }
        [Layer] public sealed partial class Layer
        {
            [FanIn] public int In { get; }
            [FanOut] public int Out { get; }
            [Weight] private readonly float[] _weight;
            [Bias] private readonly float[] _bias;
            public Layer(int inputs, int outputs) { (In, Out) = (inputs, outputs); (_weight, _bias) = (new float[inputs * outputs], new float[outputs]); }
        }
        """);

    [Theory]
    [InlineData("[Dense(4, 2), Init] private float[]? [||]_w;")] // a guess: nothing says what follows
    [InlineData("[Dense(4, 2), Init(Gain = 2)] private float[]? [||]_w;")]
    [InlineData("[Dense(4, 2), Init, Activation(Activation.ELU, Slope = 2)] private float[]? [||]_w;")] // no gain is known
    [InlineData("[Dense(4, 2), Init(Scheme.He), Activation(Activation.ReLU)] private float[]? [||]_w;")]
    [InlineData("[Dense(4, 3), Init, Activation(Activation.ReLU)] private readonly float[] [||]_w = new float[8];")] // INIT003
    [InlineData("[Dense(4, 2), Activation(Activation.ReLU)] private float[]? [||]_w;")]
    [InlineData("[Bias(4)] private float[]? [||]_w;")]
    [InlineData("private float[]? [||]_w; [Bias(4), Init] private float[]? _b;")]
    [InlineData("[Init] private readonly Child [||]_child = new(); public sealed partial class Child { [Bias(4)] private float[]? _b; }")]
    [InlineData("[Dense(4, 2), Init, Activation(Activation.ReLU)] private float[]? _w; private void [||]M() { }")]
    public Task Is_not_offered(string members) => IsNotOffered($"public sealed partial class Net {{ {members} }}");

    [Fact]
    public Task Is_not_offered_under_defaults_that_name_a_scheme() => IsNotOffered("""
        [InitDefaults(Scheme.Normal, Std = 0.02)]
        public sealed partial class Net { [Dense(4, 2), Init, Activation(Activation.ReLU)] private float[]? [||]_w; }
        """);

    [Fact]
    public Task Is_not_offered_for_an_attribute_of_someone_else() => IsNotOffered("""
        public sealed partial class Net { [Other.Init] private float[]? [||]_w; }
        public static class Other { public sealed class InitAttribute : Attribute; }
        """);
}
