using System.Globalization;
using System.Linq;
using InitGen.Roslyn.TorchSharp;
using InitGen.Roslyn.TorchSharp.Initialization;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>What is read from the code of a module's constructors, as text: one line for each write, in order.</summary>
public sealed class InitializationCodeTests : TorchRuleTest
{
    private const string Layers = """
            private readonly Linear fc1 = Linear(4, 8);
            private readonly Linear fc2 = Linear(8, 8);
            private readonly Conv2d conv = Conv2d(3, 8, 3);
        """;

    [Fact]
    public void Direct_calls() => Reads(
        """
                init.kaiming_normal_(fc1.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                if (fc1.bias is not null) init.zeros_(fc1.bias);
                init.constant_(fc2.bias!, -Math.Log((1 - 0.01) / 0.01));
                using (no_grad()) { this.fc2.weight.normal_(0, 0.01); fc2.bias?.zero_(); }
                conv.weight.detach().uniform_(-0.1, 0.1);
                RegisterComponents();
        """,
        "fc1.weight kaiming_normal_(a=0, mode=FanOut, nonlinearity=ReLU)",
        "fc1.bias zeros_()",
        "fc2.bias constant_(val=-4.595)",
        "fc2.weight normal_(mean=0, std=0.01, generator=?)",
        "fc2.bias zero_()",
        "conv.weight uniform_(from=-0.1, to=0.1, generator=?)");

    [Fact]
    public void Sweeps_by_type() => Reads(
        """
                RegisterComponents();
                foreach (var m in modules())
                {
                    switch (m)
                    {
                        case Conv2d c: init.kaiming_normal_(c.weight); break;
                        case Linear l: init.normal_(l.weight, 0, 0.01); init.zeros_(l.bias!); break;
                    }
                }
                foreach (var (name, module) in named_modules())
                {
                    if (module is not Linear l) continue;
                    init.xavier_uniform_(l.weight);
                }
                foreach (var l in modules().OfType<Linear>()) init.ones_(l.bias!);
                foreach (var pair in named_modules().Where(p => p.module is Conv2d)) init.zeros_(((Conv2d)pair.module).bias!);
        """,
        "*[Conv2d].weight kaiming_normal_(a=0, mode=FanIn, nonlinearity=LeakyReLU)",
        "*[Linear].weight normal_(mean=0, std=0.01, generator=?)",
        "*[Linear].bias zeros_()",
        "*[Linear].weight xavier_uniform_(gain=1)",
        "*[Linear].bias ones_()",
        "*[Conv2d].bias zeros_()");

    [Fact]
    public void Sweeps_by_name_and_by_rank() => Reads(
        """
                RegisterComponents();
                foreach (var (name, p) in named_parameters())
                {
                    if (name.EndsWith("bias")) init.zeros_(p);
                    else if (p.dim() > 1) init.xavier_uniform_(p);
                }
                foreach (var p in parameters()) { if (p.shape.Length < 2) continue; init.normal_(p, std: 0.02); }
                apply(m => { if (m.GetName().Contains("Conv")) init.normal_(((Conv2d)m).weight, 0.0, 0.02); });
        """,
        "*[name ends bias].* zeros_()",
        "*[not name ends bias, rank 2].* xavier_uniform_(gain=1)",
        "*[rank 2].* normal_(mean=0, std=0.02, generator=?)",
        "*[class has Conv, Conv2d].weight normal_(mean=0, std=0.02, generator=?)");

    [Fact]
    public void Helpers_lambdas_and_factories() => Reads(
        """
                head = Make(8, 0.02);
                features = Sequential(Make(4, 0.1), ReLU(), ("last", Make(8, 0.2)).Item2);
                foreach (var l in new[] { fc1, fc2 }) Fill(l, 0.5);
                void Zero(Linear l) => init.zeros_(l.bias!);
                Zero(fc1);
                RegisterComponents();
                apply(Init);
                Action<nn.Module> action = m => { if (m is Conv2d { bias: not null } c) init.ones_(c.bias!); };
                apply(action);
            }

            private readonly Linear head;
            private readonly Sequential features;

            private static Linear Make(long n, double std)
            {
                var layer = nn.Linear(n, n);
                init.normal_(layer.weight, std: std / 2);
                return layer;
            }

            private static void Fill(nn.Module m, double gain) { if (m is Linear l) init.orthogonal_(l.weight, gain); }

            private void Init(nn.Module m)
            {
                if (m is Linear l) init.zeros_(l.bias!);
        """,
        "head.weight normal_(mean=0, std=0.01, generator=?)",
        "features[0].weight normal_(mean=0, std=0.05, generator=?)",
        "features[2].weight normal_(mean=0, std=0.1, generator=?)",
        "fc1.weight orthogonal_(gain=0.5)",
        "fc2.weight orthogonal_(gain=0.5)",
        "fc1.bias zeros_()",
        "*[Linear].bias zeros_()",
        "*[Conv2d].bias ones_()");

