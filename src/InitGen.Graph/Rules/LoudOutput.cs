using System;
using System.Collections.Generic;
using System.Globalization;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT312. Large logits make a softmax certain of one class before anything is learned: the first loss is then far above ln C, the loss of
/// one that does not know.
/// </summary>
public sealed class LoudOutput : Rule
{
    private const double Greatest = 3;

    // What comes in too large already is told where it becomes so.
    private const double LeastOfItsOwn = 2;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT312",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Output layer is too loud for softmax",
        "The logits that '{0}' gives to {1} start with an rms of {2}: the model is sure of arbitrary classes, and its first loss is far above ln {3} = {4}; use Scheme.Xavier or Scheme.LeCun",
        "Before it has learned anything, a classifier should hold all classes for about equally likely. Logits of an rms of 1 and below do.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        if (!context.IsOrderSure) return found;
        var told = new HashSet<string>();
        ModelGraph graph = context.Unrolled;
        EquatableArray<int> outputs = graph.Outputs.Count > 0 ? graph.Outputs : EquatableArray.Of(graph.Nodes.Count - 1);
        for (int i = 0; i < outputs.Count; i++)
        {
            if (outputs[i] < 0 || graph.Nodes[outputs[i]] is not ActivationNode { Inputs.Count: 1, Function.Activation: Activation.Softmax or Activation.LogSoftmax } softmax) continue;
            if (Head(graph, softmax) is not { Below: "", Outer: { IsConstant: true, Constant: >= 2 and var classes } } head) continue;
            if (context.Propagation.Signal(softmax.Inputs[0]) is not { Rms: > Greatest and var rms }) continue;
            if (context.Propagation.Signal(head.Inputs[0]) is not { } input || rms <= LeastOfItsOwn * Math.Max(1, input.Rms) || !told.Add(head.Origin)) continue;

            found.Add(new Finding(
                Info,
                head.Origin,
                FindingPlace.Init,
                EquatableArray.Of(
                    head.Origin,
                    softmax.Function.Name,
                    Remedy.Number(rms),
                    classes.ToString(CultureInfo.InvariantCulture),
                    Math.Log(classes).ToString("0.00", CultureInfo.InvariantCulture)))
            {
                Changes = AttributeChange.UseOneOf(nameof(Scheme.Xavier), nameof(Scheme.LeCun)),
            });
        }

        return found;
    }

    // A factor in between is a temperature, and a choice.
    private static LayerNode? Head(ModelGraph graph, ActivationNode softmax)
    {
        GraphNode node = graph.Nodes[softmax.Inputs[0]];
        while (node is LayerNode { Kind: LayerKind.Bias } && node.Inputs.Count == 1) node = graph.Nodes[node.Inputs[0]];
        return node is LayerNode { Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose, Inputs.Count: 1 } layer ? layer : null;
    }
}
