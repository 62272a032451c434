using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.TorchSharp.Remedies;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What follows a layer of the library in the forward pass of the module that holds it, for generated code that fills it.</summary>
internal static class TorchFollowers
{
    private const string Weight = ".weight";

    /// <summary>Follows a layer's output.</summary>
    /// <param name="type">The module class.</param>
    /// <param name="member">The weight: <c>fc1.weight</c>.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="trees">Takes the files that were gone through.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What follows; null for a type that is no module or cannot be read, and for a layer that it does not apply.</returns>
    public static LayerFollowers? Of(INamedTypeSymbol type, string member, Compilation compilation, ISet<SyntaxTree> trees, CancellationToken cancellation)
    {
        if (!member.EndsWith(Weight, System.StringComparison.Ordinal) || !Torch.IsModule(type)) return null;
        trees.UnionWith(MethodBodies.TreesOf(type));
        if (TorchReader.Read(type, compilation, cancellation) is not { } reading) return null;
        trees.UnionWith(reading.Trees);
        string name = member.Substring(0, member.Length - Weight.Length);
        HashSet<string> origins = [.. reading.Places.Where(pair => pair.Value.Name == name && SymbolEqualityComparer.Default.Equals(pair.Value.Owner.OriginalDefinition, type.OriginalDefinition)).Select(static pair => pair.Key)];
        var consumers = Consumers.Of(reading.Graph);
        LayerFollowers? found = null;
        foreach (LayerNode layer in reading.Graph.Nodes.OfType<LayerNode>().Where(layer => origins.Contains(layer.Origin)))
        {
            var one = LayerFollowers.Of(reading.Graph, consumers, layer.Id);
            found = found is null ? one : found.Or(one);
        }

        // What a part of another model returns, that model goes on with.
        return found is { IsReturned: true, Activations.Count: 0, FeedsLayer: false } && PartsOfModels.Contains(type, compilation, cancellation) ? found with { IsUnknown = true } : found;
    }
}