    [Fact]
    public void What_is_sure_and_what_is_not() => Reads(
        """
                if (flag) init.zeros_(fc1.weight);
                for (int i = 0; i < blocks.Count; i++) blocks.Add(Make());
                foreach (var b in blocks) init.ones_(b.weight);
                blocks[0].weight.mul_(2);
                Other.Touch(fc2);
                fc1.weight[0].fill_(1);
                conv.weight = new Parameter(torch.randn(8, 3, 3, 3));
                table = Parameter(torch.zeros(3));
                init.normal_(table, std: std);
                RegisterComponents();
                apply(m => { if (m.GetHashCode() > 3 && m is Linear l) init.zeros_(l.weight); });
            }

            private readonly bool flag = new Random().Next() > 0;
            private readonly double std = new Random().NextDouble();
            private readonly ModuleList<Linear> blocks = new();
            private readonly Parameter table;

            private static Linear Make() { var l = nn.Linear(2, 2); init.eye_(l.weight); return l;
        """,
        "fc1.weight zeros_()?",
        "blocks[].weight eye_()",
        "blocks[].weight ones_()",
        "blocks[0].weight mul_(target=2)",
        "fc2*.* ?",
        "fc1.weight fill_(value=1)?",
        "conv.weight randn(dim0=8, dim1=3, dim2=3, dim3=3, dtype=?, device=?, requires_grad=?, generator=?, names=?)",
        ".table zeros(size=3, dtype=?, device=?, requires_grad=?, names=?)",
        ".table normal_(mean=0, std=?, generator=?)",
        "*[Linear].weight zeros_()?");

    [Fact]
    public void Lists_dictionaries_and_what_is_put_together() => Reads(
        """
                foreach (var l in towers.Append(fc1)) init.zeros_(l.weight);
                heads["a"] = Linear(2, 2);
                layers.Add(fc3);
                layers.Add(Linear(2, 2));
                init.eye_(layers[1].weight);
                foreach (var l in heads.Values) init.ones_(l.weight);
                foreach (var pair in heads) init.zeros_(pair.Value.bias!);
                foreach (var (i, l) in new[] { fc1, fc2 }.Select((l, i) => (i, l))) init.ones_(l.bias!);
                RegisterComponents();
            }

            private readonly ModuleList<Linear> towers = new(Linear(2, 2));
            private readonly Dictionary<string, Linear> heads = new();
            private readonly List<Linear> layers = new();
            private readonly Linear fc3 = Linear(1, 1);
            private void Nothing() {
        """,
        "towers[].weight zeros_()",
        "fc1.weight zeros_()",
        "layers[0]*.* ?",
        "layers[1].weight eye_()",
        "heads[].weight ones_()",
        "heads[].bias zeros_()",
        "fc1.bias ones_()",
        "fc2.bias ones_()");

    [Fact]
    public void What_a_variable_may_hold_behind_a_test_is_not_known() => Reads(
        """
                RegisterComponents();
                foreach (var m in modules())
                {
                    Tensor? w = null;
                    if (m is Linear l) w = l.weight;
                    if (w is not null) init.zeros_(w);
                }
        """,
        "*.* ??");

    [Fact]
    public void A_layer_that_may_be_replaced_is_not_known() => Reads(
        """
                init.zeros_(fc.weight);
                if (DateTime.Now.Year > 3) fc = Linear(3, 3);
                head = Linear(2, 2);
                init.ones_(head.weight);
                head = Linear(3, 3);
                RegisterComponents();
            }

            private readonly Linear fc = Linear(2, 2), head;
            private void Nothing() {
        """,
        "fc.weight zeros_()",
        "fc*.* ??");

