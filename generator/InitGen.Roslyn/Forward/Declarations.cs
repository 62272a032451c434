using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// What a compilation declares, bodies aside, as a number: while it stays the same, names mean the same everywhere, whatever is typed in
/// the body of a method.
/// </summary>
internal static class Declarations
{
    private const ulong Prime = 1099511628211;
    private const ulong Basis = 14695981039346656037;

    // A tree stays the same object while others are edited, and is walked once.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> OfTrees = new();

    public static ulong Of(Compilation compilation, CancellationToken cancellation)
    {
        ulong hash = Basis;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!OfTrees.TryGetValue(tree, out StrongBox<ulong>? known)) known = OfTrees.GetValue(tree, key => new StrongBox<ulong>(Of(key, cancellation)));
            hash = unchecked((hash ^ known.Value) * Prime);
        }

        foreach (MetadataReference reference in compilation.References) hash = unchecked((hash ^ (uint)RuntimeHelpers.GetHashCode(reference)) * Prime);
        return unchecked((hash ^ (uint)RuntimeHelpers.GetHashCode(compilation.Options)) * Prime);
    }

    private static ulong Of(SyntaxTree tree, CancellationToken cancellation)
    {
        ulong hash = Basis;
        var left = new Stack<SyntaxNodeOrToken>();
        left.Push(tree.GetRoot(cancellation));
        while (left.Count > 0)
        {
            SyntaxNodeOrToken next = left.Pop();
            if (next.IsToken)
            {
                SyntaxToken token = next.AsToken();
                hash = unchecked((hash ^ (uint)token.RawKind) * Prime);
                foreach (char letter in token.Text) hash = unchecked((hash ^ letter) * Prime);
                continue;
            }

            if (IsBody(next) || IsInitializer(next)) continue;
            foreach (SyntaxNodeOrToken child in next.ChildNodesAndTokens().Reverse()) left.Push(child);
        }

        return hash;
    }

    // Constants mean something elsewhere; what a variable begins with does so only for who reads it, and knows its file then.
    private static bool IsInitializer(SyntaxNodeOrToken node) => node.IsKind(SyntaxKind.EqualsValueClause)
        && (node.Parent is PropertyDeclarationSyntax
            || (node.Parent is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } && !field.Modifiers.Any(SyntaxKind.ConstKeyword)
                && field.AttributeLists.Count == 0));

    private static bool IsBody(SyntaxNodeOrToken node) =>
        (node.IsKind(SyntaxKind.Block) || node.IsKind(SyntaxKind.ArrowExpressionClause))
        && node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax;
}
