namespace InitGen.Graph;

/// <summary>
/// What is left after the nodes from <paramref name="First"/> up to this one have run several times, each time with layers of their own:
/// <c>foreach (Block block in _blocks) x = block.Forward(x);</c>. The nodes themselves show the first round.
/// </summary>
/// <param name="Id">See <see cref="GraphNode"/>.</param>
/// <param name="Before">The value that the first round starts with.</param>
/// <param name="After">The value that it ends with, and with which the next one starts.</param>
/// <param name="Origin">Name of the member that holds what is gone through.</param>
/// <param name="First">Id of the first node of the round.</param>
/// <param name="Count">Number of rounds; null where only the running program knows.</param>
public sealed record RepeatNode(int Id, int Before, int After, string Origin, int First, int? Count)
    : GraphNode(Id, EquatableArray.Of(Before, After), Origin);
