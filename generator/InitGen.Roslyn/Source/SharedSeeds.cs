using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Source;

/// <summary>
/// INIT308: weights of two models with one seed of their own and one path. Within a model the path makes a difference, and so it does for models
/// inside others; two models that stand alone have nothing else to tell them apart.
/// </summary>
internal static class SharedSeeds
{
    /// <summary>Looks at the weights of a type that have a seed of their own.</summary>
    /// <param name="type">The model.</param>
    /// <param name="weights">Its members that hold raw weights and are initialized.</param>
    /// <param name="plans">What is generated.</param>
    /// <param name="models">All models.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found; of two models the one whose name comes later has it.</returns>
    public static IEnumerable<Finding> Find(
        INamedTypeSymbol type, IReadOnlyList<MarkedMember> weights, IReadOnlyList<MemberPlan> plans, CompilationModels models, CancellationToken cancellation)
    {
        foreach (MarkedMember member in weights)
        {
            if (Of(type, member) is not { } own) continue;
            if (plans.OfType<ParameterPlan>().FirstOrDefault(candidate => candidate.Member == TypeNames.Escape(member.Symbol.Name)) is not { } plan) continue;
            if (!UnreadOptions.IsRandom(plan.Scheme) || models.IsHeld(type, cancellation)) continue;
            SeededWeight? other = models.Seeded(cancellation)[(own.Seed, own.Path)]
                .Where(candidate => string.CompareOrdinal(candidate.Key, own.Key) < 0 && !IsRelated(candidate.Type, type) && !models.IsHeld(candidate.Type, cancellation))
                .OrderBy(static candidate => candidate.Key, StringComparer.Ordinal)
                .FirstOrDefault();
            if (other is null) continue;
            yield return new Finding(
                SourceRules.SharedSeed,
                member.Symbol.Name,
                FindingPlace.Init,
                EquatableArray.Of(
                    member.Symbol.Name,
                    other.Type.Name + "." + other.Member,
                    own.Seed.ToString(CultureInfo.InvariantCulture),
                    plan.Path,
                    "remove the seed, and give the two models seeds of their own, or set Name on one of the weights"))
            {
                Changes = EquatableArray.Of(new AttributeChange { Remove = EquatableArray.Of(nameof(InitAttribute.Seed)), Title = "Remove Seed", Kind = "Remove" }),
            };
        }
    }

    /// <summary>A weight that has a seed of its own and is drawn at random; null for any other member.</summary>
    public static SeededWeight? Of(INamedTypeSymbol type, MarkedMember member)
    {
        if (member.Find(nameof(InitAttribute)) is not { } init || init.Seed(nameof(InitAttribute.Seed)) is not { } seed || !init.IsUnderstood()) return null;
        if (member.Find(nameof(BiasAttribute)) is not null || member.Find(nameof(NormAttribute)) is not null || member.Find(nameof(TiedToAttribute)) is not null) return null;
        if (InitReader.Own(init).Scheme is Scheme.Zero or Scheme.One or Scheme.Constant or Scheme.Identity or Scheme.Dirac) return null;
        ITypeSymbol storage = member.Symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)member.Symbol).Type;
        return StorageReader.Read(storage) is Storage.Weights
            ? new SeededWeight(type, TypeHierarchy.Key(type), member.Symbol.Name, seed, LayerNames.Segment(member))
            : null;
    }

    // Who derives from a model has its weights too, under the same path.
    private static bool IsRelated(INamedTypeSymbol one, INamedTypeSymbol other) =>
        TypeHierarchy.SelfAndBases(one).Any(level => SymbolEqualityComparer.Default.Equals(level.OriginalDefinition, other))
        || TypeHierarchy.SelfAndBases(other).Any(level => SymbolEqualityComparer.Default.Equals(level.OriginalDefinition, one));
}

/// <summary>A weight with a seed of its own.</summary>
/// <param name="Type">The model.</param>
/// <param name="Key">The model's name among all.</param>
/// <param name="Member">The member.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Path">The member's segment of the path.</param>
internal sealed record SeededWeight(INamedTypeSymbol Type, string Key, string Member, ulong Seed, string Path);
