using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT102. He's gain makes up for what a rectifier throws away. A linear layer throws nothing away, so that the second moment doubles;
/// S-shaped units take it in, at inputs of twice the variance. SELU is INIT103's.
/// </summary>
public sealed class HeWithoutRectifier : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT102",
        RuleCategory.Scheme,
        RuleLevel.Warning,
        "He before what is no rectifier",
        "'{0}' is initialized with He but {1} follows: {2}; use Scheme.{3}",
        "He's variance is twice what a linear layer keeps its signal with. The other half is what ReLU takes, and nothing takes it here.")
    {
        HasTorchSharpEdits = true,
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(LayerSite
        .Of(context, static layer => layer.Options is { Scheme: Scheme.He, Gain: null, Depth: null })
        .Select(Look)
        .OfType<Finding>());

    private Finding? Look(LayerSite site)
    {
        // What n_in w^2 makes of the second moment, before any activation.
        double ratio = site.Ratio(1);
        if (ratio <= LayerSite.Greatest || site.IsNormalized || site.IsSummed) return null;

        string changes = $"x{Numbers.Factor(ratio)} here (fan-in {Numbers.Fan(site.Fans.In)}, fan-out {Numbers.Fan(site.Fans.Out)})";
        return site.Layer.FollowedBy switch
        {
            { Family: ActivationFamily.SShaped } squashing when site.IsHidden => Found(
                site,
                RuleLevel.Information,
                squashing.Name,
                $"its inputs get the signal's power {changes}, to make up for a loss that only rectifiers have",
                nameof(Scheme.Xavier)),
            { Family: ActivationFamily.Linear } when !site.Layer.IsFollowerDeclared && site.IsLinear && !IsFactor(site) => Found(
                site, RuleLevel.Warning, "no activation", $"the signal's power changes by {changes}", nameof(Scheme.LeCun)),
            _ => null,
        };
    }

    private Finding Found(LayerSite site, RuleLevel level, string follower, string harm, string scheme) => new(
        Info, site.Layer.Origin, FindingPlace.Init, EquatableArray.Of(site.Layer.Origin, follower, harm, scheme))
    {
        Level = level,
        Changes = AttributeChange.UseOneOf(scheme),
    };

    // A narrow layer between wide ones is one factor of a matrix of low rank; what counts is the product. A layer that takes its own output is
    // a recurrence, whose steps are not independent of each other.
    private static bool IsFactor(LayerSite site) => site.FeedsWeights.Any(next =>
        next.Display == site.Layer.Display
        || !site.Layer.Outer.IsConstant
        || !site.Layer.Inner.IsConstant
        || !next.Outer.IsConstant
        || (site.Layer.Outer.Constant < site.Layer.Inner.Constant && site.Layer.Outer.Constant < next.Outer.Constant));
}
