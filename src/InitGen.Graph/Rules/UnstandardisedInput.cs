using System;
using System.Collections.Generic;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT208. Schemes that keep the signal keep the input's size as well: what comes in a hundred times too large is so in every layer
/// (LeCun et al. 1998 ask for standardised inputs).
/// </summary>
public sealed class UnstandardisedInput : Rule
{
    private const double Least = 0.1;
    private const double Greatest = 10;
    private const double GreatestForAdvice = 100;

    // Of the mean, in standard deviations: positive data scaled to [0, 1] has 1.7.
    private const double GreatestOffset = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT208",
        RuleCategory.Signal,
        RuleLevel.Information,
        "Input is not standardised",
        "'{0}' takes data with mean {1} and standard deviation {2} (rms {3}), but Scheme.{4} is made for 0 and 1; subtract {1} and divide by {2} first",
        "The theory of initialization starts from inputs with mean 0 and variance 1, and keeps whatever size they have.");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        if (!context.IsOrderSure) return found;
        var told = new HashSet<int>();
        foreach (GraphNode node in context.Unrolled.Nodes)
        {
            if (node is not LayerNode { Below: "", Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose, Inputs.Count: 1 } layer) continue;
            if (!FollowsFan(layer.Options.Scheme) || Source(context.Unrolled, layer) is not { } input) continue;
            if (context.Propagation.Signal(layer.Inputs[0]) is not { Variance: > 0 } signal || !told.Add(input)) continue;

            double deviation = Math.Sqrt(signal.Variance);
            bool isFar = signal.Rms is < Least or > Greatest || Math.Abs(signal.Mean) > GreatestOffset * deviation;
            if (!isFar) continue;
            found.Add(new Finding(
                Info,
                layer.Origin,
                FindingPlace.Member,
                EquatableArray.Of(
                    layer.Origin,
                    Remedy.Number(signal.Mean),
                    Remedy.Number(deviation),
                    Remedy.Number(signal.Rms),
                    layer.Options.Scheme.ToString()))
            {
                Level = signal.Rms is > GreatestForAdvice or < 1 / GreatestForAdvice ? RuleLevel.Warning : RuleLevel.Information,
            });
        }

        return found;
    }

    private static bool FollowsFan(Scheme scheme) => scheme is Scheme.Auto or Scheme.Xavier or Scheme.He or Scheme.LeCun
        or Scheme.VarianceScaling or Scheme.Orthogonal or Scheme.DeltaOrthogonal or Scheme.UnitSphere or Scheme.TorchDefault;

    /// <summary>The declared input that a layer takes, rescaled or not.</summary>
    private static int? Source(ModelGraph graph, LayerNode layer)
    {
        GraphNode node = graph.Nodes[layer.Inputs[0]];
        while (node is AffineNode or DropoutNode && node.Inputs.Count == 1) node = graph.Nodes[node.Inputs[0]];
        return node is InputNode { Data: not null } ? node.Id : null;
    }
}
