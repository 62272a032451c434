using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init306SharedTests : RuleTest
{
    [Fact]
    public Task Fires_where_two_members_hold_one_array() => Finds(
        """
        public sealed partial class A
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _encoder = new float[64];
            [Dense(8, 8), {|#0:Init(Scheme.He)|}] private readonly float[] _decoder;
            public A() => _decoder = _encoder;
        }

        public sealed partial class B
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _encoder;
            [Dense(8, 8), {|#1:Init(Scheme.Xavier)|}] public float[] Decoder => _encoder;
            public B() { _encoder = new float[64]; }
        }

        public sealed partial class C
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _one, _two;
            [Dense(8, 8), {|INIT306:Init(Scheme.He)|}] private float[] _three;
            public C(float[] given, bool flag)
            {
                var weights = given;
                this._one = weights;
                _two = new float[64];
                if (flag) Console.WriteLine();
                _three = (given);
            }
        }

        public sealed partial class D
        {
            [Dense(8, 8), Init(Scheme.He)] private float[] _one;
            [Dense(8, 8), {|INIT306:Init(Scheme.He)|}] private float[] _two;
            public D() { InitializeWeights(); _two = _one; }
            public D(int n) => _two = _one = new float[64];
        }
        """,
        new ExpectedDiagnostic("INIT306")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_decoder' and '_encoder' hold the same weights, and both are initialized: twice from He, N(0, 0.5); tie '_decoder' to '_encoder' with [TiedTo(nameof(_encoder))]",
        },
        new ExpectedDiagnostic("INIT306")
        {
            At = "1",
            Severity = DiagnosticSeverity.Error,
            Message = "'Decoder' and '_encoder' hold the same weights, and both are initialized: first from He, N(0, 0.5), then from Xavier, N(0, 0.354); "
                + "tie 'Decoder' to '_encoder' with [TiedTo(nameof(_encoder))]",
        });

    [Fact]
    public Task Is_silent_where_the_weights_are_tied_or_not_shared() => IsSilent("""
        public sealed partial class Tied
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _encoder = new float[64];
            [TiedTo(nameof(_encoder))] private readonly float[] _decoder;
            public Tied() => _decoder = _encoder;
        }

        public sealed partial class NotYetAllocated
        {
            [Dense(8, 8), Init(Scheme.He)] private float[]? _encoder;
            [Dense(8, 8), Init(Scheme.He)] private float[]? _decoder;
            public NotYetAllocated() { _decoder = _encoder; InitializeWeights(); }
        }

        public sealed partial class Replaced
        {
            [Dense(8, 8), Init(Scheme.He)] private float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private float[] _b;
            [Dense(8, 8), Init(Scheme.He)] private float[] _c;
            public Replaced() { _b = _a; _a = new float[64]; _c = _a; Untie(ref _c); }
            private static void Untie(ref float[] w) => w = (float[])w.Clone();
        }

        public sealed partial class Copies
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _b;
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _c, _d;
            private static float[] Make() => new float[64];
            public Copies(float[] w, float[] v) { _b = (float[])_a.Clone(); _c = Make(); _d = Make(); w = v; }
        }

        public sealed partial class Untied
        {
            [Dense(8, 8), Init(Scheme.He)] private float[] _a = new float[64];
            [Dense(8, 8), Init(Scheme.He)] private float[] _b;
            public Untied(bool tie) { _b = new float[64]; if (tie) _b = _a; }
            public Untied() => _b = _a;
            public void Untie() => _b = new float[64];
        }

        public partial record Pair([property: Dense(8, 8), Init(Scheme.He)] float[] A, [property: Dense(8, 8), Init(Scheme.He)] float[] B);

        public sealed partial class Parameters
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _a, _b;
            public Parameters(float[] a, float[] b) { _a = a; a = b; _b = a; }
        }

        public sealed partial class Leaves
        {
            [Dense(8, 8), Init(Scheme.He)] private float[] _a = new float[64], _b = new float[64];
            public Leaves(bool tie) { if (!tie) return; _b = _a; }
        }
        """);

    [Fact]
    public Task The_fix_ties_them() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class A
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _encoder = new float[64];
            // the same
            [Dense(8, 8), {|INIT306:Init(Scheme.He)|} /* kept */] private readonly float[] _decoder;
            public A() => _decoder = _encoder;
        }

        public sealed partial class B
        {
            [Dense(8, 4), InitGen.Init(Scheme.Normal, Std = 0.1)] private readonly float[] _encoder = new float[32];

            // turned
            [Dense(4, 8)]
            [{|INIT306:InitGen.Init(Scheme.Normal, Std = 0.1)|}]
            public float[] Decoder => _encoder;
        }
        """,
        """
        public sealed partial class A
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _encoder = new float[64];
            // the same
            [Dense(8, 8), TiedTo(nameof(_encoder)) /* kept */] private readonly float[] _decoder;
            public A() => _decoder = _encoder;
        }

        public sealed partial class B
        {
            [Dense(8, 4), InitGen.Init(Scheme.Normal, Std = 0.1)] private readonly float[] _encoder = new float[32];

            // turned
            [InitGen.TiedTo(nameof(_encoder))]
            public float[] Decoder => _encoder;
        }
        """);
}
