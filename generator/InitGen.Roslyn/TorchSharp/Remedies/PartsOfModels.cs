using System.Threading;
using InitGen.Roslyn.Caching;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>Which classes other classes speak of: such a module may be a block of a model, and then does not know what follows its last layer.</summary>
internal static class PartsOfModels
{
    /// <summary>Whether another class that derives from something names this one.</summary>
    public static bool Contains(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) => CodeReach.Of(compilation, cancellation).IsNamedInDerived(type.Name);
}
