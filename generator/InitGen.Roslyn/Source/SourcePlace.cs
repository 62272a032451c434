using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Caching;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Source;

/// <summary>The source of a type as people wrote it; and places in it as numbers, which a finding carries where no member's name says enough.</summary>
internal static class SourcePlace
{
    /// <summary>The declarations of a type, without what was generated.</summary>
    public static IEnumerable<SyntaxNode> Written(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Where(reference => !Declarations.IsOwnOutput(reference.SyntaxTree, cancellation))
        .Select(reference => reference.GetSyntax(cancellation));

    /// <summary>The place of a piece of code; null where it is not the type's.</summary>
    public static SourceSpan? Of(INamedTypeSymbol type, Location? location)
    {
        for (int i = 0; location is not null && i < type.DeclaringSyntaxReferences.Length; i++)
        {
            SyntaxReference declaration = type.DeclaringSyntaxReferences[i];
            if (declaration.SyntaxTree == location.SourceTree && declaration.Span.Contains(location.SourceSpan))
                return new SourceSpan(i, location.SourceSpan.Start, location.SourceSpan.Length);
        }

        return null;
    }
}
