using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT106. A sigmoid's slope is 1/4 at most, and its output is far from centred: no variance of the weights gives back what it takes from
/// the gradient. One hidden layer of it is no trouble, several in a row are.
/// </summary>
public sealed class StackedSigmoids : Rule
{
    private const int LeastLayers = 2;

    // The root mean square of the gradient below which lower layers stand still: He et al. (2015) saw 5e-4 train, and 3e-5 stall.
    private const double LeastGradient = 1e-3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT106",
        RuleCategory.Scheme,
        RuleLevel.Information,
        "Several hidden layers of sigmoid or softplus",
        "'{0}' begins a row of {1} hidden layers with {2}: the gradient's root mean square shrinks to x{3} on the way back through them, and no scheme prevents it; "
            + "use tanh or a rectifier, or add normalization",
        "Each such layer takes more from the gradient than any variance of its weights can give back.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => LayerSite.Once(
        ChainRun.Of(context, static activation => activation.Function.Activation
                is Activation.Sigmoid or Activation.HardSigmoid or Activation.Softplus or Activation.LogSigmoid)
            .Where(static run => run.Steps.Count > LeastLayers)
            .Select(run => Found(run) is { } finding ? finding with { Changes = NormalizationRepair.Of(context, run) } : null)
            .OfType<Finding>());

    private Finding? Found(ChainRun run) => run is { Own: { } first, Backward: { } factor and < 1 }
        ? new Finding(
            Info,
            first.Origin,
            FindingPlace.Member,
            EquatableArray.Of(
                first.Origin, (run.Steps.Count - 1).ToString(CultureInfo.InvariantCulture), run.Activations, Numbers.Factor(factor)))
        {
            Level = factor < LeastGradient ? RuleLevel.Warning : RuleLevel.Information,
        }
        : null;
}
