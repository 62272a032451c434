using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using InitGen.Graph;
using InitGen.Roslyn.TorchSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>What initialization code does to parameters, as it is read. Each case is the inside of a constructor of a module with two layers, a and b.</summary>
public sealed class ReadingTests
{
    private const string Made = "made, made";
    private const string Unknown = "?, ?";

    [Fact]
    public void Sweeps_reach_what_is_registered() => Read(
        ("foreach (var m in modules()) if (m is Linear l) init.normal_(l.weight, 0, 0.02);", "N(0, 0.02), N(0, 0.02)"),
        ("foreach (var (name, m) in named_modules()) if (name == \"a\" && m is Linear l) init.zeros_(l.weight);", "0, made"),
        ("foreach (var m in children()) { switch (m) { case Conv2d _: break; case Linear l: init.xavier_uniform_(l.weight); break; } }", "Xavier, Xavier"),
        ("foreach (var m in modules().OfType<Linear>()) init.constant_(m.weight, 0.5);", "0.5, 0.5"),
        ("foreach (var m in modules().Where(m => m is Conv2d)) init.zeros_(((Conv2d)m).weight);", Made),
        ("foreach (var p in parameters()) if (p.dim() > 1) init.xavier_uniform_(p); else init.zeros_(p);", "Xavier, Xavier"),
        ("foreach (var (n, p) in named_parameters()) if (n.EndsWith(\"weight\")) init.normal_(p, 0, 0.1); else init.zeros_(p);", "N(0, 0.1), N(0, 0.1)"),
        ("foreach (var (n, p) in named_parameters()) { if (!n.StartsWith(\"a.\")) continue; if (n.Contains(\"weight\")) init.ones_(p); }", "1, made"),
        ("foreach (var (n, p) in named_parameters()) { if (n == \"b.weight\") { init.ones_(p); break; } }", "made, 1"),
        ("apply(m => { if (m is Linear l) init.zeros_(l.weight); });", "0, 0"),
        ("apply(Start);", "N(0, 0.3), N(0, 0.3)"),
        ("apply(StartAll);", "N(0, 0.3), N(0, 0.3)"),
        ("void Local(Module m) { if (m is Linear { weight: var w }) init.uniform_(w, -1, 2); } apply(Local);", "U(-1, 2), U(-1, 2)"),
        ("void Local(Module m) { if (m is Linear l) init.uniform_(l.weight, -1, 2); } apply(Local);", "U(-1, 2), U(-1, 2)"),
        ("a.apply(m => { if (m is Linear l) init.zeros_(l.weight); });", "0, made"),
        ("modules().ToList().ForEach(m => { if (m is Linear l) init.zeros_(l.weight); });", "0, 0"));

    [Fact]
    public void A_sweep_before_registration_reaches_nothing() => Read(
        ("foreach (var m in modules()) if (m is Linear l) init.zeros_(l.weight); RegisterComponents();", Made),
        ("apply(m => { if (m is Linear l) init.zeros_(l.weight); }); RegisterComponents();", Made),
        ("foreach (var p in parameters()) init.zeros_(p); RegisterComponents();", Made),
        ("register_module(\"a\", a); foreach (var m in modules()) if (m is Linear l) init.zeros_(l.weight); RegisterComponents();", "0, made"),
        ("foreach (var m in Sequential(a, b).modules()) if (m is Linear l) init.zeros_(l.weight); RegisterComponents();", "0, 0"),
        ("foreach (var p in Sequential((\"one\", a)).parameters()) init.zeros_(p); RegisterComponents();", "0, made"),
        ("foreach (var m in new ModuleList<Linear>(a, b).modules()) if (m is Linear l) init.zeros_(l.weight); RegisterComponents();", Made),
        ("foreach (var l in new ModuleList<Linear>(a, b)) init.zeros_(l.weight); RegisterComponents();", "0, 0"));

