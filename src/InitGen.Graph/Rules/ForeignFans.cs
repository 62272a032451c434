using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT304. The fans are read from the sizes that are declared. They are not the matrix's own where several matrices lie in one array, and
/// where inputs and outputs are declared the wrong way round.
/// </summary>
public sealed class ForeignFans : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT304",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Fan-in and fan-out that are not the matrix's own",
        "'{0}' {1}; {2}",
        "Schemes divide by the fans that are declared. Packed matrices are layers with a fan-out each of its own, and with inputs and outputs the wrong way round "
        + "the scale of the weights follows the number of outputs.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => context.Graph.Order != LayerOrder.Forward
        ? []
        : PackedAsOne.Find(context, Info).Concat(SwappedFans.Find(context, Info));
}
