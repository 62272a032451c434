using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT103. SELU keeps mean 0 and variance 1 by itself, if each of its inputs is a sum with weights of variance 1 / n_in (Klambauer et al.
/// 2017, arXiv 1706.02515). Another variance, plain dropout and batch normalization take that away.
/// </summary>
public sealed class SeluOutOfBalance : Rule
{
    // What PyTorch gives for SELU: gradients keep their size rather than the signal.
    private const double TorchGain = 0.75;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT103",
        RuleCategory.Scheme,
        RuleLevel.Warning,
        "SELU without what it needs to normalize itself",
        "'{0}' feeds SELU, but {1}; {2}",
        "SELU pulls mean and variance of a layer's output to 0 and 1, provided that weights have variance 1 / fan-in and that nothing else shifts them.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(LayerSite
        .Of(context, static layer => layer.FollowedBy is { Family: ActivationFamily.SelfNormalizing })
        .Select(Look)
        .OfType<Finding>());

    private Finding? Look(LayerSite site)
    {
        if (site.IsSummed) return null;
        if (site.IsNormalized)
            return Found(site, RuleLevel.Information, "a normalization beside it does what SELU does by itself", "keep one of the two");

        double ratio = site.Ratio(1);
        if (IsChosen(site.Layer.Options) && ratio is < LayerSite.Least or > LayerSite.Greatest)
        {
            string scheme = site.Layer.Options.Scheme.ToString();
            return Found(
                site,
                RuleLevel.Warning,
                $"Scheme.{scheme} changes the signal's power by x{Numbers.Factor(ratio)} here (fan-in {Numbers.Fan(site.Fans.In)}, fan-out "
                    + $"{Numbers.Fan(site.Fans.Out)}), and SELU keeps it only at x1",
                "use Scheme.LeCun") with { Changes = AttributeChange.UseOneOf(nameof(Scheme.LeCun)) };
        }

        double growth = site.DropoutGrowth;
        return growth > 1
            ? Found(
                site,
                growth > LayerSite.Greatest ? RuleLevel.Warning : RuleLevel.Information,
                $"dropout of {Numbers.Fan(1 - (1 / growth))} behind it multiplies the variance that SELU keeps at 1 by x{Numbers.Factor(growth)}",
                "use alpha dropout, which keeps mean and variance")
            : null;
    }

    private Finding Found(LayerSite site, RuleLevel level, string harm, string remedy) =>
        new(Info, site.Layer.Origin, FindingPlace.Init, EquatableArray.Of(site.Layer.Origin, harm, remedy)) { Level = level };

    // Weights of 0 and matrices like the identity are no accident.
    private static bool IsChosen(SchemeOptions options) => options.Scheme switch
    {
        Scheme.Auto or Scheme.Zero or Scheme.One or Scheme.Constant or Scheme.Identity or Scheme.Dirac or Scheme.Siren => false,
        _ => options is { Depth: null } && !(options.Gain is { } gain && Math.Abs(gain - TorchGain) < 1e-3),
    };
}
