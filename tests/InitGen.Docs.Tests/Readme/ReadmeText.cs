using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InitGen.Graph.Rules;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Docs.Tests;

/// <summary>The README: what of it follows from the catalogue, and the code in it.</summary>
internal static class ReadmeText
{
    private const string Begin = "<!-- rules -->\n";
    private const string End = "<!-- /rules -->";

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

    /// <summary>The table of the rules.</summary>
    public static string Table(IEnumerable<RuleInfo> catalogue, Func<string, bool> hasFix)
    {
        var table = new StringBuilder("| Rule | Title | Level | Code fix |\n|---|---|---|---|\n");
        foreach (RuleInfo rule in catalogue)
        {
            string link = $"[{rule.Id}](analyzers/rules/{rule.Id}.md)";
            table.Append($"| {link} | {rule.Title} | {rule.Level} | {RulePage.YesOrNo(hasFix(rule.Id))} |\n");
        }

        return table.ToString();
    }

    /// <summary>The README with that table between its markers.</summary>
    public static string WithTable(string readme, string table)
    {
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new VerificationException(
                $"README.md has no line {Begin.Trim()} with a line {End} below it; the table of the rules goes between them.");
        }

        return readme[..(begin + Begin.Length)] + table + readme[end..];
    }

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
