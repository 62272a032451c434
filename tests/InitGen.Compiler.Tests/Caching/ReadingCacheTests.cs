using System.Linq;
using InitGen.Generator;
using InitGen.Roslyn;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Caching;

/// <summary>A reading outlives its compilation until something that it rests on changes.</summary>
public sealed class ReadingCacheTests
{
    private const string Model = """
        using InitGen;

        public sealed partial class Net
        {
            private readonly float _factor = Sizes.Factor;
            [Dense(Sizes.Width, Sizes.Width), Init] private readonly float[] _w = new float[Sizes.Width * Sizes.Width];
            public float[] Forward(float[] x) => Helper.Activate(Helper.Product(_w, x));
        }
        """;

    private const string Helper = """
        using System;

        internal static class Helper
        {
            public static float[] Product(float[] w, float[] x)
            {
                var y = new float[x.Length];
                for (int o = 0; o < y.Length; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                return y;
            }

            public static float[] Activate(float[] x)
            {
                for (int i = 0; i < x.Length; i++) x[i] = MathF.Max(0, x[i]);
                return x;
            }
        }
        """;

    private const string Sizes = "internal static class Sizes { public const int Width = 4; public static float Factor = 2; }";

    private const string Ordinary = "public sealed class Order { public int Number { get; set; } = 1; public int Next() { return Number + 1; } }";

    [Theory]
    [InlineData(3, "{ return Number + 1; }", "{ return Number + 2; }")] // a body that no model goes through
    [InlineData(3, "= 1;", "= 2;")]                                     // what a property begins with
    [InlineData(3, "Number", "/* a comment */ Number")]
    public void It_holds_while_nothing_that_it_rests_on_changes(int file, string old, string by)
    {
        ModelReading first = Read(Compile(), out _);
        Assert.Same(first, Read(Compile(file, old, by), out int reads));
        Assert.Equal(0, reads);
    }

    [Theory]
    [InlineData(0, "Helper.Activate(Helper.Product(_w, x))", "Helper.Product(_w, x)")] // its own forward pass
    [InlineData(1, "MathF.Max(0, x[i])", "MathF.Tanh(x[i])")]                          // the body of a method that it calls
    [InlineData(2, "Width = 4", "Width = 8")]                                          // a constant somewhere else
    [InlineData(3, "class Order", "class Orders")]                                     // a name that might now mean something else
    public void It_is_made_anew_when_something_does(int file, string old, string by)
    {
        ModelReading first = Read(Compile(), out _);
        ModelReading second = Read(Compile(file, old, by), out int reads);
        Assert.Equal(1, reads);
        Assert.Equal(file == 3, first.Equals(second));
    }

    // As a build server does for each build.
    [Fact]
    public void It_holds_for_the_same_files_parsed_again()
    {
        ModelReading first = Read(Compile(), out _);
        Assert.Same(first, Read(Again(Trees.Select(static tree => Parsed(tree.ToString().Replace("Number + 1", "Number + 3", System.StringComparison.Ordinal), tree.FilePath))), out int reads));
        Assert.Equal(0, reads);
    }

    [Theory]
    [InlineData("other path")]
    [InlineData("other symbols")]
    [InlineData("other options")]
    [InlineData("other reference")]
    [InlineData("other aliases")]
    [InlineData("other assembly")]
    public void It_is_made_anew_under_other_circumstances(string change)
    {
        ModelReading first = Read(Compile(), out _);
        CSharpCompilation compilation = Again(Trees.Select(tree => Parsed(tree.ToString(), change == "other path" ? "x" + tree.FilePath : tree.FilePath, change == "other symbols" ? ["SYMBOL"] : [])));
        MetadataReference runtime = compilation.References.First(static reference => reference.Display!.EndsWith("InitGen.Runtime.dll", System.StringComparison.Ordinal));
        compilation = change switch
        {
            "other options" => compilation.WithOptions(compilation.Options.WithOverflowChecks(true)),
            "other reference" => compilation.ReplaceReference(runtime, MetadataReference.CreateFromFile(runtime.Display!)),
            "other aliases" => compilation.ReplaceReference(runtime, runtime.WithAliases(["global", "other"])),
            "other assembly" => compilation.WithAssemblyName("Other"),
            _ => compilation,
        };
        Assert.Equal(first, Read(compilation, out int reads));
        Assert.Equal(1, reads);
    }

    [Fact]
    public void Generator_and_analyzer_share_it()
    {
        CSharpCompilation compilation = Compile();
        CSharpGeneratorDriver.Create(new InitGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        Assert.NotEqual(compilation.SyntaxTrees.Length, output.SyntaxTrees.Count());
        Assert.Same(Read(compilation, out _), Read((CSharpCompilation)output, out int reads));
        Assert.Equal(0, reads);
    }

    [Fact]
    public void What_a_model_around_it_calls_is_one_of_them()
    {
        CSharpCompilation With(string forward) => Original
            .ReplaceSyntaxTree(Trees[0], Held)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText($"using InitGen; public sealed partial class Stack {{ [Init] private readonly Net _net = new(); public float[] Forward(float[] x) => {forward}; }}", path: "4.cs"));
        ModelReading called = Read(With("_net.Branch(x)"), out _);
        ModelReading left = Read(With("x"), out int reads);
        Assert.Equal(1, reads);
        Assert.NotEqual(called, left);
        Assert.Equal(called.Plan, left.Plan);
    }

    private static readonly SyntaxTree Held = CSharpSyntaxTree.ParseText(Model.Replace("Forward", "Branch", System.StringComparison.Ordinal).Replace("Init]", "Init(Scheme.He)]", System.StringComparison.Ordinal), path: "0.cs");

    private static readonly SyntaxTree[] Trees = [.. new[] { Model, Helper, Sizes, Ordinary }.Select(static (text, i) => Parsed(text, i + ".cs"))];

    private static readonly CSharpCompilation Original = CSharpCompilation.Create(
        "Models", Trees, Compiler.Project.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static SyntaxTree Parsed(string text, string path, params string[] symbols) => CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithPreprocessorSymbols(symbols), path);

    private static CSharpCompilation Compile() => Original.Clone();

    private static CSharpCompilation Again(System.Collections.Generic.IEnumerable<SyntaxTree> trees) => Original.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);

    // One file is another object, as after an edit, and the others are the same.
    private static CSharpCompilation Compile(int file, string old, string by)
    {
        string text = Trees[file].ToString();
        Assert.Contains(old, text, System.StringComparison.Ordinal);
        return Original.ReplaceSyntaxTree(Trees[file], CSharpSyntaxTree.ParseText(text.Replace(old, by, System.StringComparison.Ordinal), path: file + ".cs"));
    }

    private static ModelReading Read(CSharpCompilation compilation, out int reads)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        INamedTypeSymbol net = compilation.GetSymbolsWithName("Net", SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().Single();
        ModelReading reading = ModelReader.Read(net, compilation, TestContext.Current.CancellationToken);
        reads = CompilationModels.Of(compilation).Reads;
        return reading;
    }
}
