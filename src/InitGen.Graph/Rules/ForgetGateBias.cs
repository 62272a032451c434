using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT311. An LSTM whose forget gate starts half closed halves its memory at every step; with a bias of 1 it keeps 0.73 of it
/// (Jozefowicz et al. 2015).
/// </summary>
public sealed class ForgetGateBias : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT311",
        RuleCategory.Structure,
        RuleLevel.Information,
        "Forget gate of an LSTM starts with bias 0",
        "The bias '{0}' lets the forget gate of an LSTM start at 0.5, so that its memory halves at every step; {1}",
        "A forget gate that starts open lets gradients reach far back in time. What is to be forgotten is learned.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        ModelGraph graph = context.Graph;
        if (graph.Order != LayerOrder.Forward) return found;
        var told = new HashSet<string>();
        foreach (SumNode memory in graph.Nodes.OfType<SumNode>())
        {
            if (Cell.Of(context, memory) is not { } cell) continue;
            List<LayerNode>? biases = Biases(graph, cell.Forget, cell.State);
            if (biases is null || biases.Count == 0 || biases.Exists(static bias => bias is not { Below: "", Part: "", Scheme.Law.MeanSquare: 0 })) continue;

            LayerNode bias = biases[0];
            if (told.Add(bias.Origin)) found.Add(Found(bias, cell.IsPacked));
        }

        return found;
    }

    private Finding Found(LayerNode bias, bool isPacked) => new(
        Info,
        bias.Origin,
        FindingPlace.Init,
        EquatableArray.Of(
            bias.Origin,
            isPacked ? "use Scheme.LstmForgetBias, for gates in the order input, forget, cell, output" : "use Scheme.One"))
    {
        Changes = AttributeChange.UseOneOf(isPacked ? nameof(Scheme.LstmForgetBias) : nameof(Scheme.One)),
    };

    // The biases of which the gate's input is a sum; null where the memory itself is looked at (peepholes), or something is not understood.
    private static List<LayerNode>? Biases(ModelGraph graph, int gate, int state)
    {
        var found = new List<LayerNode>();
        var open = new Stack<int>();
        open.Push(gate);
        while (open.Count > 0)
        {
            int id = open.Pop();
            GraphNode node = graph.Nodes[id];
            if (id == state || node.Inputs.Contains(state) || node is UnknownNode) return null;
            if (node is LayerNode { Kind: LayerKind.Bias } bias) found.Add(bias);
            if (node is not (SumNode or LayerNode { Kind: LayerKind.Bias })) continue;
            for (int i = 0; i < node.Inputs.Count; i++) open.Push(node.Inputs[i]);
        }

        found.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return found;
    }

    /// <summary>c' = sigmoid(f) c + sigmoid(i) tanh(g), h' = sigmoid(o) tanh(c').</summary>
    private sealed record Cell(int Forget, int State, bool IsPacked)
    {
        public static Cell? Of(RuleContext context, SumNode memory)
        {
            ModelGraph graph = context.Graph;
            if (memory.Inputs.Count != 2 || !IsRead(context, memory.Id)) return null;
            for (int i = 0; i < 2; i++)
            {
                if (Factors(graph, memory.Inputs[i], static node => node is StateNode) is not (var forget, var state)) continue;
                if (Factors(graph, memory.Inputs[1 - i], IsTanh) is not (var input, var candidate)) continue;
                if (graph.Nodes[forget] is AffineNode || graph.Nodes[input] is AffineNode) continue; // 1 - f: gates that are coupled
                int cell = graph.Nodes[candidate].Inputs[0];
                return new Cell(forget, state, forget == cell && input == cell);
            }

            return null;
        }

        // The input of the sigmoid in a product of a sigmoid and something else, and the something.
        private static (int Gate, int Other)? Factors(ModelGraph graph, int product, System.Func<GraphNode, bool> isOther)
        {
            if (graph.Nodes[product] is not ProductNode { Inputs.Count: 2 } node) return null;
            for (int i = 0; i < 2; i++)
            {
                if (graph.Nodes[node.Inputs[i]] is ActivationNode { Function.Activation: Activation.Sigmoid, Inputs.Count: 1 } sigmoid
                    && isOther(graph.Nodes[node.Inputs[1 - i]]))
                {
                    return (sigmoid.Inputs[0], node.Inputs[1 - i]);
                }
            }

            return null;
        }

        private static bool IsRead(RuleContext context, int memory) => context.Consumers[memory].Any(id =>
            IsTanh(context.Graph.Nodes[id]) && context.Consumers[id].Any(next => context.Graph.Nodes[next] is ProductNode));

        private static bool IsTanh(GraphNode node) => node is ActivationNode { Function.Activation: Activation.Tanh, Inputs.Count: 1 };
    }
}
