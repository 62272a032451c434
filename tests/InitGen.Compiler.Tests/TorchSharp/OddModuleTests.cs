using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InitGen.Compiler.Tests.Torch.Gallery;
using InitGen.Graph.Rules;
using InitGen.Roslyn.TorchSharp;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Modules that are cut off, recursive, generic, partial, foreign or of another age: they are survived, and nothing is said about them.</summary>
public sealed class OddModuleTests
{
    [Fact]
    public void Odd_modules_are_survived_in_silence()
    {
        foreach (string source in new[]
        {
            "",
            "class C : Module<Tensor, Tensor>",
            "class C : Module<Tensor, Tensor> { }",
            "class C : Module<Tensor, Tensor> { Linear a = Linear(; C() : base(\"c\") { a. } public override Tensor forward(Tensor x) => a.forward( }",
            "class C : Module<Tensor, Tensor> { Linear a = Linear(1, 1), a = Linear(2, 2); public C() : this(1) { } C(int i) : this() { } public override Tensor forward(Tensor x) => a.forward(x); }",
            "class C : Module { }",
            "class C : Module { C() : base(\"c\") { init.normal_(parameters().First()); } Tensor forward(Tensor x) => x; Tensor forward(Tensor x, int i) => x; }",
            "class C : C { Tensor forward(Tensor x) => x; }",
            "abstract class C : Module<Tensor, Tensor> { Linear a = Linear(64, 64); protected C() : base(\"c\") { init.zeros_(a.weight); } }",
            "class C : Module<Tensor, Tensor> { C? inner; C() : base(\"c\") { inner = new C(); } public override Tensor forward(Tensor x) => inner!.forward(x); }",
            "class C : Module<Tensor, Tensor> { Linear a = Linear(64, 64); C(int n) : base(\"c\") { Again(n); } void Again(int n) { init.zeros_(a.weight); Again(n + 1); } public override Tensor forward(Tensor x) => forward(forward(x)); }",
            "class A : Module<Tensor, Tensor> { B b = new B(); A() : base(\"a\") { } public override Tensor forward(Tensor x) => b.forward(x); } class B : Module<Tensor, Tensor> { A a = new A(); public B() : base(\"b\") { } public override Tensor forward(Tensor x) => a.forward(x); }",
            "class C<T> : Module<Tensor, Tensor> where T : Module<Tensor, Tensor>, new() { T inner = new T(); Linear a = Linear(64, 64), b = Linear(64, 64); public C() : base(\"c\") { } public override Tensor forward(Tensor x) => b.forward(inner.forward(a.forward(x))); }",
            "class C<T> : Module<T, T> where T : Tensor { public C() : base(\"c\") { } public override T forward(T x) => x; }",
            "class C : Module<Tensor, Tensor> { Linear a = Linear(64, 64); Func<Tensor, Tensor> run; C(Func<Tensor, Tensor> f) : base(\"c\") { run = x => f(a.forward(x)); } public override Tensor forward(Tensor x) => run(x); }",
            "class C : Module<Tensor, Tensor> { Dictionary<string, Func<Tensor, Tensor>> table = new(); C() : base(\"c\") { table[\"x\"] = x => table[\"x\"](x); } public override Tensor forward(Tensor x) => table[\"x\"](x); }",
            "class C : Module<Tensor, Tensor> { dynamic a = Linear(64, 64); C() : base(\"c\") { a.weight.zero_(); } public override Tensor forward(Tensor x) => a.forward(x); }",
            "class C : Module<Tensor, Tensor> { Linear a = (Linear)Activator.CreateInstance(typeof(Linear), 64, 64)!; C() : base(\"c\") { foreach (var f in GetType().GetFields()) init.zeros_(((Linear)f.GetValue(this)!).weight); } public override Tensor forward(Tensor x) => a.forward(x); }",
            "class C : Module<Tensor, Tensor> { Linear a = Linear(-1, 0), b = Linear(long.MaxValue, long.MaxValue); Conv2d c = Conv2d(3, 7, 0, groups: 2); C() : base(\"c\") { init.normal_(a.weight, double.NaN, -1); init.uniform_(b.weight, 1, 1); init.xavier_uniform_(c.weight, double.PositiveInfinity); } public override Tensor forward(Tensor x) => c.forward(b.forward(a.forward(x))); }",
            "class C : Module<Tensor, Tensor> { Sequential s = Sequential(); C() : base(\"c\") { while (true) s.append(s); } public override Tensor forward(Tensor x) => s.forward(x); }",
            "class C : Module<Tensor, Tensor> { Sequential s = Sequential(); C() : base(\"c\") { s.append(s); init.zeros_(s.parameters().First()); RegisterComponents(); foreach (var m in modules()) { } } public override Tensor forward(Tensor x) => s.forward(x); }",
            "class C : Module<Tensor, Tensor> { ModuleList<Module<Tensor, Tensor>> l = new(); C() : base(\"c\") { l.Add(this); RegisterComponents(); apply(m => { }); } public override Tensor forward(Tensor x) { foreach (var m in l) x = m.forward(x); return x; } }",
            "class C : Module<Tensor, Tensor> { Linear a = Linear(8, 8); C() : base(\"c\") { } public override Tensor forward(Tensor x) { for (int i = 0; ; i++) { x = a.forward(x); if (x is null) goto end; } end: return x; } }",
            "class C : Module<Tensor, Tensor> { Linear a = Linear(8, 8); C() : base(\"c\") { IEnumerable<int> Lazily() { init.zeros_(a.weight); yield return 1; } Lazily(); } public override Tensor forward(Tensor x) => a.forward(x); }",
            "class C : Module<Tensor, System.Threading.Tasks.Task<Tensor>> { Linear a = Linear(8, 8); C() : base(\"c\") { } public override async System.Threading.Tasks.Task<Tensor> forward(Tensor x) { await System.Threading.Tasks.Task.Yield(); return a.forward(x); } }",
            "struct S { public S() { } } record R(int X) { } interface I { Tensor forward(Tensor x) => x; } enum E { A }",
            "class C : Module<Tensor, Tensor> { unsafe Linear* a; C() : base(null!) { RegisterComponents(null!); register_module(null!, null!); init.zeros_(null!); Sequential(null!); new ModuleList<Linear>(null!); Parameter(null!); torch.zeros(null!); } public override Tensor forward(Tensor x) => torch.einsum(null!, null!) + functional.linear(null!, null!) + torch.cat(null!) + x; }",
        })
        {
            AssertSilent(TorchSharpProject.Template, TorchSharpProject.Model(source));
        }
    }

