using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT101. Xavier and LeCun assume an activation that is linear around 0; a rectifier throws away about half of the second moment at
/// every layer (He et al. 2015), and He's gain gives it back.
/// </summary>
public sealed class XavierBeforeRectifier : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT101",
        RuleCategory.Scheme,
        RuleLevel.Warning,
        "Xavier or LeCun before the ReLU family",
        "'{0}' is initialized with {1} but {2} follows: the signal's power changes by x{3} here (fan-in {4}, fan-out {5}){6}; Scheme.He keeps it at x{7}",
        "Xavier and LeCun are made for activations that are linear around 0. A rectifier drops about half of the signal's second moment, layer after layer.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(Find(context));

    private IEnumerable<Finding> Find(RuleContext context)
    {
        foreach (LayerSite site in LayerSite.Of(context, static layer =>
            layer is { Options.Scheme: Scheme.Xavier or Scheme.LeCun, FollowedBy: { Family: ActivationFamily.Rectifier, Moments: not null } }))
        {
            // Dropout gives to the second moment what a rectifier takes: at a rate of a half, all of it.
            double growth = site.DropoutGrowth;
            if (site.IsNormalized || double.IsNaN(growth)) continue;

            ActivationInfo rectifier = site.Layer.FollowedBy!;
            double ratio = site.Ratio(rectifier.Moments.GetValueOrDefault().MeanSquare) * growth;
            bool harmful = ratio is < LayerSite.Least or > LayerSite.Greatest;
            if (!harmful && (growth > 1 || site.Layer.Options.Gain is not null)) continue; // made up for on purpose
            yield return new Finding(
                Info,
                site.Layer.Origin,
                FindingPlace.Init,
                EquatableArray.Of(
                    site.Layer.Origin,
                    site.Layer.Options.Scheme.ToString(),
                    rectifier.Name,
                    Numbers.Factor(ratio),
                    Numbers.Fan(site.Fans.In),
                    Numbers.Fan(site.Fans.Out) + (growth > 1 ? ", dropout " + Numbers.Fan(1 - (1 / growth)) : string.Empty),
                    harmful ? string.Empty : ", which this one layer's shape happens to make up for",
                    Numbers.Fan(growth)))
            {
                Level = harmful ? RuleLevel.Warning : RuleLevel.Information,
                Changes = AttributeChange.UseOneOf(nameof(Scheme.He)),
            };
        }
    }
}
