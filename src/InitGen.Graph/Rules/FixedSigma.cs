using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT205. A sigma that does not follow the fan-in fits one width by chance. In a chain of layers the signal then grows or shrinks with
/// the power of the depth, whatever else is right (He et al. 2015, section 2.2).
/// </summary>
public sealed class FixedSigma : Rule
{
    // n sigma^2 E[phi^2] of one layer: within it, ten layers stay within what the power of 2 makes of them, and widths may differ.
    private const double Least = 0.25;
    private const double Greatest = 4;

    // One hidden layer is soon repaired by training: a word of advice, unless it is this far off.
    private const double GreatestOfOne = 100;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT205",
        RuleCategory.Signal,
        RuleLevel.Warning,
        "Fixed sigma that ignores the fan-in",
        "'{0}' draws from {1} whatever its fan-in: with {2} inputs the rms changes by x{3} per layer, and {4}; Scheme.{5} follows the fan-in",
        "A layer multiplies the signal's second moment by fan-in x sigma^2. Only a sigma that falls with the root of the fan-in keeps it.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        var told = new HashSet<string>();
        foreach (SignalChain chain in context.SignalChains)
        {
            if (chain.IsReset)
            {
                foreach (LayerNode layer in LostInBranch(context, chain))
                {
                    if (told.Add(layer.Origin)) found.Add(Found(context, layer, RuleLevel.Information));
                }

                continue;
            }

            List<LayerNode> layers = [.. chain.Links.Take(chain.Judged).Select(static link => link.Layer).Where(static layer => RatioOf(layer) is < Least or > Greatest)];
            double sum = layers.Sum(static layer => Math.Log(RatioOf(layer)!.Value) / 2);
            if (layers.Count == 0 || (layers.Count == 1 && Math.Abs(sum) <= Math.Log(context.Options.MaxSignalRatio))) continue;

            // A sigma that makes up for the scale of the data fits.
            double limit = context.Options.MaxSignalRatio;
            if (layers.Count == 1 && context.Propagation.Signal(layers[0].Id) is { Rms: var rms } && rms >= 1 / limit && rms <= limit) continue;

            // One layer that saturates its units is told by the rule about saturation, which is louder.
            if (layers.Count == 1 && sum > 0 && sum <= Math.Log(GreatestOfOne) && layers[0].FollowedBy is { Family: ActivationFamily.SShaped }) continue;

            RuleLevel level = Math.Abs(sum) > Math.Log(layers.Count == 1 ? GreatestOfOne : context.Options.MaxSignalRatio) ? RuleLevel.Warning : RuleLevel.Information;
            foreach (LayerNode layer in layers)
            {
                if (layer.Below.Length == 0 && told.Add(layer.Origin)) found.Add(Found(context, layer, level));
            }
        }

        // Where it is hidden, a layer whose weights have a mean is INIT303's, and one that saturates its units INIT204's; one that makes a softmax
        // sure is INIT312's.
        foreach (LayerSite site in LayerSite.Of(context, static layer => layer.Options.Scheme is Scheme.Normal or Scheme.Uniform or Scheme.TruncatedNormal))
        {
            bool isOthers = site.IsHidden && (site.Scheme.Law.Mean != 0 || site.Layer.FollowedBy is { Family: ActivationFamily.SShaped });
            if (site.IsNormalized || isOthers || site.Layer.FollowedBy is { Family: ActivationFamily.Normalizing }) continue;
            if (LoudLayer.Growth(context, site, out double rms) is { } growth && told.Add(site.Layer.Origin)) found.Add(Found(site.Layer, growth, rms));
        }

        return found;
    }

    // A normalization behind the sum that a branch ends in sets the sum right, and not the share of the branch. Small deviations are usual there.
    private static LayerNode[] LostInBranch(RuleContext context, SignalChain chain)
    {
        double limit = -1.5 * Math.Log(context.Options.MaxSignalRatio);
        LayerNode[] lost = [.. chain.Links.Take(chain.Judged).Select(static link => link.Layer).Where(layer => layer.Below.Length == 0 && RatioOf(layer) is { } ratio && Math.Log(ratio) / 2 < limit)];
        return lost.Length > 0 && GraphPaths.Lead(
            context.Unrolled,
            context.UnrolledConsumers,
            chain.Links[chain.Links.Count - 1].Layer.Id,
            static node => node is LayerNode { Kind: LayerKind.Bias or LayerKind.Norm } or AffineNode or DropoutNode,
            static node => node is SumNode)
            ? lost
            : [];
    }

    private Finding Found(LayerNode layer, double growth, double rms)
    {
        string fitting = Remedy.SchemeFor(layer.FollowedBy);
        return new Finding(
            Info,
            layer.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                layer.Origin,
                layer.Scheme!.Law.ToString(),
                Remedy.Number(layer.Fans!.Value.In),
                Remedy.Number(growth),
                "what it puts out starts with an rms of " + Remedy.Number(rms),
                fitting))
        {
            Level = growth > GreatestOfOne ? RuleLevel.Warning : RuleLevel.Information,
            Changes = AttributeChange.UseOneOf(fitting),
        };
    }

    private Finding Found(RuleContext context, LayerNode layer, RuleLevel level)
    {
        string fitting = Remedy.SchemeFor(layer.FollowedBy);
        return new Finding(
            Info,
            layer.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                layer.Origin,
                layer.Scheme!.Law.ToString(),
                Remedy.Number(layer.Fans!.Value.In),
                Remedy.Number(Math.Sqrt(RatioOf(layer)!.Value)),
                "a stack of such layers " + LayerStack.Forecast(layer, context.Options.Format),
                fitting))
        {
            Level = level,
            Changes = AttributeChange.UseOneOf(fitting),
        };
    }

    /// <summary>n sigma^2 E[phi^2] of a layer whose sigma is a number; null for other layers, and where the activation is not known.</summary>
    private static double? RatioOf(LayerNode layer) =>
        layer is
        {
            Kind: LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose,
            Options.Scheme: Scheme.Normal or Scheme.Uniform or Scheme.TruncatedNormal,
            Scheme.Law: { MeanSquare: > 0 } law,
            Fans: { In: > 0 } fans,
            FollowedBy: { Family: not ActivationFamily.SelfNormalizing, Moments.MeanSquare: > 0 and var kept },
        }
        && law.Mean * law.Mean <= 1e-4 * law.MeanSquare
            ? fans.In * law.MeanSquare * kept
            : null;
}
