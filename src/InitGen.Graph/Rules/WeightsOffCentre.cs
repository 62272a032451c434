using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT303. Weights with a mean add the same multiple of the sum of all inputs to every unit. Over inputs that are not centred, as behind a
/// rectifier, it grows like n_in times the mean, while what tells units apart grows like sqrt(n_in) sigma.
/// </summary>
public sealed class WeightsOffCentre : Rule
{
    // Of what the spread of the weights gives to a unit's second moment; below it the mean is a matter of taste.
    private const double LeastShare = 0.25;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT303",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Weights of non-zero mean in a hidden layer",
        "The weights of '{0}' are drawn from {1}, whose mean {2} adds x{3} of what their spread gives to the signal's power, the same in each of its {4} units; "
            + "center them",
        "What all units share tells them nothing. It grows with the number of inputs, and drowns what makes them different.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(LayerSite
        .Of(context, static layer => layer.Options.Scheme is Scheme.Uniform or Scheme.Normal or Scheme.TruncatedNormal)
        .Select(Look)
        .OfType<Finding>());

    private Finding? Look(LayerSite site)
    {
        WeightDistribution law = site.Scheme.Law;
        if (law.Mean == 0 || site.IsNormalized || !site.IsHidden || site.Layer.FollowedBy is null) return null;

        // n mu^2 (E[x^2] + (n - 1) E[x]^2) over n sigma^2 E[x^2]; inputs that are not known count as centred.
        double centre = site.Input() is { MeanSquare: > 0 } input ? input.Mean * input.Mean / input.MeanSquare : 0;
        double share = law.Mean * law.Mean * (1 + (Math.Max(0, site.Fans.In - 1) * centre)) / law.Variance;
        if (!(share >= LeastShare)) return null;
        return new Finding(
            Info,
            site.Layer.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                site.Layer.Origin, law.ToString(), Numbers.Short(law.Mean), Numbers.Factor(share), site.Layer.Outer.ToString()))
        {
            Changes = EquatableArray.Of(Centred(law), AttributeChange.Use(Fitting(site.Layer.FollowedBy))),
        };
    }

    private static AttributeChange Centred(WeightDistribution law)
    {
        if (law.Kind != DistributionKind.Uniform)
            return new AttributeChange { Remove = EquatableArray.Of(nameof(InitAttribute.Mean)), Title = "Remove Mean", Kind = "Centre" };

        string bound = Numbers.Literal((law.Maximum - law.Minimum) / 2);
        return new AttributeChange
        {
            Set = EquatableArray.Of("Low = -" + bound, "High = " + bound),
            Title = $"Center the range: Low = -{bound}, High = {bound}",
            Kind = "Centre",
        };
    }

    private static string Fitting(ActivationInfo activation) => activation.Family switch
    {
        ActivationFamily.Rectifier => nameof(Scheme.He),
        ActivationFamily.SShaped => nameof(Scheme.Xavier),
        ActivationFamily.SelfNormalizing => nameof(Scheme.LeCun),
        _ => nameof(Scheme.Auto),
    };
}
