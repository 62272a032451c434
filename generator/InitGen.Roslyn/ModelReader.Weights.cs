using System.Collections.Generic;
using System.Threading;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <content>What was decided for each weight, for light bulbs, which ask about one member.</content>
public static partial class ModelReader
{
    /// <summary>
    /// The weights of a type's own members, each by the name of its member; a weight of a layer object by that of the member, a dot, and
    /// its own.
    /// </summary>
    /// <param name="type">A type with at least one marked member.</param>
    /// <param name="compilation">The compilation it belongs to.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The weights that can be generated.</returns>
    public static IReadOnlyDictionary<string, LayerNode> Weights(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        new Reading(type, compilation, new HashSet<SyntaxTree>(), cancellation).LayersOf(type);
}
