using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>Adds <c>using InitGen;</c> where the person would have written it.</summary>
internal static class UsingInitGen
{
    /// <summary>Whether the package's attributes are seen from a place, by a using of the file, of the project, or by the namespace.</summary>
    public static bool IsThere(SemanticModel model, int position) =>
        model.LookupNamespacesAndTypes(position, name: nameof(InitAttribute)).OfType<INamedTypeSymbol>()
            .Any(static type => type.ContainingAssembly?.Name == KnownNames.CoreAssembly);

    /// <summary>The document with the using, among those that are there, in their order.</summary>
    public static SyntaxNode Add(SyntaxNode root)
    {
        if (root is not CompilationUnitSyntax unit) return root;
        SyntaxTrivia lineEnd = AttributePlacement.LineEnd(root);

        // A file may keep its usings inside its namespace.
        BaseNamespaceDeclarationSyntax? scope = unit.Usings.Count == 0
            ? unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(static candidate => candidate.Usings.Count > 0)
            : null;
        return scope is null
            ? unit.Usings.Count > 0 ? unit.WithUsings(Insert(unit.Usings, lineEnd)) : First(unit, lineEnd)
            : unit.ReplaceNode(scope, scope.WithUsings(Insert(scope.Usings, lineEnd)));
    }

    /// <summary>Whether the using makes names ambiguous that were not.</summary>
    public static bool Disturbs(SemanticModel before, SemanticModel after, CancellationToken cancellation) =>
        Ambiguities(after, cancellation) > Ambiguities(before, cancellation);

    private static int Ambiguities(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation).Count(static diagnostic => diagnostic.Id is "CS0104" or "CS1614" or "CS0121");

    private static SyntaxList<UsingDirectiveSyntax> Insert(SyntaxList<UsingDirectiveSyntax> usings, SyntaxTrivia lineEnd)
    {
        int index = 0;
        for (int i = 0; i < usings.Count; i++)
        {
            if (IsPlain(usings[i]) && (IsSystem(usings[i]) || string.CompareOrdinal(usings[i].Name!.ToString(), nameof(InitGen)) < 0)) index = i + 1;
        }

        UsingDirectiveSyntax added = Make(lineEnd);
        if (index > 0)
        {
            added = added.WithLeadingTrivia(usings[index - 1].GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));
            return usings.Insert(index, added);
        }

        // What stands above the first using is the file's.
        added = added.WithLeadingTrivia(usings[0].GetLeadingTrivia());
        SyntaxTriviaList indentation = usings[0].GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToSyntaxTriviaList();
        return usings.Replace(usings[0], usings[0].WithLeadingTrivia(indentation)).Insert(0, added);
    }

    // A comment that a blank line separates from the code is the file's and stays at its top; any other belongs to what follows it.
    private static CompilationUnitSyntax First(CompilationUnitSyntax unit, SyntaxTrivia lineEnd)
    {
        SyntaxToken first = unit.GetFirstToken(includeZeroWidth: true);
        List<SyntaxTrivia> trivia = [.. first.LeadingTrivia];
        int header = 0;
        for (int i = 1; i < trivia.Count; i++)
        {
            bool blankLine = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia);
            if (trivia.Skip(header).Take(i - header).Any(static found => found.IsDirective || IsDocumentation(found))) break;
            if (blankLine) header = i + 1;
        }

        UsingDirectiveSyntax added = Make(lineEnd).WithLeadingTrivia(trivia.Take(header));
        IEnumerable<SyntaxTrivia> rest = trivia.Skip(header);
        return unit.ReplaceToken(first, first.WithLeadingTrivia(rest.Prepend(lineEnd))).WithUsings(SyntaxFactory.SingletonList(added));
    }

    private static bool IsDocumentation(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);

    private static UsingDirectiveSyntax Make(SyntaxTrivia lineEnd) => SyntaxFactory.UsingDirective(
        InitEdit.Token(SyntaxKind.UsingKeyword, after: SyntaxFactory.Space),
        default,
        null,
        SyntaxFactory.ParseName(nameof(InitGen)),
        InitEdit.Token(SyntaxKind.SemicolonToken, after: lineEnd));

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.GlobalKeyword.RawKind == 0;

    private static bool IsSystem(UsingDirectiveSyntax directive)
    {
        string name = directive.Name!.ToString();
        return name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
    }
}
