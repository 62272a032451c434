using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Generator;
using InitGen.Graph;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Forward;

/// <summary>Programs that no reader of networks can follow: nothing is thrown, nothing takes long, and nothing wrong is said.</summary>
public sealed class BadInputTests : ReadingTest
{
    private const string Layer = """
        [Dense(4, 4), Init(Scheme.He)] private readonly float[] _w = new float[16];
        private float[] L(float[] x) { var y = new float[4]; for (int o = 0; o < 4; o++) for (int i = 0; i < 4; i++) y[o] += _w[o * 4 + i] * x[i]; return y; }

        """;

    public static TheoryData<string> Sources { get; } =
    [
        "public float[] Forward(float[] x) => x.Length > 3 ? Forward(L(x)) : x;",
        "public float[] Forward(float[] x) => A(x); float[] A(float[] x) => B(L(x)); float[] B(float[] x) => x[0] > 0 ? A(x) : x;",
        "public float[] Forward(float[] x) { again: x = L(x); if (x[0] > 0) goto again; return x; }",
        "public async Task<float[]> Forward(float[] x) { await Task.Yield(); return L(x); }",
        "public IEnumerable<float> Forward(float[] x) { foreach (float v in L(x)) { if (v < 0) yield break; yield return v; } }",
        "public float[] Forward(float[] x) { Func<float[], float[]> f = null!; f = y => y[0] > 0 ? f(L(y)) : y; return f(x); }",
        "public float[] Forward(float[] x) { return F(x, 3); float[] F(float[] y, int n) => n == 0 ? y : F(L(y), n - 1); }",
        "public float[] Forward(dynamic x) { dynamic y = L(x); y += 1; return y.Relu(x); }",
        "public unsafe float[] Forward(float[] x) { var y = L(x); fixed (float* p = y) { float* q = p; for (int i = 0; i < 4; i++) *q++ *= *(p + i); } return y; }",
        "public float[] Forward(float[] x) { var y = L(x); ref float r = ref y[0]; r = ref P(y); r *= 2; P(y) = 1; return y; } static ref float P(float[] a) => ref a[1];",
        "public float[] Forward(object x) => x switch { float[] a when a.Length > 3 => L(a), List<float> { Count: > 3 } l => L(l.ToArray()), [..] => throw new Exception(), _ => L(new float[4]) };".Replace("[..] => throw new Exception(), ", ""),
        "public float[] Forward(float[] x) => Forward(x, 1); public float[] Forward(float[] x, int n) => n > 0 ? Forward(L(x)) : x;",
        "public float[] Forward(float[] x) { float s = S<float>(L(x)); return new[] { s }; } static T S<T>(T[] a) where T : INumber<T> { T s = T.Zero; foreach (T v in a) s += v * T.CreateChecked(2); return s; }",
        "public partial float[] Forward(float[] x); public partial float[] Forward(float[] x) => L(x);",
        "public float[] Forward(float[] x) { try { x = L(x); throw new Exception(); } catch (ArgumentException e) when (e.Message == x[0].ToString()) { x[0] = 1; } finally { x[1] = 2; } return x; }",
        "public float[] Forward(float[] x) { using var m = new System.IO.MemoryStream(); using (m) { x = L(x); } lock (_w) { x = L(x); } return x; }",
        "public event Action<float[]>? Done; private static float[] s_state = new float[4]; public float[] Forward(float[] x) { var y = L(x); Done?.Invoke(y); for (int i = 0; i < 4; i++) s_state[i] += y[i]; return s_state; }",
        "public float[] Forward(float[] x) { while (true) { x = L(x); if (x[0] > 1) break; if (x[1] > 1) continue; return x; } return L(x); }",
        "public float[] Forward(float[] x) { int n = (int)x[0]; for (int i = 0; i < n; i++) x = L(x); return x; }",
        "public float[] Forward(float[] x) { for (;;) { } }",
        "public float[] Forward(float[] x) => throw new NotSupportedException();",
        "public float[] Forward(float[] x) { var d = new Dictionary<string, float[]> { [\"a\"] = L(x) }; return d[\"a\"]; }",
        "public float[] Forward(float[] x) => (float[])typeof(Net).GetMethod(\"L\")!.Invoke(this, new object[] { x })!;",
        "public float[] Forward(float[] x) { x[0] = x[1]; x[x.Length - 1] = x[^1]; var (a, b) = (x[0], x[1]); (x[0], x[1]) = (b, a); return L(x)[1..^1]; }",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Is_read_in_silence(string source)
    {
        CSharpCompilation compilation = Compile(Layer + source);
        Assert.NotNull(Graph(compilation));
        await (Compiler.Analyzer with { Template = Compiler.Project with { AllowUnsafe = true } })
            .VerifyAsync(Source(Layer + source));
    }

    [Fact]
    public async Task Is_survived_while_it_is_typed()
    {
        var verifier = new RobustnessVerifier
        {
            Generators = [new InitGenerator()],
            Analyzers = [new ModelAnalyzer()],
            Template = Compiler.Project with { AllowUnsafe = true },
        };
        await verifier.SurvivesAsync(Sources.SelectMany(static row => TokenCorpus.Mutations(Source(Layer + row.Data), 3)));
    }

    public static TheoryData<string, string> Large { get; } = new()
    {
        { "a sum of 2000 terms", "public float[] Forward(float[] x) { var y = L(x); y[0] = " + Repeat(" + ", 2000, static i => "y[0]") + "; return y; }" },
        { "2000 parentheses less 1700", "public float[] Forward(float[] x) { var y = L(x); y[0] = " + new string('(', 150) + "y[0]" + Repeat("", 150, static i => " * y[1])") + "; return y; }" },
        { "3000 statements", "public float[] Forward(float[] x) { var y = L(x); " + Repeat("\n", 3000, static i => $"y[{i % 4}] = y[{i * 7 % 4}] * 1.01f + y[{i * 3 % 4}];") + " return y; }" },
        { "30 loops in one another", "public float[] Forward(float[] x) { var y = L(x); " + Repeat("", 30, static i => $"for (int i{i} = 0; i{i} < 2; i{i}++) ") + "y[0] += y[1] * y[2]; return y; }" },
        { "200 helpers, each calls the next twice", "public float[] Forward(float[] x) => F0(L(x)); " + Repeat("\n", 200, static i => $"float[] F{i}(float[] x) {{ F{i + 1}(x); return F{i + 1}(x); }}") + " float[] F200(float[] x) { x[0]++; return x; }" },
        { "40 branches", "private bool _f; public float[] Forward(float[] x) { var y = L(x); " + Repeat("\n", 40, static i => $"if (y[{i % 4}] > {i}) y[{(i + 1) % 4}] = y[{i % 4}] * y[1]; else if (_f) y[0] = {i};") + " return y; }" },
        { "a value doubled 60 times", "public float[] Forward(float[] x) { float v = L(x)[0]; " + Repeat("\n", 60, static i => "v = v * MathF.Exp(-v) + v;") + " return new[] { v }; }" },
        { "what loops double", "public float[] Forward(float[] x) { float v = 1, u = 2; for (int i = 0; i < 9; i++) { " + Repeat("\n", 60, static i => "v = v * u + MathF.Sin(v * u); u = v - u * v;") + " } return L(new[] { v, u, x[0], x[1] }); }" },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Is_read_in_bounded_time_and_on_a_small_stack(string what, string source)
    {
        CSharpCompilation compilation = Compile(Layer + source);
        compilation.GetDiagnostics(TestContext.Current.CancellationToken);
        ModelGraph? graph = null;
        var thread = new Thread(() => graph = Graph(compilation), 1 << 20);
        thread.Start();

        // A second where nothing else runs. What grows without bounds does not end in a minute either, on the busiest machine.
        Assert.True(thread.Join(60_000), what);
        Assert.NotNull(graph);
    }

    private static string Repeat(string between, int count, System.Func<int, string> part) => string.Join(between, Enumerable.Range(0, count).Select(part));
}
