using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Source;

/// <summary>
/// INIT009: where the order of the layers cannot be told. Several methods may be the forward pass; or there is none, and the order of
/// declaration, which stands in for it, follows from the names of the files.
/// </summary>
internal static class ForwardChoice
{
    /// <summary>Looks at a type.</summary>
    /// <param name="type">The model.</param>
    /// <param name="layers">Its own weights.</param>
    /// <param name="bodies">Bodies of methods.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found, or null.</returns>
    public static Finding? Find(INamedTypeSymbol type, IReadOnlyDictionary<string, LayerNode> layers, MethodBodies bodies, CancellationToken cancellation)
    {
        string[] weights = [.. layers.Where(static layer => layer.Value.Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose).Select(static layer => layer.Key)];
        if (weights.Length < 2) return null;
        IReadOnlyList<IMethodSymbol>? candidates = ForwardReader.Candidates(type, bodies, cancellation);
        return candidates switch
        {
            null => null,
            { Count: 0 } => InSeveralFiles(type, weights),
            { Count: 1 } => null,
            _ => AmongSeveral(type, candidates),
        };
    }

    // What a base class declares cannot be marked here.
    private static Finding? AmongSeveral(INamedTypeSymbol type, IReadOnlyList<IMethodSymbol> candidates)
    {
        if (candidates.Any(method => ForwardReader.IsMarked(method) || !SymbolEqualityComparer.Default.Equals(method.ContainingType, type))) return null;
        Location[] places = [.. candidates
            .Select(static method => method.Locations.FirstOrDefault(static location => location.IsInSource))
            .OfType<Location>()
            .OrderBy(static location => location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static location => location.SourceSpan.Start)];
        return SourcePlace.Of(type, places.FirstOrDefault()) is { } place
            ? Make(
                type,
                $"{candidates.Count} methods named '{candidates[0].Name}' may be its forward pass, and none of them calls the others",
                "mark the one that computes the output with [Forward]") with { Place = FindingPlace.Source, Span = place }
            : null;
    }

    private static Finding? InSeveralFiles(INamedTypeSymbol type, string[] weights)
    {
        if (type.DeclaringSyntaxReferences.Length < 2) return null;
        int files = weights
            .Select(weight => type.GetMembers(weight.Split('.')[0]).SelectMany(static member => member.Locations).FirstOrDefault(static location => location.IsInSource)?.SourceTree)
            .Distinct()
            .Count();
        return files < 2 ? null : Make(
            type,
            $"it has no forward pass, and its layers stand in {files} files, so that their order is that of the files' names",
            "declare them in one file, or mark the method that computes the output with [Forward]");
    }

    private static Finding Make(INamedTypeSymbol type, string problem, string remedy) => new(
        UsageRules.OrderAmbiguous, string.Empty, FindingPlace.Type, EquatableArray.Of(type.Name, problem, remedy));
}
