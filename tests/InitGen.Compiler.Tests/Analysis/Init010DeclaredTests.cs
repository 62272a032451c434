using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init010DeclaredTests : RuleTest
{
    // A layer whose output goes through something, and another layer behind it.
    private static string Net(string declared, string through, string scheme = "Scheme.Normal, Std = 0.1") => $$"""
        public sealed partial class Net
        {
            [Dense(4, 4), Init({{scheme}}){{declared}}] private readonly float[] _w = new float[16];
            [Dense(4, 2), Init(Scheme.Xavier)] private readonly float[] _v = new float[8];
            private readonly float[] _memory = new float[4];
            private bool _training;
            public float[] Forward(float[] x)
            {
                var y = Linear(_w, x, 4);
                {{through}}
                return Linear(_v, y, 2);
            }

            private static float[] Linear(float[] w, float[] x, int outputs)
            {
                var y = new float[outputs];
                for (int o = 0; o < outputs; o++) for (int i = 0; i < 4; i++) y[o] += w[o * 4 + i] * x[i];
                return y;
            }
        }
        """;

    private const string Relu = "for (int i = 0; i < 4; i++) y[i] = MathF.Max(0, y[i]);";

    private const string Tanh = "for (int i = 0; i < 4; i++) y[i] = MathF.Tanh(y[i]);";

    [Fact]
    public Task Fires_where_the_code_applies_another() => Finds(
        Net(", {|#0:Activation(Activation.Tanh)|}", Relu),
        new ExpectedDiagnostic("INIT010")
        {
            At = "0",
            Message = "'_w' declares tanh as the activation that follows, but the forward pass applies ReLU; correct or remove [Activation(...)]",
        });

    [Theory]
    [InlineData("ReLU", Tanh)]
    [InlineData("GELU", "for (int i = 0; i < 4; i++) y[i] = y[i] / (1 + MathF.Exp(-y[i]));")]
    [InlineData("Tanh", "for (int i = 0; i < 4; i++) y[i] += x[i]; " + Relu)]
    [InlineData("Tanh", "if (_training) for (int i = 0; i < 4; i++) y[i] = Random.Shared.NextSingle() < 0.5f ? 0 : 2 * y[i]; " + Relu)]
    public Task Fires(string declared, string through) => Finds(Net($", {{|INIT010:Activation(Activation.{declared})|}}", through));

    [Theory]
    [InlineData("Tanh", Tanh)]
    [InlineData("ReLU", Relu)]
    [InlineData("LeakyReLU, Slope = 0.3", "for (int i = 0; i < 4; i++) y[i] = y[i] > 0 ? y[i] : 0.1f * y[i];")]
    [InlineData("GELU", "for (int i = 0; i < 4; i++) y[i] = 0.5f * y[i] * (1 + MathF.Tanh(0.7978846f * (y[i] + 0.044715f * y[i] * y[i] * y[i])));")]
    [InlineData("Tanh", "")]
    [InlineData("Tanh", "y = (float[])typeof(Net).GetMethod(\"F\")!.Invoke(null, new object[] { y })!; for (int i = 0; i < 4; i++) y[i] = MathF.Max(0, y[i]);")]
    [InlineData("Tanh", "for (int i = 0; i < 4; i++) y[i] = y[i] > _memory[i] ? y[i] : _memory[i] * y[i];")]
    [InlineData("Tanh", "for (int i = 0; i < 4; i++) y[i] *= _memory[i];")]
    [InlineData("Tanh", "var z = new float[4]; for (int i = 0; i < 4; i++) { z[i] = MathF.Max(0, y[i]); y[i] = MathF.Tanh(y[i]) + z[i]; }")]
    public Task Is_silent(string declared, string through) => IsSilent(Net($", Activation(Activation.{declared})", through));

    [Theory]
    [InlineData("Remove the declaration", "Tanh", Relu, "")]
    [InlineData("Declare ReLU, as the code applies it", "Tanh", Relu, ", Activation(Activation.ReLU)")]
    [InlineData("Declare tanh, as the code applies it", "LeakyReLU /* once */, Slope = 0.3", Tanh, ", Activation(Activation.Tanh /* once */)")]
    [InlineData("Declare ELU (alpha 0.5), as the code applies it", "Tanh", "for (int i = 0; i < 4; i++) y[i] = y[i] > 0 ? y[i] : 0.5f * (MathF.Exp(y[i]) - 1);", ", Activation(Activation.ELU, Slope = 0.5)")]
    public Task The_light_bulb_removes_or_corrects_it(string title, string declared, string through, string after) => Fixes<ChangeAttributeFix>(
        Net($", {{|INIT010:Activation(Activation.{declared})|}}", through), Net(after, through), title);

    [Theory]
    [InlineData(Relu)]
    [InlineData("for (int i = 0; i < 4; i++) y[i] = y[i] > 0 ? y[i] : 0.2f * y[i];")]
    public Task Xavier_before_a_rectifier_is_found_in_the_code(string through) =>
        Finds(Net("", through, "Scheme.Xavier").Replace("Init(Scheme.Xavier)] private readonly float[] _w", "{|INIT101:Init(Scheme.Xavier)|}] private readonly float[] _w", System.StringComparison.Ordinal));

    [Theory]
    [InlineData(Tanh)]
    [InlineData("")]
    [InlineData("float q = 0; foreach (float v in y) q += v * v; for (int i = 0; i < 4; i++) y[i] /= MathF.Sqrt(q / 4 + 1e-5f); " + Relu)]
    [InlineData("y = (float[])typeof(Net).GetMethod(\"F\")!.Invoke(null, new object[] { y })!;")]
    public Task Xavier_elsewhere_is_right(string through) => IsSilent(Net("", through, "Scheme.Xavier"));

    [Fact]
    public Task Parents_decide_over_a_child_that_returns_its_last_layer() => IsSilent(Child + """
        public sealed partial class Parent
        {
            [Init] private readonly Child _child = new();
            public float[] Forward(float[] x)
            {
                var y = _child.Forward(x);
                for (int i = 0; i < 4; i++) y[i] = MathF.Max(0, y[i]);
                return y;
            }
        }
        """);

    [Fact]
    public Task Parents_that_disagree_decide_nothing() => Finds(Child.Replace("Init]", "{|INIT006:Init|}]", System.StringComparison.Ordinal) + """
        public sealed partial class Parent
        {
            [Init] private readonly Child _child = new();
            public float[] Forward(float[] x)
            {
                var y = _child.Forward(x);
                for (int i = 0; i < 4; i++) y[i] = MathF.Max(0, y[i]);
                return y;
            }
        }

        public sealed partial class Other
        {
            [Init] private readonly Child _child = new();
            public float[] Forward(float[] x)
            {
                var y = _child.Forward(x);
                for (int i = 0; i < 4; i++) y[i] = MathF.Tanh(y[i]);
                return y;
            }
        }
        """);

    private const string Child = """
        public sealed partial class Child
        {
            [Dense(4, 4), Init] private readonly float[] _w = new float[16];
            public float[] Forward(float[] x)
            {
                var y = new float[4];
                for (int o = 0; o < 4; o++) for (int i = 0; i < 4; i++) y[o] += _w[o * 4 + i] * x[i];
                return y;
            }
        }

        """;
}
