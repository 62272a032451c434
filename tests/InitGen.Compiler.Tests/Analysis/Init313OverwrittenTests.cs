using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init313OverwrittenTests : RuleTest
{
    private const string Fields = "[Dense(8, 8), Init(Scheme.He)] private float[] _w = new float[64];";

    [Fact]
    public Task Fires_on_each_way_to_overwrite_all_weights() => Finds(
        $$"""
        public sealed partial class Net
        {
            {{Fields}}
            [Bias(8)] private readonly float[] _b = new float[8];

            public Net(int n)
            {
                InitializeWeights(3);
                {|#0:_w = new float[64];|}
                {|#1:Array.Fill(this._w, 0.1f);|}
                {|#2:Array.Clear(_b);|}
                {|INIT313:_w.AsSpan().Fill(MathF.Sqrt(n));|}
                {|INIT313:_w.AsSpan().Clear();|}
                {|#3:for (int i = 0; i < _w.Length; i++) _w[i] = (float)Random.Shared.NextDouble() - 0.5f;|}
                {|INIT313:for (int i = 0; i < _b.Length; ++i) { _b[i] = 1; }|}
                {|INIT313:_w = new[] { 1f, 2f };|}
            }
        }
        """,
        At("0", "The weights of '_w' are initialized by InitializeWeights, and then a new array of zeros takes their place; call InitializeWeights after it, or leave it out"),
        At("1", "The weights of '_w' are initialized by InitializeWeights, and then filled with 0.1f; call InitializeWeights after it, or leave it out"),
        At("2", "The weights of '_b' are initialized by InitializeWeights, and then set to 0; call InitializeWeights after it, or leave it out"),
        At("3", "The weights of '_w' are initialized by InitializeWeights, and then every element is set to (float)Random.Shared.NextDouble() - 0.5f; call InitializeWeights after it, or leave it out"));

    [Fact]
    public Task The_light_bulb_calls_it_after_the_last_new_array() => Fixes(
        null,
        """
            public Net(int n)
            {
                // Weights.
                InitializeWeights(3);
                {|INIT313:_w = new float[64];|} // all of them
                {|INIT313:_v = new float[n];|}
                Console.WriteLine(n);
            }

            public Net(long n)
            {
                this.InitializeWeights();
                {|INIT313:_v = new float[64];|} // kept
            }

            public Net() { InitializeWeights(); {|INIT313:_w = new float[64];|} }
        """,
        """
            public Net(int n)
            {
                // Weights.
                _w = new float[64]; // all of them
                _v = new float[n];
                InitializeWeights(3);
                Console.WriteLine(n);
            }

            public Net(long n)
            {
                _v = new float[64]; // kept
                this.InitializeWeights();
            }

            public Net() { _w = new float[64]; InitializeWeights(); }
        """);

    [Fact]
    public Task The_light_bulb_removes_what_overwrites() => Fixes(
        "Remove the statement",
        """
            public Net()
            {
                InitializeWeights(3);
                {|INIT313:Array.Fill(_w, 0.1f);|}
                // From before.
                {|INIT313:for (int i = 0; i < _w.Length; i++)
                {
                    _w[i] = (float)Random.Shared.NextDouble() - 0.5f;
                }|}

                {|INIT313:_w.AsSpan().Clear();|}
            }

            public Net(int n) { InitializeWeights(); {|INIT313:Array.Clear(_v);|} Console.WriteLine(n); {|INIT313:Array.Clear(_w);|} /* why */ }
        """,
        """
            public Net()
            {
                InitializeWeights(3);
                // From before.
            }

            public Net(int n) { InitializeWeights(); Console.WriteLine(n); /* why */ }
        """);

    [Fact]
    public Task The_light_bulb_removes_the_second_call() => (Fix<RewriteCodeFix>("Remove the second call") with { Template = AtOneLevel("INIT313") }).VerifyAsync(
        Compiler.Model(Body("InitializeWeights(7);\n        {|INIT313:InitializeWeights(7)|};")), Compiler.Model(Body("InitializeWeights(7);")));

    // The seed is drawn again, a line between needs the weights, only the statement allocates, and a comment would be lost.
    [Fact]
    public Task The_light_bulb_is_not_offered_where_it_would_change_more() => Fix<RewriteCodeFix>().VerifyNotOfferedAsync(Compiler.Model("""
        public sealed partial class Net
        {
            [Dense(8, 8), Init(Scheme.He)] private float[] _u;
            public Net(Random random) { InitializeWeights((ulong)random.Next()); {|INIT313:_u = new float[64];|} }
            public Net(float sum) { InitializeWeights(); sum += _u[0]; {|INIT313:_u = new float[64];|} }
            public Net(int n) { InitializeWeights(); {|INIT313:Array.Fill(_u, /* measured */ 0.1f);|} }
        }
        """));

    private static string Body(string statements) => $$"""
        public sealed partial class Net
        {
            {{Fields}}
            public Net()
            {
                {{statements}}
            }
        }
        """;

    private static Task Fixes(string? title, string before, string after)
    {
        CodeFixVerifier fix = title is null ? Fix<RewriteCodeFix>() with { EquivalenceKey = nameof(RewriteCodeFix) } : Fix<RewriteCodeFix>(title);
        return fix.VerifyAsync(Compiler.Model(Net(before)), Compiler.Model(Net(after)));

        static string Net(string constructors) => $$"""
            public sealed partial class Net
            {
                {{Fields}}
                [Dense(8, 8), Init(Scheme.He)] private float[] _v;

            {{constructors}}
            }
            """;
    }

    [Fact]
    public Task Fires_in_a_method_that_the_constructor_calls_each_time() => Finds(
        $$"""
        public sealed partial class Net
        {
            {{Fields}}
            [Bias(8)] private float[] _b = new float[8];
            public Net() { InitializeWeights(); Allocate(); }
            private void Allocate()
            {
                {|#0:_w = new float[64];|}
                if (_b.Length == 0) _b = new float[8];
            }
        }

        public partial class Others
        {
            {{Fields}}
            public Others(int n) { InitializeWeights(); Allocate(n); Reset(); Load(); Open(); if (n > 0) Clear(); }
            private void Allocate(int n) { _w = new float[n]; }
            private void Reset() { _w = new float[64]; InitializeWeights(); }
            private void Load() { if (_w.Length == 64) return; _w = new float[64]; }
            protected virtual void Open() { _w = new float[64]; }
            private void Clear() { Array.Clear(_w); }
        }
        """,
        At("0", "The weights of '_w' are initialized by InitializeWeights, and then a new array of zeros takes their place; call InitializeWeights after Allocate, or leave it out"));

    [Fact]
    public Task Is_information_where_the_same_call_stands_twice() => Finds(
        $$"""
        public sealed partial class Net
        {
            {{Fields}}
            public Net() { InitializeWeights(7); {|#0:this.InitializeWeights(7)|}; }
        }
        """,
        new ExpectedDiagnostic("INIT313")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "The weights of '_w' are initialized by InitializeWeights, and then initialized once more with the same values; call it once",
        });

    [Fact]
    public Task Is_silent_where_the_values_are_meant_to_stay() => IsSilent($$"""
        public sealed partial class Loaded
        {
            {{Fields}}
            public Loaded(System.IO.BinaryReader reader, float[] trained)
            {
                InitializeWeights();
                _w = trained;
                _w = Load(reader);
                for (int i = 0; i < _w.Length; i++) _w[i] = reader.ReadSingle();
                for (int i = 0; i < _w.Length; i++) _w[i] = trained[i];
                trained.CopyTo(_w, 0);
            }

            private static float[] Load(System.IO.BinaryReader reader) => new float[64];
        }

        public sealed partial class Scaled
        {
            {{Fields}}
            public Scaled()
            {
                InitializeWeights();
                for (int i = 0; i < _w.Length; i++) _w[i] = _w[i] * 0.5f;
                for (int i = 0; i < _w.Length; i++) _w[i] *= 0.5f;
                for (int i = 0; i < 8; i++) _w[i] = 0;
                for (int i = 1; i < _w.Length; i++) _w[i] = 0;
                _w[0] = 1;
                Array.Fill(_w, 0, 0, 8);
                Array.Fill(_w, _w[0]);
                _w.AsSpan(8).Clear();
            }
        }

        public sealed partial class Branches
        {
            {{Fields}}
            private readonly float[] _buffer;
            public Branches(bool flag)
            {
                InitializeWeights();
                _buffer = new float[64];
                Array.Clear(_buffer);
                if (flag) _w = new float[64];
                if (flag) return;
                _w = new float[64];
            }

            public Branches(int[] _w) { InitializeWeights(); _w = new int[3]; Array.Clear(_w); _buffer = this._w; }
        }

        public sealed partial class Before
        {
            {{Fields}}
            public Before() { InitializeWeights(); _w = new float[32]; _w = new float[64]; InitializeWeights(); }
            public Before(int n) { _w = new float[64]; Array.Clear(_w); InitializeWeights(); InitializeWeights((ulong)n); }
            public Before(Random random) { InitializeWeights((ulong)random.Next()); InitializeWeights((ulong)random.Next()); }
            public Before(bool flag) { InitializeWeights(); _w = new float[64]; if (flag) InitializeWeights(); }
            public void Reset() { InitializeWeights(); _w = new float[64]; }
        }

        public sealed partial class Reason
        {
            [Dense(8, 8), Init(Scheme.He, Justification = "measured")] private float[] _w = new float[64];
            public Reason() { InitializeWeights(); _w = new float[64]; }
        }

        public partial struct Point
        {
            {{Fields}}
            public Point(float[] w) { InitializeWeights(); _w = w; }
        }
        """);

    private static ExpectedDiagnostic At(string place, string message) => new("INIT313") { At = place, Severity = DiagnosticSeverity.Warning, Message = message };
}
