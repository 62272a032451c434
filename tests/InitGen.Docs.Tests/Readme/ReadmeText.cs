using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Docs.Tests;

/// <summary>The code in the README.</summary>
internal static class ReadmeText
{
    // What the SDK imports into a new project.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The blocks that claim to compile.</summary>
    public static ImmutableArray<CodeBlock> Code(string readme) =>
        [.. MarkdownText.Parse(readme).Blocks.Where(static block => block.IsCSharp("compile"))];

    /// <summary>Errors of a block in a new project that has the package installed. Warnings may be what the block is about.</summary>
    public static async Task<ImmutableArray<string>> ErrorsAsync(CodeBlock block)
    {
        TestProject project = Product.Project.WithDocument("ImplicitUsings.cs", ImplicitUsings).WithDocument("Block.cs", block.Text);
        if (CSharpSyntaxTree.ParseText(block.Text).GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any())
            project = project with { OutputKind = OutputKind.ConsoleApplication };

        return
        [
            .. (await Product.Analyzer.AnalyzeAsync(project)).Diagnostics
                .Where(static found => found.Severity == DiagnosticSeverity.Error)
                .Select(found => $"block in line {block.Line}: {found}"),
        ];
    }
}
