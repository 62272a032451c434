using System;
using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT310. A normal law that is cut keeps less than its variance: 0.774 of it at two sigma. A sigma that was computed from a fan therefore
/// loses a quarter of the second moment at every layer, and a cut that is very narrow or very wide is no truncated normal any more. Schemes
/// that follow a fan widen the law themselves.
/// </summary>
public sealed class TruncationLosesVariance : Rule
{
    // At one sigma 0.29 of the variance is left; beyond five sigma lies less than one weight in a million.
    private const double LeastCut = 1;
    private const double GreatestCut = 5;
    private const double Tolerance = 1e-3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT310",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Truncation that loses variance, or cuts nothing off",
        "'{0}' is drawn from {1}, {2}; {3}",
        "The sigma of a truncated normal is the one before the cut. What is left has less, and that counts at every layer.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(Find(context));

    private IEnumerable<Finding> Find(RuleContext context)
    {
        ModelGraph graph = context.Graph;
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is not LayerNode { Below: "", Scheme.Law: { Kind: DistributionKind.TruncatedNormal } law } layer) continue;
            if (Look(layer, law) is { } finding) yield return finding;
        }
    }

    private Finding? Look(LayerNode layer, WeightDistribution law)
    {
        bool isFixed = layer.Options.Scheme == Scheme.TruncatedNormal;
        var uncut = new AttributeChange { Remove = EquatableArray.Of(nameof(InitAttribute.Truncation)), Title = "Remove Truncation", Kind = "Uncut" };
        if (law.Truncation >= GreatestCut)
        {
            string plain = isFixed ? "use Scheme.Normal" : "remove Truncation for a cut at two sigma";
            return Found(layer, law, RuleLevel.Information, "which is a normal law: less than one weight in a million lies out there", plain, uncut);
        }

        if (!isFixed) return null;
        if (law.Truncation <= LeastCut)
        {
            double left = law.Variance / (law.Sigma * law.Sigma);
            return Found(
                layer,
                law,
                RuleLevel.Information,
                $"of whose variance the cut leaves x{Numbers.Factor(left)}: a sigma of {Numbers.Short(law.StandardDeviation)}",
                "remove Truncation for a cut at two sigma, which leaves x0.77",
                uncut);
        }

        // A round number is one that people take for itself, and not from a fan.
        if (layer is not { Fans: { } fans, Options: { Depth: null, Std: { } sigma } } || !LayerSite.IsWeight(layer) || Numbers.IsRound(sigma)) return null;
        if (law.Variance / (sigma * sigma) > LayerSite.Least) return null;
        if (Meant(fans, sigma) is not { } scheme) return null;
        return Found(
            layer,
            law,
            RuleLevel.Warning,
            $"whose sigma is that of {scheme} for fan-in {Numbers.Fan(fans.In)}, but only before the cut: the signal's power changes by x"
                + $"{Numbers.Factor(law.Variance / (sigma * sigma))} more at each such layer",
            $"use Scheme.{scheme} with Distribution.TruncatedNormal, which makes up for it",
            new AttributeChange
            {
                Scheme = scheme,
                Set = EquatableArray.Of("Distribution = Distribution.TruncatedNormal"),
                Title = $"Use Scheme.{scheme}, Distribution = Distribution.TruncatedNormal",
                Kind = scheme,
            });
    }

    private Finding Found(LayerNode layer, WeightDistribution law, RuleLevel level, string harm, string remedy, AttributeChange change) => new(
        Info, layer.Origin, FindingPlace.Init, EquatableArray.Of(layer.Origin, law.ToString(), harm, remedy))
    {
        Level = level,
        Changes = EquatableArray.Of(change),
    };

    private static string? Meant(Fans fans, double sigma) =>
        Numbers.Agree(sigma, Math.Sqrt(2 / fans.In), Tolerance) ? nameof(Scheme.He)
        : Numbers.Agree(sigma, Math.Sqrt(1 / fans.In), Tolerance) ? nameof(Scheme.LeCun)
        : Numbers.Agree(sigma, Math.Sqrt(2 / (fans.In + fans.Out)), Tolerance) ? nameof(Scheme.Xavier)
        : null;
}
