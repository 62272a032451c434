using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Filling;

/// <summary>What generated code can count on in the project's version of TorchSharp: a small value, so that an edit elsewhere changes nothing.</summary>
/// <param name="Kinds">Names of the module classes that there are.</param>
/// <param name="TellsGroups">Whether convolutions say their groups and strides.</param>
public sealed record ModuleFacts(EquatableArray<string> Kinds, bool TellsGroups)
{
    /// <summary>Looks at a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <returns>What there is; null where TorchSharp is not referenced.</returns>
    public static ModuleFacts? Of(Compilation compilation) => TorchSymbols.Of(compilation) is { } symbols
        ? new ModuleFacts(
            ModuleKinds.All.Where(kind => symbols.Layer(kind.Name) is not null).Select(static kind => kind.Name).ToEquatableArray(),
            symbols.Layer("Conv2d") is { } convolution && Tells(convolution, "groups", SpecialType.System_Int64) && Tells(convolution, "stride", SpecialType.None))
        : null;

    private static bool Tells(INamedTypeSymbol type, string name, SpecialType special) => TypeHierarchy.SelfAndBases(type)
        .SelectMany(level => level.GetMembers(name))
        .OfType<IPropertySymbol>()
        .Any(property => property is { DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } && IsOf(property.Type, special));

    private static bool IsOf(ITypeSymbol type, SpecialType special) => special == SpecialType.None
        ? type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int64 }
        : type.SpecialType == special;
}
