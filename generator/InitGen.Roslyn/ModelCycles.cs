using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>
/// Models that hold themselves. A member that holds one model must not be null, so where a type holds its like, directly or over other
/// models, each object needs a further one, and no walk over them comes to an end. Lists and arrays may be empty, and end it.
/// </summary>
internal static class ModelCycles
{
    /// <summary>The types on the way from a member back to the type that declares it; null when there is no such way.</summary>
    /// <param name="type">The type that declares the member.</param>
    /// <param name="held">The model that the member holds.</param>
    public static IReadOnlyList<INamedTypeSymbol>? Find(INamedTypeSymbol type, INamedTypeSymbol held)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var way = new List<INamedTypeSymbol>();
        return Leads(held.OriginalDefinition, type.OriginalDefinition, seen, way) ? way : null;
    }

    // A derived class has all members of its bases, that which is asked about too.
    private static bool Leads(INamedTypeSymbol from, INamedTypeSymbol to, HashSet<INamedTypeSymbol> seen, List<INamedTypeSymbol> way)
    {
        if (!seen.Add(from)) return false;
        way.Add(from);
        INamedTypeSymbol[] levels = [.. TypeHierarchy.SelfAndBases(from).Select(static level => level.OriginalDefinition)];
        if (levels.Contains(to, SymbolEqualityComparer.Default)) return true;
        foreach (INamedTypeSymbol held in levels.SelectMany(HeldBy))
        {
            if (Leads(held, to, seen, way)) return true;
        }

        way.RemoveAt(way.Count - 1);
        return false;
    }

    // Types of other assemblies were compiled before this one, and hold none of its models.
    private static IEnumerable<INamedTypeSymbol> HeldBy(INamedTypeSymbol level) => level.DeclaringSyntaxReferences.IsEmpty
        ? []
        : MarkedMembers.Of(level)
            .Where(static member => !member.Symbol.IsStatic)
            .Select(static member => StorageReader.Read(member.Symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)member.Symbol).Type))
            .OfType<Storage.Models>()
            .Where(static models => !models.IsSequence)
            .Select(static models => models.Model.OriginalDefinition);
}
