using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Mutants;

/// <summary>
/// Whether the layer whose weights became constant is hidden: all that it computes goes through an activation into further weights. A tail
/// of a residual sum, a factor of a product and what is returned may start at zero.
/// </summary>
internal static class Hidden
{
    public static bool Is(ModelGraph? before, ModelGraph? after)
    {
        if (before is null || after is null || before.Nodes.Count != after.Nodes.Count || after.Order != LayerOrder.Forward) return false;
        var consumers = Consumers.Of(after);
        return after.Nodes.OfType<LayerNode>().Any(layer =>
            layer is { Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose, Scheme.Law.Kind: DistributionKind.Constant, Outer: { IsConstant: false } or { Constant: > 1 } }
            && (before.Nodes[layer.Id] as LayerNode)?.Scheme?.Law.Kind != DistributionKind.Constant
            && Leads(after, consumers, layer.Id, passed: false));
    }

    private static bool Leads(ModelGraph graph, Consumers consumers, int id, bool passed) =>
        !consumers.IsOutput(id)
        && consumers[id].Count > 0
        && consumers[id].All(next => graph.Nodes[next] switch
        {
            LayerNode { Kind: LayerKind.Bias or LayerKind.Norm } or NormalizationNode or DropoutNode or AffineNode or PoolNode or RepeatNode => Leads(graph, consumers, next, passed),
            ActivationNode { Inputs.Count: 1, Function.Family: not (ActivationFamily.Normalizing or ActivationFamily.Gated) } => Leads(graph, consumers, next, passed: true),
            LayerNode { Kind: not LayerKind.Embedding } => passed,
            _ => false,
        });
}
