using System.Globalization;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
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
        if (storage.Dimensions is { } dimensions && layer.Axes.Count != dimensions)
        {
            return new(
                FindingPlace.Shape,
                Invariant($"{layer} has {layer.Axes.Count} dimension{(layer.Axes.Count == 1 ? string.Empty : "s")}, but the array has {dimensions}"),
                layer.Axes.Count > StorageReader.GreatestRank
                    ? $"use {storage.WithDimensions(layer.Axes.Count)}, which takes any shape"
                    : Invariant($"use {storage.WithDimensions(layer.Axes.Count)}, which has {layer.Axes.Count}"));
        }

        if (layer.Length > GreatestLength && storage.Kind is not (StorageKind.Jagged or StorageKind.Pointer or StorageKind.Parameter))
        {
            return new(
                FindingPlace.Shape,
                Invariant($"{layer} asks for more elements than one array can hold ({GreatestLength})"),
                $"split the layer, or keep it in rows ({storage.Element.Display()}[][]) or behind a pointer ({storage.Element.Display()}*)");
        }

        if (MustBeAllocatedHere(member) && allocations.IsNeverAssigned(member))
        {
            return new(
                FindingPlace.Member,
                $"is {layer}, but the member is read-only and nothing allocates it",
                "allocate it in its initializer or a constructor, or make it assignable");
        }

        if (layer.Length is not { } length || allocations.Lengths(member) is not { } lengths) return null;
        if (storage.Kind == StorageKind.Jagged) return RowsFit(storage, layer, lengths[0]);
        bool isRectangular = storage.Kind == StorageKind.Rectangular;
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

    /// <summary>Finds a matrix that a scheme has to make as a whole, and that no array holds; null when there is none.</summary>
    public static Misfit? FindForWhole(LayerShape layer, SchemePlan scheme) =>
        layer.Length > GreatestLength && scheme.Whole is (DistributionKind.Orthogonal or DistributionKind.DeltaOrthogonal or DistributionKind.Sparse)
            ? new(
                FindingPlace.Shape,
                Invariant($"{layer} asks for more elements than one array can hold ({GreatestLength}), and Scheme.{scheme.Scheme} makes them as a whole"),
                "split the layer, or choose another scheme")
            : null;

    /// <summary>Finds a tied member that is certain to stay null; null when nothing is known to.</summary>
    public static Misfit? FindForTied(ISymbol member, string owner, AllocationReader allocations) =>
        MustBeAllocatedHere(member) && allocations.IsNeverAssigned(member)
            ? new(
                FindingPlace.Member,
                $"is that of '{owner}', but the member is read-only and nothing sets it",
                $"set it to '{owner}' in a constructor, or make it assignable")
            : null;

    // A constructor may make the rows: an initializer can only give their number.
    private static Misfit? RowsFit(Storage.Weights storage, LayerShape layer, long rows) => rows == layer.Axes[0].Constant
        ? null
        : new(
            FindingPlace.Shape,
            Invariant($"{layer} asks for {layer.Axes[0].Constant} rows, but {rows} are allocated"),
            $"allocate new {storage.Element.Display()}[{layer.Axes[0]}]{storage.WithDimensions(layer.Axes.Count - 1).Substring(storage.Element.Display().Length)}, or correct the shape");

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
