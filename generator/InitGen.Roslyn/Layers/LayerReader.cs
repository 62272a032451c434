using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>What was read from a layer type: for generator and analyzers alike.</summary>
/// <param name="Plan">What is to be generated, or null where the type cannot be extended.</param>
/// <param name="Findings">What is wrong with how the attributes are used.</param>
internal sealed record LayerReading(LayerPlan? Plan, EquatableArray<Finding> Findings);

/// <summary>Reads a type that is marked as a layer.</summary>
internal static class LayerReader
{
    /// <summary>Reads one layer type of the compilation.</summary>
    public static LayerReading Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var types = new LayerTypeReader(compilation, cancellation);
        LayerMembers members = new LayerMemberReader(type, types, compilation, cancellation).Read();
        TypeHierarchy.Obstacle? obstacle = TypeHierarchy.Find(type);
        IEnumerable<Finding> findings = members.Findings;
        if (obstacle is not null)
        {
            findings = findings.Concat([new Finding(
                UsageRules.TypeNotPartial, string.Empty, FindingPlace.Type, EquatableArray.Of(type.Name, obstacle.Trouble, obstacle.Remedy))]);
        }

        Finding[] clashes = [.. ModelReader.NameFindings(type)];
        findings = findings.Concat(clashes);
        bool isGenerated = obstacle is null && clashes.Length == 0 && !TypeHierarchy.IsDuplicate(type) && types.Read(type) is not null;
        return new LayerReading(isGenerated ? Plan(type, types, members) : null, findings.ToEquatableArray());
    }

    /// <summary>Finds members of a type that is no layer, but marked as if it were.</summary>
    public static IEnumerable<Finding> Strays(INamedTypeSymbol type) => MarkedMembers.WithAttributes(type)
        .Where(static member => member.Find(nameof(WeightAttribute)) is not null)
        .Select(member => new Finding(
            UsageRules.UnsupportedMember,
            member.Symbol.Name,
            FindingPlace.Member,
            EquatableArray.Of(
                member.Symbol.Name,
                $"it is marked with [Weight], but '{type.Name}' is not marked with [Layer]",
                "mark the type with [Layer], or say by [Init] how the member starts")));

    private static LayerPlan Plan(INamedTypeSymbol type, LayerTypeReader types, LayerMembers members)
    {
        LayerType? ancestor = types.Base(type);
        int first = ancestor?.Weights.Count ?? 0;
        return new LayerPlan(
            TypeHierarchy.FullName(type),
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            TypeHierarchy.Namespace(type),
            TypeHierarchy.Declarations(type),
            type.IsSealed || type.IsValueType,
            ancestor is not null,
            first,
            members.Plans.ToEquatableArray(),
            LayerSummary.Write(types.Read(type)!, first));
    }
}