    [Fact]
    public void Partial_modules_are_read_as_a_whole()
    {
        CSharpCompilation compilation = Compile(
            TorchSharpProject.Template,
            TorchSharpProject.Model("public partial class Net : Module<Tensor, Tensor> { private readonly Linear a = Linear(8, 8), b = Linear(8, 2); public override Tensor forward(Tensor x) => b.forward(Bend(a.forward(x))); }"),
            TorchSharpProject.Model("public partial class Net { public Net() : base(\"net\") { RegisterComponents(); Start(); } partial void Start(); private static Tensor Bend(Tensor x) => x.relu(); }"),
            TorchSharpProject.Model("public partial class Net { partial void Start() => init.zeros_(a.weight); }"));
        TorchFinding found = Assert.Single(Findings(compilation));
        Assert.Equal("INIT301 init.zeros_(a.weight)", $"{found.Finding.Rule.Id} {found.Place}");
    }

    [Fact]
    public void What_another_assembly_makes_is_not_known()
    {
        CSharpCompilation library = Compile(TorchSharpProject.Template, TorchSharpProject.Model("""
            public class Foreign : Module<Tensor, Tensor>
            {
                public Linear inner = Linear(64, 64);
                public Foreign() : base("foreign") => RegisterComponents();
                public override Tensor forward(Tensor x) => inner.forward(x);
                public static Linear Make() => Linear(64, 64);
                public static void Start(Module module) { }
            }
            """));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation compilation = Compile(
            TorchSharpProject.Template.WithReferences(MetadataReference.CreateFromImage(image.ToArray())),
            TorchSharpProject.Model("""
                public class Net : Module<Tensor, Tensor>
                {
                    private readonly Foreign a = new(), c;
                    private readonly Linear b = Foreign.Make(), d = Linear(64, 64), e = Linear(64, 64);
                    public Net(Foreign given) : base("net")
                    {
                        c = given;
                        RegisterComponents();
                        init.zeros_(a.inner.weight);
                        init.zeros_(b.weight);
                        init.zeros_(d.weight);
                        Foreign.Start(d);
                    }

                    public override Tensor forward(Tensor x) => e.forward(d.forward(b.forward(a.forward(x).relu()).relu()).relu());
                }
                """));
        Assert.Empty(Findings(compilation));
    }

    [Fact]
    public void Modules_of_an_old_line_are_read_in_silence() => AssertSilent(TorchSharpProject.Old, TorchSharpProject.Model("""
        public class Net : Module
        {
            private readonly Conv2d _conv = Conv2d(1, 8, kernelSize: 3, paddingMode: PaddingModes.Reflect);
            private readonly Module _head = Sequential(("fc", Linear(8, 4, hasBias: false)), ("relu", ReLU(inPlace: true)));
            private readonly Linear _last = Linear(4, 1);

            public Net() : base("net")
            {
                RegisterComponents();
                nn.init.kaiming_normal_(_conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                nn.init.normal_(_last.weight, 0, 0.01);
            }

            public override Tensor forward(Tensor x)
            {
                using var h = functional.relu(_conv.forward(x));
                return _last.forward(_head.forward(h.flatten(1)));
            }
        }
        """));

    [Fact]
    public void Models_that_are_being_typed_are_survived()
    {
        // A cut of a few: each costs a compilation, and all of them are asked for with INITGEN_FULL.
        string[] names = TokenCorpus.IsFull ? GalleryModels.Names : [.. GalleryModels.Names.Where(static (_, i) => i % 8 == 3)];
        foreach (string name in names)
        {
            foreach (Mutant mutant in TokenCorpus.Mutations(GalleryModels.Source(name).Text, sampleSize: 2))
                _ = Findings(Compile(TorchSharpProject.Template, mutant.Source)).Count();
        }
    }

    private static void AssertSilent(TestProject project, string source)
    {
        TorchFinding[] found = [.. Findings(Compile(project, source))];
        Assert.True(found.Length == 0, string.Join('\n', found.Select(static one => one.Finding.Rule.Id + " " + one.Place).Prepend(source)));
    }

    private static IEnumerable<TorchFinding> Findings(CSharpCompilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Select(type => compilation.GetSemanticModel(tree).GetDeclaredSymbol(type, TestContext.Current.CancellationToken)))
        .OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .SelectMany(type => TorchFindings.Of(type, compilation, RuleOptions.Default, TestContext.Current.CancellationToken));

    private static CSharpCompilation Compile(TestProject project, params string[] sources) => CSharpCompilation.Create(
        "Models" + sources[0].Length,
        sources.Select(static source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp11))),
        project.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}
