using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// Two factors of a product that both start at zero: the gradient of each is the other one, so that neither ever moves. One of them at zero is
/// a good start (LoRA, ReZero, residual tails), both are the end.
/// </summary>
internal static class DeadProduct
{
    /// <summary>Finds them.</summary>
    /// <param name="context">The model.</param>
    /// <returns>The node of the first factor and that of the second, by the ids of <see cref="RuleContext.Graph"/>.</returns>
    public static IReadOnlyList<(LayerNode First, LayerNode Second)> Of(RuleContext context)
    {
        var found = new List<(LayerNode, LayerNode)>();
        if (!context.IsOrderSure) return found;

        // The layer because of which a value is 0, by the value.
        ModelGraph graph = context.Graph;
        var zero = new LayerNode?[graph.Nodes.Count];
        for (int i = 0; i < zero.Length; i++)
        {
            GraphNode node = graph.Nodes[i];
            zero[i] = node switch
            {
                LayerNode layer when IsFactor(layer) && layer.Scheme is { Law.MeanSquare: 0 } => layer,
                _ when node.Inputs.Count == 1 && KeepsZero(node) => zero[node.Inputs[0]],
                _ => null,
            };

            if (node is LayerNode { Inputs.Count: 1 } second && zero[i] == second && zero[node.Inputs[0]] is { } first)
            {
                if (IsOnlyFor(context, first, second.Id) && first.Display != second.Display) found.Add((first, second));
            }
            else if (node is ProductNode { Inputs.Count: 2 } && zero[node.Inputs[0]] is { } left && zero[node.Inputs[1]] is { } right
                && left.Id != right.Id && IsOnlyFor(context, left, node.Id) && IsOnlyFor(context, right, node.Id))
            {
                found.Add((left, right));
            }
        }

        return found;
    }

    private static bool IsFactor(LayerNode layer) => layer.Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose or LayerKind.Norm;

    // What is 0 for 0, and passes 0 back where nothing comes.
    private static bool KeepsZero(GraphNode node) => node switch
    {
        LayerNode { Kind: LayerKind.Bias } bias => bias.Scheme is { Law.MeanSquare: 0 },
        AffineNode affine => affine.Shift == 0,
        ActivationNode activation => ActivationFunctions.IsScalar(activation.Function) && ActivationFunctions.At(activation.Function, 0).Value == 0,
        DropoutNode or PoolNode or NormalizationNode => true,
        _ => false,
    };

    private static bool IsOnlyFor(RuleContext context, LayerNode layer, int product) =>
        !context.Consumers.IsOutput(layer.Id)
        && !GraphPaths.Lead(
            context.Graph,
            context.Consumers,
            layer.Id,
            KeepsZero,
            node => node.Id != product && (!KeepsZero(node) || context.Consumers.IsOutput(node.Id)));
}
