using System;
using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT305. Xavier and He divide by the number of terms of a sum. An embedding picks one row and sums nothing, so that what they come to says
/// nothing about the values that it passes on.
/// </summary>
public sealed class SummedSchemeOnEmbedding : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT305",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Xavier or He on an embedding",
        "The embedding '{0}' is initialized with {1}, which is made for sums over a fan-in, but its rows are picked: sigma {2} is what it passes on; "
            + "use Scheme.Auto for 1 / sqrt(width) = {3}, or Scheme.Normal with Std = 0.02 or 1",
        "A row of a table is a value like any other: its sigma is that of the signal, whatever the number of rows.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(Find(context));

    private IEnumerable<Finding> Find(RuleContext context)
    {
        ModelGraph graph = context.Graph;
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            // A gain that was written by hand may come to any sigma, and was meant to.
            if (graph.Nodes[i] is not LayerNode { Below: "", Kind: LayerKind.Embedding, Scheme: { } scheme, Outer.IsConstant: true } table) continue;
            if (table.Options is not { Scheme: Scheme.Xavier or Scheme.He, Gain: null, Fan: FanMode.Default }) continue;
            if (graph.Order == LayerOrder.Forward && MayBeNormalized(context, i)) continue;
            yield return new Finding(
                Info,
                table.Origin,
                FindingPlace.Init,
                EquatableArray.Of(
                    table.Origin,
                    table.Options.Scheme.ToString(),
                    Numbers.Short(scheme.Law.StandardDeviation),
                    Numbers.Short(1 / Math.Sqrt(table.Outer.Constant))))
            {
                Changes = EquatableArray.Of(AttributeChange.Use(nameof(Scheme.Auto)), Normal("0.02"), Normal("1")),
            };
        }
    }

    private static AttributeChange Normal(string sigma) => new()
    {
        Scheme = nameof(Scheme.Normal),
        Set = EquatableArray.Of("Std = " + sigma),
        Title = $"Use Scheme.Normal with Std = {sigma}",
        Kind = "Normal" + sigma,
    };

    private static bool MayBeNormalized(RuleContext context, int table) => GraphPaths.Lead(
        context.Graph,
        context.Consumers,
        table,
        static node => node is LayerNode { Kind: LayerKind.Bias } or AffineNode or DropoutNode or SumNode or ConcatNode or PoolNode or ChoiceNode,
        static node => node is NormalizationNode or UnknownNode);
}
