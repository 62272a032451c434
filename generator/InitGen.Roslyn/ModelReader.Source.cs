using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.Source;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <content>What the type's own code does: with the names that are generated, and with the weights.</content>
public static partial class ModelReader
{
    /// <summary>What a type declares in the place of generated members.</summary>
    internal static IEnumerable<Finding> NameFindings(INamedTypeSymbol type) => GeneratedNames.Clashes(type).Select(clash => new Finding(
        UsageRules.NameTaken,
        string.Empty,
        FindingPlace.Source,
        EquatableArray.Of(type.Name, clash.Declared, clash.Generated, clash.Remedy))
    {
        Span = SourcePlace.Of(type, clash.Symbol.Locations.FirstOrDefault(static location => location.IsInSource)),
    });

    private sealed partial class Reading
    {
        private void ReadSource()
        {
            if (ForwardChoice.Find(type, _layers, MethodBodies.Of(compilation), cancellation) is { } ambiguous) _findings.Add(ambiguous);
            _findings.AddRange(UnwrittenWeights.Find(type, compilation, trees, cancellation));
            MarkedMember[] weights = [.. _members.Where(static member =>
                member.Find(nameof(TiedToAttribute)) is null && !member.Symbol.IsStatic && StorageReader.Read(TypeOf(member)) is Storage.Weights)];
            if (weights.Length == 0) return;
            _findings.AddRange(SharedStorage.Find(type, weights, _plans, cancellation));
            _findings.AddRange(OverwrittenWeights.Find(type, [.. weights.Select(static weight => weight.Symbol.Name)], cancellation));
            _findings.AddRange(SharedSeeds.Find(type, weights, _plans, _models, cancellation));
        }
    }
}
