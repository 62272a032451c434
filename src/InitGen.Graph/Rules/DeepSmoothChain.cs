using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT105. GELU and its kin pass small signals on at half their size and great ones nearly whole: the second moment that a gain keeps is one
/// from which it runs away to both sides. In a few layers that does not show; a deep plain chain needs something that resets the signal.
/// </summary>
public sealed class DeepSmoothChain : Rule
{
    // The root mean square beyond which it is not a matter of taste any more: the third power of a factor of ten.
    private const double GreatestFactor = 1e3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT105",
        RuleCategory.Scheme,
        RuleLevel.Information,
        "Deep chain of GELU, SiLU, Mish or hard-swish without normalization",
        "'{0}' begins a chain of {1} layers with {2} between them and nothing that resets the signal, whose root mean square changes by x{3} on the way; "
            + "no gain holds it: add normalization or residual connections",
        "These activations have no second moment to which a signal returns: below one it fades, above it grows, layer after layer.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(
        ChainRun.Of(context, static activation => activation.Function.Family == ActivationFamily.SmoothRectifier)
            .Where(run => run.Steps.Count >= context.Options.DeepFrom && !run.IsBranch)
            .Select(run => Found(run) is { } finding ? finding with { Changes = NormalizationRepair.Of(context, run) } : null)
            .OfType<Finding>());

    private Finding? Found(ChainRun run) => run is { Own: { } first, Forward: { } factor }
        ? new Finding(
            Info,
            first.Origin,
            FindingPlace.Member,
            EquatableArray.Of(first.Origin, run.Steps.Count.ToString(CultureInfo.InvariantCulture), run.Activations, Numbers.Factor(factor)))
        {
            Level = factor is < 1 / GreatestFactor or > GreatestFactor ? RuleLevel.Warning : RuleLevel.Information,
        }
        : null;
}
