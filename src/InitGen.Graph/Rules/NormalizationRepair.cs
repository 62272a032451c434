using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// The light bulb of INIT105 and INIT106: a normalization is declared behind each layer of a row. Only for models without a forward pass, which
/// are nothing but declarations: where there is code, it has to normalize, and no declaration makes it.
/// </summary>
internal static class NormalizationRepair
{
    /// <summary>What is offered for a row of layers.</summary>
    /// <param name="context">The model.</param>
    /// <param name="run">The row; nothing goes behind its last layer.</param>
    /// <returns>The change; none where the code decides, or where a layer belongs to another type.</returns>
    public static EquatableArray<AttributeChange> Of(RuleContext context, ChainRun run)
    {
        if (context.Graph.Order == LayerOrder.Forward) return default;
        var changes = new List<AttributeChange>();
        foreach (LayerStep step in run.Steps.Take(run.Steps.Count - 1))
        {
            if (context.Unrolled.Nodes[step.Id] is not LayerNode { Below: "", Outer: { IsConstant: true, Constant: var width } } layer) return default;
            changes.Add(new AttributeChange
            {
                Member = changes.Count == 0 ? string.Empty : layer.Origin,
                Declare = string.Format(CultureInfo.InvariantCulture, "Norm({0})", width),
            });
        }

        return EquatableArray.Of(changes[0] with
        {
            Also = changes.Skip(1).ToEquatableArray(),
            Title = string.Format(CultureInfo.InvariantCulture, "Declare a normalization behind each of the {0} layers", changes.Count),
            Kind = "Norm",
        });
    }
}
