using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Forward;

/// <summary>What the tests of reading share: the members of a model go in, and a line for each node comes out.</summary>
public abstract class ReadingTest
{
    /// <summary>The model reads as these nodes. A source without a type <c>Net</c> is the inside of one.</summary>
    private protected static void Reads(string source, string expected)
    {
        CSharpCompilation compilation = Compile(source);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(Lines(expected), Text(compilation));
    }

    /// <summary>The graph of the type <c>Net</c>, whether it compiles or not.</summary>
    private protected static ModelGraph Graph(CSharpCompilation compilation) =>
        ModelReader.Read(Type(compilation, "Net"), compilation, TestContext.Current.CancellationToken).Graph;

    private protected static INamedTypeSymbol Type(CSharpCompilation compilation, string name) =>
        compilation.GetSymbolsWithName(name, SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().Single();

    private protected static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Models",
        [CSharpSyntaxTree.ParseText(Source(source), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest))],
        Compiler.Project.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private protected static string Source(string source) => "using System.Linq;\nusing System.Numerics;\nusing System.Threading.Tasks;\n"
        + Compiler.Model(source.Contains("class Net", System.StringComparison.Ordinal) ? source : "public sealed partial class Net\n{\n" + source + "\n}\n");

    /// <summary>The first line names the model, and the numbers are set in a column: neither says anything here.</summary>
    private static string Text(CSharpCompilation compilation) => Lines(string.Join('\n', GraphText.Of(Graph(compilation)).Split('\n').Skip(1)));

    private static string Lines(string text) => string.Join('\n', text.Trim().Split('\n').Select(static line => line.Trim()));
}
