using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.TorchSharp.Remedies;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What the catalogue's rules find in a module of TorchSharp, with the place in the source.</summary>
public static class TorchFindings
{
    /// <summary>The findings of one module.</summary>
    /// <param name="type">The module's type.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Each finding, and where it stands.</returns>
    public static IEnumerable<TorchFinding> Of(INamedTypeSymbol type, Compilation compilation, RuleOptions options, CancellationToken cancellation)
    {
        if (TorchReader.Read(type, compilation, cancellation) is not { } reading || TorchSymbols.Of(compilation) is not { } torch) yield break;

        // A sweep is one place for all the layers that it reaches: it is told once.
        var told = new HashSet<(string Id, SyntaxNode Place)>();
        TorchRemedy? remedy = null;
        var ownFindings = new Dictionary<ISymbol, IReadOnlyList<Finding>>(SymbolEqualityComparer.Default);
        foreach (Finding finding in RuleCatalog.CheckLibraryModel(reading.Graph, options))
        {
            if (!reading.Places.TryGetValue(finding.Origin, out TorchPlace? place)) continue;
            if (!SymbolEqualityComparer.Default.Equals(place.Owner.OriginalDefinition, type.OriginalDefinition) && SpeaksForItself(finding, place)) continue;
            SyntaxNode at = finding.Place == FindingPlace.Init && place.Call is { } call ? call : place.Creation;
            if (!told.Add((finding.Rule.Id, at))) continue;
            remedy ??= new TorchRemedy(type, reading, torch, compilation, cancellation);
            LayerNode? layer = reading.Graph.Nodes.OfType<LayerNode>().FirstOrDefault(layer => layer.Origin == finding.Origin);
            (Finding said, SyntaxNode where) = NamedNonlinearity.Of(finding, layer, place, compilation, torch, cancellation) ?? (finding, at);
            yield return new TorchFinding(said, where, LibraryWords.Message(said, layer, place), remedy.For(finding));
        }

        // A module whose sizes are its own, and that initializes itself, has a reading of its own that tells.
        bool SpeaksForItself(Finding finding, TorchPlace place)
        {
            if (!ownFindings.TryGetValue(place.Owner, out IReadOnlyList<Finding>? own))
                ownFindings[place.Owner] = own = TorchReader.Read(place.Owner, compilation, cancellation) is { } inner ? RuleCatalog.CheckLibraryModel(inner.Graph, options) : [];
            return own.Any(other => other.Rule.Id == finding.Rule.Id && other.Origin == place.Name);
        }
    }
}
