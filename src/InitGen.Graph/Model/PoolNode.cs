namespace InitGen.Graph;

/// <summary>How neighbouring cells become one.</summary>
public enum PoolKind
{
    /// <summary>Their mean.</summary>
    Average,

    /// <summary>The largest of them.</summary>
    Max,

    /// <summary>Their sum.</summary>
    Sum,
}

/// <summary>Neighbouring cells, or all of them, brought down to one.</summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Inputs">See <see cref="GraphNode"/>.</param>
/// <param name="Kind">How.</param>
/// <param name="Cells">Number of cells that become one; null where it is not known.</param>
public sealed record PoolNode(int Id, EquatableArray<int> Inputs, PoolKind Kind, int? Cells)
    : GraphNode(Id, Inputs, string.Empty);
