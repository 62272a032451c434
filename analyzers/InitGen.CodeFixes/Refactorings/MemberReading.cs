using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn;
using InitGen.Roslyn.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>What a member's model makes of it: by the same reader as generator and analyzers, so that a light bulb promises what they do.</summary>
/// <param name="Symbols">The members that the declaration declares.</param>
/// <param name="Weights">Their weights, by name.</param>
/// <param name="Others">The model's other weights.</param>
/// <param name="Findings">What is found in the whole model.</param>
internal sealed record MemberReading(
    ImmutableArray<ISymbol> Symbols,
    ImmutableSortedDictionary<string, LayerNode> Weights,
    ImmutableSortedDictionary<string, LayerNode> Others,
    ImmutableArray<Finding> Findings)
{
    /// <summary>Reads the model of a member; null where there is none.</summary>
    public static MemberReading? Read(SemanticModel model, MemberDeclarationSyntax member, CancellationToken cancellation)
    {
        ImmutableArray<ISymbol> symbols = MemberAtCursor.Declarations(member)
            .Select(declaration => model.GetDeclaredSymbol(declaration, cancellation))
            .OfType<ISymbol>()
            .ToImmutableArray();
        if (symbols.IsEmpty || symbols[0].ContainingType is not { } type || LayerTypes.IsMarked(type) || !MarkedMembers.Any(type)) return null;

        ModelReading reading = ModelReader.Read(type, model.Compilation, cancellation);
        IReadOnlyDictionary<string, LayerNode> weights = ModelReader.Weights(type, model.Compilation, cancellation);
        return new MemberReading(
            symbols,
            weights.Where(pair => IsOf(pair.Key, symbols)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            weights.Where(pair => !IsOf(pair.Key, symbols)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            reading.Findings.Concat(RuleCatalog.Check(reading.Graph)).ToImmutableArray());
    }

    /// <summary>Whether a change adds no finding of a rule to any member.</summary>
    /// <param name="after">The model after the change.</param>
    /// <param name="allowed">Id of a rule that may find something at the member itself.</param>
    /// <returns>Whether that is so.</returns>
    public bool IsAsGoodAs(MemberReading after, string? allowed = null)
    {
        var known = new HashSet<(string, string)>(Findings.Select(static finding => (finding.Rule.Id, finding.Origin)));
        return after.Findings.All(finding => known.Contains((finding.Rule.Id, finding.Origin))
            || (finding.Rule.Id == allowed && Symbols.Any(symbol => symbol.Name == finding.Origin)));
    }

    /// <summary>Whether all weights of the model are drawn as before.</summary>
    public bool IsDrawnAs(MemberReading after) => AreDrawnAlike(Weights, after.Weights) && OthersAreDrawnAs(after);

    /// <summary>Whether the weights of the model's other members are drawn as before.</summary>
    public bool OthersAreDrawnAs(MemberReading after) => AreDrawnAlike(Others, after.Others);

    private static bool AreDrawnAlike(ImmutableSortedDictionary<string, LayerNode> before, ImmutableSortedDictionary<string, LayerNode> after) =>
        before.Count == after.Count
        && before.All(pair => after.TryGetValue(pair.Key, out LayerNode? other) && WeightLaw.AreSame(pair.Value, other));

    private static bool IsOf(string weight, ImmutableArray<ISymbol> symbols) => symbols.Any(symbol =>
        weight == symbol.Name || weight.StartsWith(symbol.Name + ".", StringComparison.Ordinal));
}
