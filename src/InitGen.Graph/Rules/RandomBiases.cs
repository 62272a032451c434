using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT207. All inputs meet the same biases. Where these make up most of a small signal, deep layers show the biases and no longer the input:
/// the correlation of any two inputs goes to 1 (Schoenholz et al. 2017).
/// </summary>
public sealed class RandomBiases : Rule
{
    private const double GreatestCorrelation = 0.99;

    // Rectifiers make inputs alike by themselves, but with the square of the depth only: biases must do several times more.
    private const double LeastHarm = 5;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT207",
        RuleCategory.Signal,
        RuleLevel.Warning,
        "Random biases drown the input of a deep network",
        "With random biases such as '{0}' two unrelated inputs have a correlation of {1} after {2} layers, against {3} with biases of 0: the output hardly depends on the input; use Scheme.Zero",
        "Weights pass on what tells inputs apart, biases add what all inputs share. Layer after layer the shared part takes over.")
    {
        HasChanges = true,
        HasTorchSharpEdits = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        var told = new HashSet<string>();
        foreach (SignalChain chain in context.SignalChains)
        {
            if (!chain.IsKnown || chain.Judged < context.Options.DeepFrom) continue;
            if (chain.Links.Any(static link => link.Before is { Activation: Activation.Sine })) continue;
            HashSet<int> layers = [.. chain.Links.Take(chain.Judged).Select(static link => link.Layer.Id)];
            List<LayerNode> biases = Biases(context.Unrolled, layers);
            if (biases.Count < 2 || !biases.Exists(static bias => bias.Below.Length == 0)) continue;

            int last = chain.Links[chain.Judged - 1].Layer.Id;
            if (Correlation(Behind(context, last), context.Unrolled) is not (> GreatestCorrelation and var with)) continue;
            if (Correlation(Behind(context, last), Without(context.Unrolled, biases)) is not { } without || 1 - without < LeastHarm * (1 - with)) continue;
            LayerNode own = biases.Find(static bias => bias.Below.Length == 0)!;
            if (told.Add(own.Origin)) found.Add(Found(own, with, chain.Judged, without) with { Changes = AtZero(own, biases) });
        }

        return found;
    }

    private Finding Found(LayerNode bias, double with, int layers, double without) => new(
        Info,
        bias.Origin,
        FindingPlace.Init,
        EquatableArray.Of(bias.Origin, Text(with), layers.ToString(CultureInfo.InvariantCulture), Text(without)));

    // All of them at once; those of models inside of this one are not to be changed here.
    private static EquatableArray<AttributeChange> AtZero(LayerNode own, List<LayerNode> biases)
    {
        if (biases.Exists(static bias => bias.Below.Length > 0)) return default;
        string[] others = [.. biases.Select(static bias => bias.Origin).Where(origin => origin != own.Origin).Distinct()];
        var zero = AttributeChange.Use(nameof(Scheme.Zero));
        return EquatableArray.Of(zero with
        {
            Also = others.Select(other => zero with { Member = other }).ToEquatableArray(),
            Title = others.Length == 0 ? zero.Title : $"{zero.Title} for the {(others.Length + 1).ToString(CultureInfo.InvariantCulture)} biases",
        });
    }

    private static List<LayerNode> Biases(ModelGraph graph, HashSet<int> layers) =>
    [
        .. graph.Nodes.OfType<LayerNode>().Where(node =>
            node is { Kind: LayerKind.Bias, Scheme.Law.Variance: > 0, Inputs.Count: 1 } && layers.Contains(node.Inputs[0])),
    ];

    // The layer's own bias counts.
    private static int Behind(RuleContext context, int layer)
    {
        foreach (int next in context.UnrolledConsumers[layer])
        {
            if (context.Unrolled.Nodes[next] is LayerNode { Kind: LayerKind.Bias }) return next;
        }

        return layer;
    }

    private static double? Correlation(int id, ModelGraph graph) =>
        Propagation.Of(graph, new PropagationOptions { Correlation = 0 }).Signal(id)?.Correlation;

    private static ModelGraph Without(ModelGraph graph, List<LayerNode> biases)
    {
        HashSet<int> ids = [.. biases.Select(static bias => bias.Id)];
        return graph with
        {
            Nodes = graph.Nodes.Select(node => node is LayerNode { Scheme: { } scheme } layer && ids.Contains(layer.Id)
                ? layer with { Scheme = scheme with { Law = WeightDistribution.Constant(0) } }
                : node).ToEquatableArray(),
        };
    }

    private static string Text(double correlation) => correlation.ToString("0.000", CultureInfo.InvariantCulture);
}
