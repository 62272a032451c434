using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>Where findings may stand.</summary>
internal static class Places
{
    /// <summary>Whether a place lies in a type's own source: what a base class does is told once, there.</summary>
    public static bool IsIn(INamedTypeSymbol type, Location location) => type.DeclaringSyntaxReferences.Any(declaration =>
        declaration.SyntaxTree == location.SourceTree && declaration.Span.Contains(location.SourceSpan));
}
