using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init009OrderTests : RuleTest
{
    private const string Weights = "[Dense(4, 4), Init(Scheme.He)] private float[]? _a; [Dense(4, 4), Init(Scheme.He)] private float[]? _b;";

    [Fact]
    public Task Fires_where_several_methods_may_be_the_forward_pass() => Finds(
        $$"""
        public sealed partial class Net
        {
            {{Weights}}
            public float {|#0:Forward|}(float[] x) => _a![0] * x[0];
            public float Forward(double[] x) => _b![0] * (float)x[0];
        }
        """,
        new ExpectedDiagnostic("INIT009")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "What follows the layers of 'Net' is not read: 2 methods named 'Forward' may be its forward pass, and none of them calls the others; "
                + "mark the one that computes the output with [Forward]",
        });

    [Fact]
    public Task Fires_where_layers_stand_in_several_files() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project.WithSources(
            Compiler.Model("public sealed partial class {|#0:Net|} { [Dense(4, 4), Init(Scheme.He)] private float[]? _a; }"),
            Compiler.Model("public sealed partial class Net { [Dense(4, 4), Init(Scheme.He)] private float[]? _b; public float[]? Predict() => _b; }")),
        new ExpectedDiagnostic("INIT009")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "What follows the layers of 'Net' is not read: it has no forward pass, and its layers stand in 2 files, so that their order is that of the files' names; "
                + "declare them in one file, or mark the method that computes the output with [Forward]",
        });

    [Fact]
    public Task Is_silent_where_one_method_is_the_forward_pass() => IsSilent($$"""
        public sealed partial class Marked
        {
            {{Weights}}
            [Forward] public float Forward(float[] x) => _a![0] * x[0];
            public float Forward(double[] x) => _b![0] * (float)x[0];
        }

        public sealed partial class Overloads
        {
            {{Weights}}
            public float Forward(float[] x) => Forward(x, 1);
            public float Forward(float[] x, float scale) => _a![0] * x[0] * scale;
        }

        public abstract partial class Base
        {
            {{Weights}}
            public virtual float Forward(float[] x) => _a![0] * x[0];
            public abstract float Forward(double[] x);
            public static float Forward(int x) => x;
        }

        public partial class Derived : Base
        {
            [Dense(4, 4), Init(Scheme.He)] private float[]? _c;
            public override float Forward(float[] x) => _c![0] * x[0];
            public override float Forward(double[] x) => Forward(Array.ConvertAll(x, v => (float)v));
        }

        public sealed partial class Circle
        {
            {{Weights}}
            public float Forward(float[] x) => x.Length > 3 ? _a![0] : Forward(x, 1);
            public float Forward(float[] x, float scale) => x.Length > 2 ? _b![0] : Forward(x);
        }
        """);

    [Fact]
    public Task Is_silent_where_there_is_no_order_to_find() => IsSilent("""
        public sealed partial class OneLayer
        {
            [Dense(4, 4), Init(Scheme.He)] private float[]? _a;
            [Bias(4)] private float[]? _b;
            public float Forward(float[] x) => _a![0] * x[0];
            public float Forward(double[] x) => _b![0] * (float)x[0];
        }

        public sealed partial class OneFile { [Dense(4, 4), Init(Scheme.He)] private float[]? _a; }
        public sealed partial class OneFile { [Dense(4, 4), Init(Scheme.He)] private float[]? _b; }
        """);

    [Fact]
    public Task Is_silent_where_a_forward_pass_tells_the_order_of_several_files() => Compiler.Analyzer.VerifyAsync(Compiler.Project.WithSources(
        Compiler.Model("public sealed partial class Net { [Dense(4, 4), Init(Scheme.He)] private float[]? _a; [Bias(4)] private float[]? _c; }"),
        Compiler.Model("public sealed partial class Net { [Dense(4, 4), Init(Scheme.He)] private float[]? _b; public float Forward(float[] x) => _b![0] * x[0]; }")));

    [Fact]
    public Task The_fix_marks_the_method() => Fixes<MarkForwardFix>(
        $$"""
        public sealed partial class Net
        {
            {{Weights}}

            // computes
            public float {|INIT009:Forward|}(float[] x) => _a![0] * x[0];
            public float Forward(double[] x) => _b![0] * (float)x[0];
        }

        public sealed partial class Other
        {
            {{Weights}}
            /// <summary>Computes.</summary>
            [Obsolete] public float {|INIT009:Forward|}(float[] x) => _a![0] * x[0];
            public float Forward(double[] x) => _b![0] * (float)x[0];
        }
        """,
        $$"""
        public sealed partial class Net
        {
            {{Weights}}

            // computes
            [Forward]
            public float Forward(float[] x) => _a![0] * x[0];
            public float Forward(double[] x) => _b![0] * (float)x[0];
        }

        public sealed partial class Other
        {
            {{Weights}}
            /// <summary>Computes.</summary>
            [Forward]
            [Obsolete] public float Forward(float[] x) => _a![0] * x[0];
            public float Forward(double[] x) => _b![0] * (float)x[0];
        }
        """);
}