    [Fact]
    public void Queries_run_when_they_are_gone_through() => Read(
        ("var q = new[] { a, b }.Select(l => init.zeros_(l.weight));", Made),
        ("_ = new[] { a, b }.Select(l => init.zeros_(l.weight)).ToList();", "0, 0"),
        ("foreach (var _ in new[] { a }.Select(l => init.zeros_(l.weight))) { }", "0, made"),
        ("var q = new[] { a }.Select(l => init.zeros_(l.weight)); init.ones_(a.weight); q.ToArray();", "0, made"),
        ("var lazy = new[] { a, b }.Where(l => { init.zeros_(l.weight); return true; });", Made));

    [Fact]
    public void Helpers_and_factories_are_followed() => Read(
        ("Init(a.weight); Init(b.weight, 0.5);", "N(0, 0.02), N(0, 0.5)"),
        ("Init(std: 0.25, weight: a.weight);", "N(0, 0.25), made"),
        ("a = Made(Linear(4, 4)); b = Zero();", "N(0, 0.02), 0"),
        ("Init(a.weight); a = Linear(4, 4);", Made),
        ("foreach (var (l, std) in new[] { (a, 0.1), (b, 0.2) }) init.normal_(l.weight, 0, std);", "N(0, 0.1), N(0, 0.2)"),
        ("for (int i = 0; i < 2; i++) init.normal_((i == 0 ? a : b).weight, 0, 1.0 / (i + 1));", "N(0, 1), N(0, 0.5)"),
        ("int i = 0; while (i < 1) { init.zeros_(a.weight); i++; }", "0, made"),
        ("var w = a.weight; init.zeros_(w); Tensor t = b.weight; init.ones_(t);", "0, 1"),
        ("init.normal_(a.weight, 0, Math.Sqrt(2.0 / a.weight.shape[1])); init.normal_(b.weight, 0, Half);", "N(0, 0.7071), N(0, 0.5)"),
        ("init.xavier_uniform_(a.weight, init.calculate_gain(init.NonlinearityType.Tanh)); init.kaiming_normal_(b.weight, Math.Sqrt(5));", "Xavier 1.667, He 0.5774"),
        ("Recurse(a, 3);", "?, made"),
        ("First().Item2.weight.fill_(3);", "made, 3"),
        ("Action<Linear> start = l => init.zeros_(l.weight); start(a); start.Invoke(b);", "0, 0"));

    [Fact]
    public void Tensors_are_filled_and_replaced() => Read(
        ("using (no_grad()) { a.weight.normal_(0, 0.5); b.weight.fill_(2); }", "N(0, 0.5), 2"),
        ("using var _ = no_grad(); a.weight.detach().uniform_(-0.1, 0.1); b.weight.zero_();", "U(-0.1, 0.1), 0"),
        ("a.weight.copy_(torch.zeros(4, 4)); b.weight.copy_(torch.randn(4, 4) * 0.02);", "0, N(0, 0.02)"),
        ("a.weight = Parameter(torch.ones(4, 4) * 0.5); b.weight = new Parameter(torch.randn(4, 4).mul_(0.1));", "0.5, N(0, 0.1)"),
        ("a.weight.mul_(0.5); init.normal_(b.weight).mul_(0.1);", "?, N(0, 0.1)"),
        ("a.weight.copy_(b.weight); b.weight[0] = torch.zeros(4);", Unknown),
        ("var copy = a.weight.clone(); copy.zero_();", Made),
        ("var like = torch.zeros_like(a.weight); b.weight.copy_(like);", "made, 0"),
        ("a.weight = b.weight; init.zeros_(b.weight);", "0, 0"),
        ("a.weight.requires_grad = false; b.weight.requires_grad_(false); init.zeros_(b.weight);", Unknown),
        ("a.weight.requires_grad_(true); a.weight = Parameter(torch.zeros(4, 4), requires_grad: false);", "?, made"),
        ("init.trunc_normal_(a.weight, std: 0.02); init.eye_(b.weight);", Unknown));

