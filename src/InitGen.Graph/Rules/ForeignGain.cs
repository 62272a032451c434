using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT104. A gain that was written by hand and is not the one of the activation that follows: a slope that was changed and a gain that was
/// not, or a gain from another layer. Xavier and LeCun before a rectifier are INIT101's, SELU is INIT103's, orthogonal matrices that lose
/// signal are INIT309's.
/// </summary>
public sealed class ForeignGain : Rule
{
    private const double Tolerance = 1e-3;

    // Gains by which people know an activation that has another one in the table.
    private static readonly (double Gain, string Name)[] Customary = [(5.0 / 3, "tanh")];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT104",
        RuleCategory.Scheme,
        RuleLevel.Warning,
        "Gain of another activation",
        "'{0}' has Gain = {1}{2}, but {3} follows: the signal's power changes by x{4} here (fan-in {5}, fan-out {6}); {7}",
        "A gain makes up for what one activation does to the second moment. For another one, or for another slope, it is a different number.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(LayerSite
        .Of(context, static layer =>
            layer is { Options: { Gain: not null, Depth: null }, FollowedBy.Moments: not null }
            && layer.Options.Scheme is Scheme.He or Scheme.Xavier or Scheme.LeCun or Scheme.VarianceScaling or Scheme.Orthogonal)
        .Select(Look)
        .OfType<Finding>());

    private Finding? Look(LayerSite site)
    {
        ActivationInfo activation = site.Layer.FollowedBy!;
        SchemeOptions options = site.Layer.Options;
        double gain = options.Gain.GetValueOrDefault();
        double own = Gains.Forward(activation.Moments.GetValueOrDefault());
        double growth = site.DropoutGrowth;
        if (!site.IsHidden || site.IsNormalized || site.IsSummed || site.TakesNormalized() || double.IsNaN(growth)) return null;

        // The gain is judged by itself; where the shape of the layer, or dropout, makes up for it, it was chosen for that.
        double meanSquare = activation.Moments.GetValueOrDefault().MeanSquare;
        double ratio = site.Ratio(meanSquare) * growth;
        bool harmful = IsOff(activation, gain * gain * meanSquare, gain) && IsOff(activation, ratio, Math.Sqrt(site.Ratio(1)));
        string? foreign = Foreign(activation, gain, own);
        bool isOthers = options.Scheme switch
        {
            Scheme.Orthogonal => OrthogonalLosesSignal.Concerns(site),
            Scheme.Xavier or Scheme.LeCun => activation.Family == ActivationFamily.Rectifier && harmful,
            _ => false,
        };
        if (isOthers || (!harmful && (foreign is null || ratio is < LayerSite.Least or > LayerSite.Greatest))) return null;
        return new Finding(
            Info,
            site.Layer.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                site.Layer.Origin,
                Numbers.Short(gain),
                foreign is null ? string.Empty : ", the gain of " + foreign,
                activation.Name,
                Numbers.Factor(ratio),
                Numbers.Fan(site.Fans.In),
                Numbers.Fan(site.Fans.Out),
                Remedy(options.Scheme, activation, own, out AttributeChange change)))
        {
            Level = harmful ? RuleLevel.Warning : RuleLevel.Information,
            Changes = EquatableArray.Of(change),
        };
    }

    // S-shaped units have a steady state at any gain from the one at which small signals neither grow nor fade; the others have one gain.
    private static bool IsOff(ActivationInfo activation, double ratio, double gain) => activation.Family switch
    {
        ActivationFamily.Rectifier => ratio is < LayerSite.Least or > LayerSite.Greatest,
        ActivationFamily.SmoothRectifier =>
            !Numbers.Agree(gain, Gains.He(0), Tolerance) && ratio is < LayerSite.Least or > LayerSite.Greatest,
        ActivationFamily.SShaped when IsCentred(activation) =>
            gain * gain * Square(SlopeAtZero(activation)) < LayerSite.Least || ratio > LayerSite.Greatest,
        _ => false,
    };

    // A sigmoid loses its gradient at any gain, which INIT106 says.
    private static bool IsCentred(ActivationInfo activation) => activation.Moments is { Mean: 0 };

    private static double SlopeAtZero(ActivationInfo activation) => ActivationFunctions.At(activation, 0).Derivative;

    private static double Square(double value) => value * value;

    // Only a rectifier has a gain that is exactly its own: GELU with sqrt(2) is what He's scheme does, and tanh has a range of them.
    private static string? Foreign(ActivationInfo activation, double gain, double own)
    {
        if (activation.Family != ActivationFamily.Rectifier || Numbers.Agree(gain, own, Tolerance) || Numbers.Agree(gain, 1, Tolerance)) return null;
        foreach ((double customary, string name) in Customary)
        {
            if (Numbers.Agree(gain, customary, Tolerance)) return name;
        }

        return ActivationTable.All.FirstOrDefault(other =>
            other.Family is not (ActivationFamily.Linear or ActivationFamily.Gated or ActivationFamily.Normalizing)
            && other.Moments is { } moments
            && Numbers.Agree(gain, Gains.Forward(moments), Tolerance))?.Name;
    }

    private static string Remedy(Scheme scheme, ActivationInfo activation, double own, out AttributeChange change)
    {
        if (activation.Family == ActivationFamily.SShaped && scheme == Scheme.He)
        {
            change = AttributeChange.Use(nameof(Scheme.Xavier));
            return "use Scheme.Xavier";
        }

        bool knows = activation.Family == ActivationFamily.SShaped || (scheme == Scheme.He && activation.Slope is not null);
        if (knows)
        {
            change = new AttributeChange { Remove = EquatableArray.Of(nameof(InitAttribute.Gain)), Title = "Remove Gain", Kind = "Remove" };
            return $"without Gain, Scheme.{scheme} takes its own";
        }

        change = new AttributeChange
        {
            Set = EquatableArray.Of("Gain = " + Numbers.Literal(own)),
            Title = $"Use the gain of {activation.Name}, {Numbers.Short(own)}",
            Kind = "Gain",
        };
        return "its gain is " + Numbers.Short(own);
    }
}
