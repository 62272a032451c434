using System.Collections.Generic;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Roslyn.TorchSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>What is found in a module of TorchSharp outlives its compilation until something that it rests on changes.</summary>
public sealed class ModuleFindingsTests
{
    private const string Net = """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc1, fc2;

            public Net() : base("Net")
            {
                fc1 = Linear(64, 64);
                fc2 = Linear(64, 64);
                Helper.Start(fc1);
                fc2.Begin();
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => fc2.forward(functional.relu(fc1.forward(x)));
        }
        """;

    private const string Helper = """
        internal static class Helper
        {
            public static void Start(Linear layer) => init.normal_(layer.weight, 0, 10.0);
        }
        """;

    private const string Extension = """
        internal static class Extension
        {
            public static void Begin(this Linear layer) => init.constant_(layer.weight, Value());
            private static double Value() { return 0; }
        }
        """;

    private const string Ordinary = """
        public sealed class Order
        {
            public int Next(int number) { return number + 1; }
        }

        public class Base
        {
            public object Part() { return "Other"; }
        }

        public sealed class Other : Base
        {
            public object Make() { return new Order(); }
        }
        """;

    private static readonly string[] Sources = [Net, Helper, Extension, Ordinary];

    [Fact]
    public void It_holds_for_the_same_files_parsed_again()
    {
        IReadOnlyList<PlacedFinding> first = Find(Compile(Sources));
        Assert.NotEmpty(first);
        Assert.Same(first, Find(Compile(Sources)));
        Assert.Same(first, Find(Compile([Net, Helper, Extension, Ordinary.Replace("number + 1", "number + 2", System.StringComparison.Ordinal)])));
    }

    [Theory]
    [InlineData(0, "functional.relu(fc1.forward(x))", "functional.tanh(fc1.forward(x))")] // the module itself
    [InlineData(1, "0, 10.0", "0, 11.0")]                                                   // what its constructor calls
    [InlineData(2, "return 0", "return 1")]                                                 // what that calls, by an extension
    [InlineData(3, "class Other", "class Another")]                                         // a name that might now mean something else
    [InlineData(3, "new Order()", "new Net()")]                                             // a model around it
    public void It_is_made_anew_when_something_that_it_rests_on_changes(int file, string old, string by)
    {
        IReadOnlyList<PlacedFinding> first = Find(Compile(Sources));
        Assert.Contains(old, Sources[file], System.StringComparison.Ordinal);
        string[] changed = [.. Sources.Select((text, i) => i == file ? text.Replace(old, by, System.StringComparison.Ordinal) : text)];
        Assert.NotSame(first, Find(Compile(changed)));
        Assert.Same(first, Find(Compile(Sources)));
    }

    [Fact]
    public void Thresholds_are_part_of_it()
    {
        IReadOnlyList<PlacedFinding> first = Find(Compile(Sources));
        Assert.NotSame(first, Find(Compile(Sources), RuleOptions.Default with { MaxSignalRatio = 1e9 }));
        Assert.Same(first, Find(Compile(Sources), new RuleOptions()));
    }

    [Fact]
    public void Places_are_those_of_the_compilation_that_asks()
    {
        CSharpCompilation first = Compile(Sources), second = Compile(Sources);
        string[] lines = [.. Find(first).Select(finding => finding.In(first, TestContext.Current.CancellationToken).GetLineSpan().ToString())];
        Assert.All(Find(second), finding => Assert.True(second.ContainsSyntaxTree(finding.In(second, TestContext.Current.CancellationToken).SourceTree)));
        Assert.Equal(lines, Find(second).Select(finding => finding.In(second, TestContext.Current.CancellationToken).GetLineSpan().ToString()));
    }

    private static IReadOnlyList<PlacedFinding> Find(CSharpCompilation compilation, RuleOptions? options = null)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        INamedTypeSymbol net = compilation.GetSymbolsWithName("Net", SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().Single();
        return ModuleFindings.Of(net, TorchSymbols.Of(compilation)!, compilation, options ?? RuleOptions.Default, TestContext.Current.CancellationToken);
    }

    private static CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        "Models",
        sources.Select(static (text, i) => CSharpSyntaxTree.ParseText(TorchSharpProject.Model(text), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest), $"{i}.cs")),
        TorchSharpProject.Template.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
