using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>Small edits in the bodies of a file: a number becomes a greater one.</summary>
public static class BodyEdits
{
    /// <summary>The texts of a file after each of its edits, in the order of their places.</summary>
    /// <param name="tree">The file.</param>
    /// <returns>The texts.</returns>
    public static IEnumerable<string> Of(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        foreach (LiteralExpressionSyntax number in tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>())
        {
            if (!number.IsKind(SyntaxKind.NumericLiteralExpression) || !IsInBody(number) || Other(number.Token) is not { } other) continue;
            yield return text.Replace(number.Span, other).ToString();
        }
    }

    /// <summary>The same compilation of files that nobody has seen: each is parsed again, under a symbol that it does not ask for.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="symbol">The symbol.</param>
    /// <returns>The other one.</returns>
    public static CSharpCompilation Unknown(CSharpCompilation compilation, string symbol) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree =>
        CSharpSyntaxTree.ParseText(tree.ToString(), ((CSharpParseOptions)tree.Options).WithPreprocessorSymbols(symbol), tree.FilePath)));

    private static bool IsInBody(SyntaxNode node) => node.Ancestors().Any(static outer =>
        outer is BlockSyntax or ArrowExpressionClauseSyntax && outer.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax);

    private static string? Other(SyntaxToken number) => number.Value switch
    {
        int and < 1_000_000 and var value when number.Text.All(char.IsAsciiDigit) => (3 * value + 1).ToString(CultureInfo.InvariantCulture),
        double value when number.Text.All(static letter => char.IsAsciiDigit(letter) || letter == '.') => (50 * value + 0.25).ToString("0.0######", CultureInfo.InvariantCulture),
        float value when number.Text.TrimEnd('f').All(static letter => char.IsAsciiDigit(letter) || letter == '.') => (50 * value + 0.25f).ToString("0.0######", CultureInfo.InvariantCulture) + "f",
        _ => null,
    };
}
