using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>Which types are layers, and which of their members hold weights.</summary>
internal static class LayerTypes
{
    /// <summary>Whether a type is marked as a layer itself.</summary>
    public static bool IsMarked(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute =>
        MarkedMembers.IsOurs(attribute) && attribute.AttributeClass!.Name == nameof(LayerAttribute));

    /// <summary>
    /// Whether a type is a layer, by its own mark or that of the nearest base class. A class with marked members that derives from a layer
    /// is a model.
    /// </summary>
    public static bool IsLayer(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol level in TypeHierarchy.SelfAndBases(type.OriginalDefinition))
        {
            if (IsMarked(level)) return true;
            if (!level.DeclaringSyntaxReferences.IsEmpty && MarkedMembers.Any(level)) return false;
        }

        return false;
    }

    /// <summary>The layers that a layer consists of: itself and those of its base classes that are marked, the outermost base first.</summary>
    public static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type) =>
        TypeHierarchy.SelfAndBases(type).Where(static level => IsMarked(level.OriginalDefinition)).Reverse();

    /// <summary>Whether code is generated for a layer in source, or was when it was compiled.</summary>
    public static bool IsGenerated(INamedTypeSymbol type, Compilation compilation) => Levels(type).All(level =>
        IsIn(level, compilation)
            ? TypeHierarchy.Find(level.OriginalDefinition) is null && !GeneratedNames.AreTaken(level.OriginalDefinition)
            : LayerSummary.Find(level) is not null);

    /// <summary>Whether a type belongs to the compilation at hand: then its syntax is read, and of others what their generator wrote.</summary>
    public static bool IsIn(INamedTypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
}
