using System.Collections.Generic;
using InitGen.Roslyn.Plan;

namespace InitGen.Compiler.Tests.Running.Table;

/// <summary>How a member of each kind is written.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Type">The member's type, for a type of elements and a rank; null where that rank does not exist.</param>
internal sealed record Container(StorageKind Kind, System.Func<string, int, string?> Type)
{
    public static readonly IReadOnlyList<Container> All =
    [
        new(StorageKind.Vector, static (element, _) => element + "[]?"),
        new(StorageKind.Rectangular, static (element, rank) => rank > 1 ? $"{element}[{new string(',', rank - 1)}]?" : null),
        new(StorageKind.Jagged, static (element, rank) => rank > 1 ? element + string.Concat(System.Linq.Enumerable.Repeat("[]", rank)) + "?" : null),
        new(StorageKind.Memory, static (element, _) => $"Memory<{element}>"),
        new(StorageKind.Tensor, static (element, _) => $"Tensor<{element}>?"),
        new(StorageKind.Pointer, static (element, _) => element + "*"),
    ];

    /// <summary>Whether it knows more of a shape than its length.</summary>
    public bool KnowsShape => Kind is StorageKind.Rectangular or StorageKind.Jagged or StorageKind.Tensor;
}