    [Fact]
    public void The_write_that_decides()
    {
        (InitializationCode code, INamedTypeSymbol linear) = Read("""
                init.zeros_(fc1.weight);
                RegisterComponents();
                foreach (var (name, m) in named_modules()) if (m is Linear l && name != "fc2") init.ones_(l.weight);
                if (DateTime.Now.Year > 3) init.eye_(fc2.bias!);
                load("weights.dat");
                init.zeros_(conv.bias!);
        """);
        Assert.False(code.End("fc1", linear, "weight").IsKnown);
        Assert.Equal("zeros_", code.End("conv", null, "bias").Write?.Function);

        code = Read("""
                init.zeros_(fc1.weight);
                RegisterComponents();
                foreach (var (name, m) in named_modules()) if (m is Linear l && name != "fc2") init.ones_(l.weight);
                if (DateTime.Now.Year > 3) init.eye_(fc2.bias!);
        """).Code;
        Assert.Equal("ones_", code.End("fc1", linear, "weight").Write?.Function);
        Assert.Equal(ParameterEnd.Untouched, code.End("fc2", linear, "weight"));
        Assert.Equal(ParameterEnd.Unknown, code.End("fc2", linear, "bias"));
        Assert.Equal(ParameterEnd.Untouched, code.End("conv", null, "bias"));
        Assert.Equal(ParameterEnd.Unknown, code.End("conv", null, "weight"));
    }

    [Fact]
    public void Several_constructors_and_bases_are_one_code()
    {
        (InitializationCode code, INamedTypeSymbol linear) = Read("""
                RegisterComponents();
            }

            public Net(int width) : this() { init.zeros_(fc1.weight);
        """);
        Assert.Equal(ParameterEnd.Unknown, code.End("fc1", linear, "weight"));
        Assert.Equal(ParameterEnd.Untouched, code.End("fc2", linear, "weight"));
    }

    [Fact]
    public void A_sweep_before_registration_reaches_nothing()
    {
        (InitializationCode code, INamedTypeSymbol linear) = Read("""
                apply(m => { if (m is Linear l) init.zeros_(l.weight); });
                RegisterComponents();
        """);
        Assert.Equal(ParameterEnd.Untouched, code.End("fc1", linear, "weight"));
        Assert.True(Assert.Single(code.Sweeps).ReachesNothing);
    }

    private static void Reads(string constructor, params string[] expected) => Assert.Equal(expected, Read(constructor).Code.Writes.Select(Show));

    private static (InitializationCode Code, INamedTypeSymbol Linear) Read(string constructor)
    {
        string source = Source($$"""
            public static class Other { public static void Touch(nn.Module module) => Native(module); [System.Runtime.InteropServices.DllImport("x")] private static extern void Native(object o); }

            public sealed class Net : Module<Tensor, Tensor>
            {
            {{Layers}}

                public Net() : base("net")
                {
            {{constructor}}
                }

                public override Tensor forward(Tensor x) => x;
            }
            """);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Test", [CSharpSyntaxTree.ParseText(source)], Project.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static found => found.Severity == DiagnosticSeverity.Error);
        return (
            InitializationCode.Read(compilation.Assembly.GetTypeByMetadataName("Models.Net")!, compilation, default),
            TorchSymbols.Of(compilation)!.Layer("Linear")!);
    }

    private static string Show(ParameterWrite write)
    {
        string path = write.Target.IsSweep ? write.Target.Path + "*" : write.Target.Path;
        string tests = string.Join(", ", write.Target.Tests.Select(static test => (test.IsNegated ? "not " : string.Empty) + test.Kind switch
        {
            SweepTestKind.Type => string.Join("|", test.Texts.Select(static text => text.Split('.').Last())),
            SweepTestKind.NameEndsWith => "name ends " + test.Texts[0],
            SweepTestKind.TypeNameContains => "class has " + test.Texts[0],
            SweepTestKind.MinRank => "rank " + test.Rank,
            _ => test.Kind.ToString(),
        }));
        string arguments = string.Join(", ", write.Arguments.Select(static argument =>
            $"{argument.Name}={argument.Choice ?? argument.Number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "?"}"));
        return $"{path}{(tests.Length > 0 ? $"[{tests}]" : string.Empty)}.{write.Parameter} {write.Function}{(write.IsUnknown ? string.Empty : $"({arguments})")}{(write.IsConditional ? "?" : string.Empty)}";
    }
}
