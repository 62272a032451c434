using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Graph;
using InitGen.Graph.Pretrained;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init501PretrainedTests : RuleTest
{
    private const string Digits = """
        hidden.weight F32 256,784
        hidden.bias F32 256
        output.weight F32 10,256
        output.bias F32 10
        """;

    private static string Net(string file = "\"digits.safetensors\"", string hidden = "", string output = "") => $$"""
        [{|#0:Pretrained({{file}})|}]
        public sealed partial class Net
        {
            [Dense(784, 256){{hidden}}] private readonly float[] {|#1:_hidden|} = new float[784 * 256];
            [Bias(256)] private readonly float[] _hiddenBias = new float[256];
            [Dense(256, 10){{output}}] private readonly float[] {|#2:_output|} = new float[2560];
            [Bias(10)] private readonly float[] _outputBias = new float[10];
        }
        """;

    /// <summary>A project that lists a file with these tensors.</summary>
    private static TestProject With(string tensors, string file = "digits.safetensors") => Listing(new WeightManifest(
        file,
        string.Empty,
        IsMissing: false,
        tensors.Split('\n', System.StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')).Select(static parts => new ManifestTensor(
            parts[0], parts[1], parts[2].Split(',').Select(static axis => long.Parse(axis, System.Globalization.CultureInfo.InvariantCulture)).ToEquatableArray())).ToEquatableArray()));

    private static TestProject Listing(WeightManifest manifest, TestProject? project = null) =>
        (project ?? Compiler.Project).WithAdditionalFile("obj/" + manifest.File + WeightManifest.Extension, manifest.Format());

    private static Task<AnalysisResult> Finds(TestProject project, string model, params ExpectedDiagnostic[] expected) =>
        (Compiler.Analyzer with { Template = project }).VerifyAsync(Compiler.Model(model), [.. expected]);

    [Fact]
    public Task A_model_that_fits_is_silent() => Finds(With(Digits), Net());

    [Fact]
    public Task Without_a_file_there_is_nothing_to_compare() => Finds(Compiler.Project, Net("Prefix = \"a.\""));

    [Fact]
    public Task A_file_that_is_not_listed() => Finds(
        Compiler.Project,
        Net(),
        new ExpectedDiagnostic("INIT501") { At = "0", Severity = DiagnosticSeverity.Warning, Message = "The weights of 'Net' cannot be checked: the project does not list 'digits.safetensors'; write <InitGenWeights Include=\"digits.safetensors\" /> in an ItemGroup of the project" });

    [Fact]
    public Task A_file_that_is_not_there() => Finds(
        Listing(WeightManifest.Missing("digits.safetensors")),
        Net(),
        new ExpectedDiagnostic("INIT501") { At = "0", Severity = DiagnosticSeverity.Warning, Message = "The weights of 'Net' cannot be checked: 'digits.safetensors' is not there; download it before the build, or correct the path; it is looked for beside the project" });

    [Fact]
    public async Task A_file_is_found_with_its_folder_and_without()
    {
        await Finds(With(Digits, "weights/digits.safetensors"), Net());
        await Finds(With(Digits, "weights\\digits.safetensors"), Net("\"./weights/digits.safetensors\""));
        await Finds(With(Digits, "weights/old-digits.safetensors"), Net(), new ExpectedDiagnostic("INIT501") { At = "0" });
        await Finds(
            Listing(WeightManifest.Missing("b/digits.safetensors"), With(Digits, "a/digits.safetensors")),
            Net(),
            new ExpectedDiagnostic("INIT501") { At = "0", Severity = DiagnosticSeverity.Warning, Message = "The weights of 'Net' cannot be checked: the project lists 2 files that 'digits.safetensors' may mean; name it with its folder, as the project does" });
    }

    [Fact]
    public Task A_second_file_in_one_type() => Finds(
        With("words F32 100,16", "a.safetensors"),
        """
        public sealed partial class Net
        {
            [Embedding(100, 16), Pretrained("a.safetensors", Name = "words")] private readonly float[] _words = new float[1600];
            [Embedding(10, 16), {|#0:Pretrained("b.safetensors", Optional = true)|}] private readonly float[] _places = new float[160];
        }
        """,
        new ExpectedDiagnostic("INIT501") { At = "0", Severity = DiagnosticSeverity.Warning, Message = "The weights of 'Net' cannot be checked: '_places' names 'b.safetensors', but LoadWeights reads one file, and that is 'a.safetensors'; name one file, or put the member into a model of its own" });

    [Fact]
    public Task A_tensor_that_is_not_there_with_the_nearest_name() => Finds(
        With("fc1.weight F32 256,784\nhidden.bias F32 256\noutput.weights F32 10,256\noutput.bias F32 10"),
        Net(),
        new ExpectedDiagnostic("INIT502") { At = "1", Severity = DiagnosticSeverity.Error, Message = "'digits.safetensors' has no tensor 'hidden.weight', from which '_hidden' would be loaded; the nearest is 'fc1.weight'; set Optional where it may be missing" },
        new ExpectedDiagnostic("INIT502") { At = "2", Severity = DiagnosticSeverity.Error, Message = "'digits.safetensors' has no tensor 'output.weight', from which '_output' would be loaded; the nearest is 'output.weights'; set Optional where it may be missing" });

    [Fact]
    public async Task What_has_a_scheme_keeps_it_and_what_is_optional_says_nothing()
    {
        const string Body = "hidden.weight F32 256,784\nhidden.bias F32 256\noutput.bias F32 10";
        await Finds(
            With(Body),
            Net(output: ", Init(Scheme.Xavier)"),
            new ExpectedDiagnostic("INIT502") { At = "2", Severity = DiagnosticSeverity.Info, Message = "'digits.safetensors' has no tensor 'output.weight', from which '_output' would be loaded; it keeps its scheme; set Optional to say so" });
        await Finds(With(Body), Net(output: ", Init(Scheme.Xavier), Pretrained(Optional = true)"));
    }

    [Fact]
    public Task A_shape_of_another_kind() => Finds(
        With("hidden.weight F32 784,256\nhidden.bias F32 256\noutput.weight F32 11,256\noutput.bias F32 10"),
        Net(),
        new ExpectedDiagnostic("INIT503") { At = "1", Severity = DiagnosticSeverity.Error, Message = "'_hidden' is [256, 784], but the tensor 'hidden.weight' is [784, 256]; set Transpose = true" },
        new ExpectedDiagnostic("INIT503") { At = "2", Severity = DiagnosticSeverity.Error, Message = "'_output' is [10, 256], but the tensor 'output.weight' is [11, 256]; correct the shape, or name another tensor" });

    [Fact]
    public Task A_transposed_tensor_fits() => Finds(
        With("hidden.weight F32 784,256\nhidden.bias F32 256\noutput.weight F32 10,256\noutput.bias F32 10"), Net(hidden: ", Pretrained(Transpose = true)"));

    [Theory]
    [InlineData("float[]", "F32")]
    [InlineData("float[]", "F16")]
    [InlineData("float[]", "BF16")]
    [InlineData("double[]", "F64")]
    [InlineData("double[]", "BF16")]
    [InlineData("Half[]", "F16")]
    public Task Types_of_elements_that_lose_nothing(string type, string dtype) =>
        Finds(With($"w.weight {dtype} 4,4", "w.safetensors"), One(type));

    [Theory]
    [InlineData("float[]", "F64", "24 of 53 bits")]
    [InlineData("Half[]", "F32", "11 of 24 bits")]
    [InlineData("Half[]", "F64", "11 of 53 bits")]
    [InlineData("Half[]", "BF16", "what is above 65504")]
    [InlineData("float[]", "I64", "LoadWeights reads F16, BF16, F32 and F64")]
    [InlineData("float[]", "F8_E4M3", "LoadWeights reads F16, BF16, F32 and F64")]
    [InlineData("float[]", "BOOL", "LoadWeights reads F16, BF16, F32 and F64")]
    public async Task Types_of_elements_that_lose_something(string type, string dtype, string why)
    {
        AnalysisResult result = await (Compiler.Analyzer with { Template = With($"w.weight {dtype} 4,4", "w.safetensors") }).AnalyzeAsync(
            With($"w.weight {dtype} 4,4", "w.safetensors").WithSources(Compiler.Model(One(type))));
        Diagnostic found = Assert.Single(result.Diagnostics, static found => found.Id == "INIT504");
        Assert.Contains(why, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
        Assert.Equal(why.StartsWith("Load", System.StringComparison.Ordinal) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, found.Severity);
    }

    private static string One(string type) => $$"""
        [Pretrained("w.safetensors")]
        public sealed partial class Net
        {
            [Dense(4, 4)] private {{type}}? _w;
        }
        """;

    [Fact]
    public Task The_type_of_elements_at_its_place() => Finds(
        With("w.weight F64 4,4", "w.safetensors"),
        """
        [Pretrained("w.safetensors")]
        public sealed partial class Net
        {
            [Dense(4, 4)] private float[]? {|INIT504:_w|};
        }
        """);

    [Fact]
    public Task Tensors_that_nothing_uses() => Finds(
        With(Digits + "\na F32 1\nb F32 1\nc F32 1\nd F32 1\ne F32 1\nf F32 1\ng F32 1"),
        Net(),
        new ExpectedDiagnostic("INIT505") { At = "0", Severity = DiagnosticSeverity.Info, Message = "Of the 11 tensors in 'digits.safetensors', 'Net' uses 4; it leaves out 'a', 'b', 'c', 'd', 'e' and 2 more" });

    [Fact]
    public Task A_file_that_cannot_be_read() => Finds(
        Listing(WeightManifest.Broken("digits.safetensors", "the header is cut off")),
        Net(),
        new ExpectedDiagnostic("INIT506") { At = "0", Severity = DiagnosticSeverity.Error, Message = "'Net' cannot be loaded from 'digits.safetensors': the header is cut off" });

    [Fact]
    public Task A_scheme_that_is_overwritten() => Finds(
        With(Digits),
        Net(hidden: ", {|#3:Init(Scheme.He)|}"),
        new ExpectedDiagnostic("INIT507") { At = "3", Severity = DiagnosticSeverity.Info, Message = "'_hidden' names a scheme, but LoadWeights takes it from 'digits.safetensors', which has the tensor 'hidden.weight'; remove [Init], or set Optional where the scheme is meant for other files" });

    [Fact]
    public async Task A_bare_mark_and_what_more_than_a_scheme_says_stay()
    {
        await Finds(With(Digits), Net(hidden: ", Init"));
        await Finds(With("first.weight F32 256,784\nfirst.bias F32 256\noutput.weight F32 10,256\noutput.bias F32 10"), Net(hidden: ", Init(Scheme.He, Name = \"first\")"));
        await Finds(With(Digits), Net(hidden: ", Init(Scheme.He), Pretrained(Optional = true)"));
    }

    [Fact]
    public Task Names_prefixes_models_lists_and_layers() => Finds(
        With("""
            bert.encoder.layer.0.query.weight F32 8,8
            bert.encoder.layer.1.query.weight F32 8,8
            bert.pooler.dense.weight F32 8,8
            bert.classifier.weight F32 2,8
            bert.classifier.bias F32 2
            bert.head.bias F32 2
            bert.norm.scale F32 8
            """, "bert.safetensors"),
        """
        [Layer]
        public sealed partial class Linear(int inputs, int outputs)
        {
            [FanIn] public int Inputs { get; } = inputs;
            [FanOut] public int Outputs { get; } = outputs;
            [Weight] private float[]? _weight;
            [Bias(nameof(Outputs))] private float[]? _bias;
        }

        public sealed partial class Block
        {
            [Dense(8, 8), Init(Scheme.Xavier)] private readonly float[] _query = new float[64];
        }

        [{|#0:Pretrained("bert.safetensors", Prefix = "bert.")|}]
        public sealed partial class Bert
        {
            [Init, Pretrained(Name = "encoder.layer")] private readonly Block[] _blocks = [new(), new()];
            [Dense(8, 8), Pretrained(Name = "pooler.dense.weight")] private readonly float[] _pooler = new float[64];
            [Norm(8), Pretrained(Name = "norm.scale")] private readonly float[] _norm = new float[8];
            [Init, Pretrained(Name = "classifier")] private readonly Linear _labels = new(8, 2);
        }
        """,
        new ExpectedDiagnostic("INIT505") { At = "0", Severity = DiagnosticSeverity.Info, Message = "Of the 7 tensors in 'bert.safetensors', 'Bert' uses 6; it leaves out 'bert.head.bias'" });

    [Fact]
    public Task Options_where_nothing_reads_them() => Finds(
        With("w.weight F32 4,4", "w.safetensors"),
        """
        [{|INIT005:Pretrained("w.safetensors", Transpose = true)|}]
        public sealed partial class Net
        {
            [Dense(4, 4), {|INIT005:Pretrained(Prefix = "a.")|}] private readonly float[] _w = new float[16];
        }
        """);

    [Fact]
    public Task Only_the_members_that_say_so_are_compared() => Finds(
        With("words F32 100,16\nother F32 1", "glove.safetensors"),
        """
        public sealed partial class Net
        {
            [Embedding(100, 16), Pretrained("glove.safetensors", Name = "words")] private readonly float[] _words = new float[1600];
            [Dense(16, 4), Init(Scheme.Xavier)] private readonly float[] _output = new float[64];
        }
        """);

    [Fact]
    public Task The_rules_of_schemes_are_silent_on_what_is_loaded() => Finds(
        With("a.weight F32 512,512", "w.safetensors"),
        """
        [Pretrained("w.safetensors")]
        public sealed partial class Net
        {
            [Dense(512, 512), Init(Scheme.Xavier, Name = "a"), Activation(Activation.ReLU)] private readonly float[] _a = new float[512 * 512];
        }
        """);

    [Fact]
    public Task Fix_transposes() => Fixed(
        With("w.weight F32 8,4", "w.safetensors"), "{|INIT503:Pretrained(Name = \"w.weight\")|}", "Pretrained(Name = \"w.weight\", Transpose = true)");

    [Fact]
    public Task Fix_takes_the_nearest_name_that_fits() => Fixed(
        With("a.w F32 4\nb.w F32 4,8", "w.safetensors"), "{|INIT502:Pretrained(Name = \"c.w\")|}", "Pretrained(Name = \"b.w\")");

    private static Task Fixed(TestProject project, string before, string after)
    {
        string Model(string pretrained) => Compiler.Model($$"""
            public sealed partial class Net
            {
                [Dense(8, 4), Init(Scheme.Xavier), Pretrained("w.safetensors")] private readonly float[] _other = new float[32];
                [Dense(8, 4), {{pretrained}}] private readonly float[] _w = new float[32];
            }
            """.Replace("Pretrained(\"w.safetensors\")", "Pretrained(\"w.safetensors\", Optional = true)", System.StringComparison.Ordinal));
        return (Fix<ChangeAttributeFix>() with { EquivalenceKey = nameof(ChangeAttributeFix), Template = project }).VerifyAsync(Model(before), Model(after));
    }

    [Fact]
    public Task Fix_removes_a_scheme_that_is_overwritten() =>
        (Fix<ChangeAttributeFix>() with { EquivalenceKey = nameof(ChangeAttributeFix), Template = With(Digits) }).VerifyAsync(
            Compiler.Model(Unmarked(Net(hidden: ", {|INIT507:Init(Scheme.He)|}"))), Compiler.Model(Unmarked(Net())));

    private static string Unmarked(string model) => Regex.Replace(model, @"\{\|#\d:(.*?)\|\}", "$1");

    [Fact]
    public Task Weights_that_no_forward_pass_calibrates() => Finds(
        Compiler.Project,
        """
        public sealed partial class Declared
        {
            [Dense(8, 8), {|#0:Init(Scheme.Lsuv)|}] private readonly float[] _w = new float[64];
        }

        public sealed partial class Odd
        {
            [Dense(8, 8), {|INIT508:Init(Scheme.Lsuv)|}] private readonly float[] _w = new float[64];
            public float[] Forward(float[] x) => Unknown(Ops.Linear(_w, x, 8));
            private static float[] Unknown(float[] x) { Array.Sort(x); return x; }
        }

        """ + LayerFunctions.Source,
        new ExpectedDiagnostic("INIT508")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_w' has Scheme.Lsuv, but no CalibrateWeights is generated: its forward pass is not read; use Scheme.Orthogonal with the activation's gain, or a scheme of the fan-in",
        });

    [Fact]
    public Task Weights_that_are_calibrated() => Finds(
        Compiler.Project,
        """
        public sealed partial class Net
        {
            [Dense(8, 8), Init(Scheme.Lsuv)] private readonly float[] _w = new float[64];
            [Init] private readonly Inner _inner = new();
            public float[] Forward(float[] x) => _inner.Forward(Ops.Relu(Ops.Linear(_w, x, 8)));
            public Net(float[] batch) => CalibrateWeights(batch);
        }

        public sealed partial class Inner
        {
            [Dense(8, 8), Init(Scheme.Lsuv)] private readonly float[] _w = new float[64];
            public float[] Forward(float[] x) => Ops.Linear(_w, x, 8);
        }

        """ + LayerFunctions.Source);
}