    [Fact]
    public void What_is_loaded_or_not_known_says_nothing() => Read(
        ("init.zeros_(a.weight); load(\"file\");", Unknown),
        ("a.load(\"file\"); init.ones_(b.weight);", "?, 1"),
        ("a.load(\"file\"); init.zeros_(a.weight);", "0, made"),
        ("if (flag) init.zeros_(a.weight);", "?, made"),
        ("if (flag) init.zeros_(a.weight); else init.ones_(a.weight);", "?, made"),
        ("if (flag) throw new Exception(); init.zeros_(a.weight);", "0, made"),
        ("if (flag) return; init.zeros_(a.weight);", Unknown),
        ("init.normal_(a.weight, 0, sigma);", "?, made"),
        ("for (int i = 0; i < count; i++) init.zeros_(a.weight);", "?, made"),
        ("foreach (var m in modules()) if (m is Linear l && custom(l)) init.zeros_(l.weight);", Unknown),
        ("custom(a);", "?, made"),
        ("foreach (var p in unknown!) init.zeros_(p);", Unknown),
        ("(flag ? a : b).weight.zero_();", Unknown),
        ("try { init.zeros_(a.weight); } catch (Exception) { init.ones_(a.weight); }", "0, made"),
        ("new[] { a, b }[count].weight.zero_();", Unknown));

    private static void Read(params (string Body, string Laws)[] cases)
    {
        var source = new StringBuilder();
        foreach (((string body, _), int i) in cases.Select(static (one, i) => (one, i)))
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                public class Case{{i}} : Module<Tensor, Tensor>
                {
                    private const double Half = 0.5;
                    private Linear a = Linear(4, 4), b = Linear(4, 4);

                    public Case{{i}}(bool flag, double sigma, int count, Func<Linear, bool> custom, IEnumerable<Parameter>? unknown) : base("case")
                    {
                        {{(body.Contains("RegisterComponents", System.StringComparison.Ordinal) ? string.Empty : "RegisterComponents();")}}
                        {{body}}
                    }

                    private static readonly Action<Module> StartAll = Start;

                    private static void Start(Module m) { if (m is Linear l) Init(l.weight, std: 0.3); }
                    private static void Init(Tensor weight, double std = 0.02) => init.normal_(weight, 0, std);
                    private static T Made<T>(T layer) where T : Module { if (layer is Linear l) Init(l.weight); return layer; }
                    private static Linear Zero() { var layer = Linear(4, 4); init.zeros_(layer.weight); return layer; }
                    private (Linear, Linear) First() => (a, b);
                    private static void Recurse(Linear l, int n) { if (n > 0) Recurse(l, n - 1); else init.zeros_(l.weight); }

                    public override Tensor forward(Tensor x) => b.forward(a.forward(x).relu());
                }


                """);
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Cases",
            [CSharpSyntaxTree.ParseText(TorchSharpProject.Model(source.ToString()), new CSharpParseOptions(LanguageVersion.CSharp11))],
            TorchSharpProject.Template.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal(
            cases.Select(static one => $"{one.Body} -> {one.Laws}"),
            cases.Select((one, i) => $"{one.Body} -> {Laws(compilation.GetTypesByMetadataName("Models.Case" + i).Single(), compilation)}"));
    }

    private static string Laws(INamedTypeSymbol type, CSharpCompilation compilation)
    {
        IEnumerable<LayerNode> layers = TorchReader.Read(type, compilation, TestContext.Current.CancellationToken)!.Graph.Nodes.OfType<LayerNode>();
        return string.Join(", ", layers.Where(static layer => layer.Kind == LayerKind.Dense).OrderBy(static layer => layer.Origin, System.StringComparer.Ordinal).Select(Law));
    }

    private static string Law(LayerNode layer)
    {
        if (layer.IsDefault) return "made";
        if (layer.Scheme is null) return "?";
        return layer.Options switch
        {
            { Scheme: Scheme.Normal } normal => $"N({Text(normal.Mean ?? 0)}, {Text(normal.Std ?? 1)})",
            { Scheme: Scheme.Uniform } uniform => $"U({Text(uniform.Low ?? 0)}, {Text(uniform.High ?? 1)})",
            { Scheme: Scheme.Zero } => "0",
            { Scheme: Scheme.One } => "1",
            { Scheme: Scheme.Constant } constant => Text(constant.Value ?? 0),
            { Gain: { } gain } other => $"{other.Scheme} {Text(gain)}",
            { } other => other.Scheme.ToString(),
        };
    }

    private static string Text(double number) => number.ToString("G4", CultureInfo.InvariantCulture);
}
