namespace InitGen.Graph;

/// <summary>Where the order of a graph's nodes comes from.</summary>
public enum LayerOrder
{
    /// <summary>From the order in which the members are declared: likely, not proven.</summary>
    Declaration,

    /// <summary>From the code of the forward pass.</summary>
    Forward,
}

/// <summary>A model as a graph of values, in an order in which they can be computed. A value itself: equal when its nodes are.</summary>
/// <param name="Name">The model's type, as a person would write it.</param>
/// <param name="Order">Where the order comes from.</param>
/// <param name="Nodes">The nodes; each one's inputs come before it.</param>
public sealed record ModelGraph(string Name, LayerOrder Order, EquatableArray<GraphNode> Nodes)
{
    /// <summary>Ids of the values that the forward pass returns; empty where the order comes from the declarations.</summary>
    public EquatableArray<int> Outputs { get; init; }
}
