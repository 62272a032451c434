using System.Globalization;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>Whether a member's storage can hold the declared shape, as far as its declaration tells.</summary>
internal static class StorageFit
{
    // Array.MaxLength: a single array holds no more elements.
    private const long GreatestLength = 0x7FFFFFC7;

    /// <summary>What does not fit.</summary>
    /// <param name="Place">The part of the declaration that is at fault.</param>
    /// <param name="Problem">What is wrong with the shape.</param>
    /// <param name="Remedy">What to do about it.</param>
    public sealed record Misfit(FindingPlace Place, string Problem, string Remedy);

    /// <summary>Finds what does not fit; null when nothing is known to.</summary>
    public static Misfit? Find(ISymbol member, Storage.Weights storage, LayerShape layer, AllocationReader allocations)
    {
        bool isRectangular = storage.Kind == StorageKind.Rectangular;
        if (isRectangular && layer.Axes.Count != storage.Rank)
        {
            return new(
                FindingPlace.Shape,
                $"{layer} has {layer.Axes.Count} dimensions, but the array has {storage.Rank}",
                $"use {storage.Element.Display()}[{new string(',', layer.Axes.Count - 1)}], which has {layer.Axes.Count}");
        }

        if (layer.Length > GreatestLength)
        {
            return new(
                FindingPlace.Shape,
                Invariant($"{layer} asks for more elements than one array can hold ({GreatestLength})"),
                "split the layer");
        }

        if (MustBeAllocatedHere(member) && allocations.IsNeverAssigned(member))
        {
            return new(
                FindingPlace.Member,
                $"is {layer}, but the member is read-only and nothing allocates it",
                "allocate it in its initializer or a constructor, or make it assignable");
        }

        if (layer.Length is not { } length || allocations.Lengths(member) is not { } lengths) return null;
        bool same = isRectangular
            ? lengths.SequenceEqual(layer.Axes.Select(static axis => axis.Constant))
            : lengths.Count != 1 || lengths[0] == length;
        if (same) return null;

        string found = string.Join(", ", lengths.Select(static axis => axis.ToString(CultureInfo.InvariantCulture)));
        string needed = isRectangular ? string.Join(", ", layer.Axes) : length.ToString(CultureInfo.InvariantCulture);
        return new(
            FindingPlace.Shape,
            Invariant($"{layer} asks for {length} elements, but [{found}] is allocated"),
            $"allocate new {storage.Element.Display()}[{needed}], or correct the shape");
    }

    /// <summary>Whether generated code can allocate the member when it is null.</summary>
    public static bool IsAssignable(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        _ => false,
    };

    // An init accessor is for the caller, and a virtual property for the class that overrides it.
    private static bool MustBeAllocatedHere(ISymbol member) =>
        !IsAssignable(member)
        && member is { IsVirtual: false, IsOverride: false } and not IPropertySymbol { SetMethod.IsInitOnly: true };

    private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
