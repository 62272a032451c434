using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT309. An orthogonal matrix keeps a vector's norm, but not the size of its elements when there are more of them afterwards: with more
/// outputs than inputs the second moment of an element changes by inputs / outputs (Saxe et al. 2013, arXiv 1312.6120). Nor does it make
/// up for a rectifier. SELU is INIT103's.
/// </summary>
public sealed class OrthogonalLosesSignal : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT309",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Orthogonal matrix that loses signal",
        "'{0}' is orthogonal {1}: the signal's power changes by x{2} here; {3}",
        "Orthogonal matrices keep the norm of a signal: spread over more units each gets less, and a rectifier's loss is not made up for.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <summary>Whether the rule has a say in the gain of an orthogonal layer.</summary>
    internal static bool Concerns(LayerSite site) => IsExpanding(site) || site.Layer.FollowedBy is { Family: ActivationFamily.Rectifier };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(LayerSite
        .Of(context, static layer => layer is { Options.Scheme: Scheme.Orthogonal, FollowedBy: not null })
        .Select(Look)
        .OfType<Finding>());

    private Finding? Look(LayerSite site)
    {
        double growth = site.DropoutGrowth;
        if (!site.IsHidden || site.IsNormalized || site.IsSummed || double.IsNaN(growth) || !Concerns(site)) return null;

        // S-shaped units have their own steady state; only what the matrix itself does counts.
        ActivationInfo activation = site.Layer.FollowedBy!;
        double kept = activation.Family is ActivationFamily.Rectifier or ActivationFamily.SmoothRectifier
            ? activation.Moments?.MeanSquare ?? double.NaN
            : activation.Family == ActivationFamily.SShaped ? 1 : double.NaN;
        double ratio = site.Ratio(kept) * growth;
        if (!(ratio is < LayerSite.Least or > LayerSite.Greatest)) return null;

        bool isRectifier = activation.Family == ActivationFamily.Rectifier;
        double gain = site.Scheme.Gain / Math.Sqrt(ratio);
        string where = (IsExpanding(site), isRectifier) switch
        {
            (true, true) => $"from {site.Layer.Inner} inputs to {site.Layer.Outer} outputs and {activation.Name}",
            (true, false) => $"from {site.Layer.Inner} inputs to {site.Layer.Outer} outputs",
            _ => "before " + activation.Name,
        };
        var exact = new AttributeChange
        {
            Set = EquatableArray.Of("Gain = " + Numbers.Literal(Math.Round(gain, 7))),
            Title = "Set Gain = " + Numbers.Literal(Math.Round(gain, 7)),
            Kind = "Gain",
        };
        return new Finding(
            Info,
            site.Layer.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                site.Layer.Origin,
                where,
                Numbers.Factor(ratio),
                $"a gain of {Numbers.Short(gain)} keeps it" + (isRectifier ? ", and so does Scheme.He" : string.Empty)))
        {
            Level = isRectifier || ratio is < 0.5 or > 2 ? RuleLevel.Warning : RuleLevel.Information,
            Changes = isRectifier ? EquatableArray.Of(exact, AttributeChange.Use(nameof(Scheme.He))) : EquatableArray.Of(exact),
        };
    }

    // Of one matrix: packed ones and groups are orthogonal each for itself.
    private static bool IsExpanding(LayerSite site) => site.Fans.Out > site.Fans.In;
}
