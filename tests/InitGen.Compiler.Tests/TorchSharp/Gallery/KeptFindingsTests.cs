using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Roslyn.TorchSharp;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Compiler.Tests.Torch.Gallery;

/// <summary>After an edit anywhere, what is kept of the modules and what is found in them anew are the same.</summary>
public sealed class KeptFindingsTests
{
    // Each edit costs a compilation and a look at all modules. INITGEN_FULL takes them all, otherwise some in modules that others are made of.
    private static readonly bool Full = Environment.GetEnvironmentVariable("INITGEN_FULL") == "1";

    [Fact]
    public void Nothing_that_is_kept_is_out_of_date()
    {
        CSharpCompilation original = GalleryModels.Compilation;

        // A file for each type, so that most of what a module rests on is in other files.
        SyntaxTree[] files = [.. original.SyntaxTrees.SelectMany(Split)];
        CSharpCompilation compilation = original.RemoveAllSyntaxTrees().AddSyntaxTrees(files);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        string before = Findings(compilation);
        (SyntaxTree File, string Text)[] edits = [.. files.Where(static file => Full || file.FilePath[0] != '0').SelectMany(static file => BodyEdits.Of(file).Select(text => (file, text))).Where(static (_, i) => Full || i % 35 == 0)];
        Assert.True(edits.Length >= 5);
        int changes = 0;
        foreach ((int i, (SyntaxTree file, string text)) in edits.Index())
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)file.Options, file.FilePath);
            CSharpCompilation after = compilation.ReplaceSyntaxTree(file, edited);
            string kept = Findings(after);
            Assert.Equal(Findings(BodyEdits.Unknown(after, $"EDIT{i}")), kept);
            if (kept != before) changes++;
        }

        // Some of them change something, or this would show nothing.
        Assert.True(changes > 0);
    }

    private static IEnumerable<SyntaxTree> Split(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var scope = (BaseNamespaceDeclarationSyntax)root.Members.Single();
        string head = root.Usings.ToFullString() + "namespace " + scope.Name + ";\n" + scope.Usings.ToFullString();
        return scope.Members.Select((type, i) => CSharpSyntaxTree.ParseText(head + type.ToFullString(), (CSharpParseOptions)tree.Options, $"{i}-{tree.FilePath}"));
    }

    private static string Findings(CSharpCompilation compilation) => string.Join('\n', compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Select(type => compilation.GetSemanticModel(tree).GetDeclaredSymbol(type)))
        .OfType<INamedTypeSymbol>()
        .Where(TorchSymbols.Of(compilation)!.IsModule)
        .SelectMany(type => ModuleFindings.Of(type, TorchSymbols.Of(compilation)!, compilation, RuleOptions.Default, TestContext.Current.CancellationToken)
            .Select(finding => $"{type}: {finding.Rule.Id} {finding.Level} {finding.In(compilation, TestContext.Current.CancellationToken).GetLineSpan()} {string.Join(" | ", finding.Arguments)} {string.Join(" | ", finding.Changes.Select(static change => change.Encode()))}")));
}
