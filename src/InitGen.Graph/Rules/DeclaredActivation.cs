using System.Collections.Generic;
using System.Globalization;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT010. Where an activation is declared, it decides over the initialization; where the forward pass applies another one, one of the two is
/// out of date.
/// </summary>
public sealed class DeclaredActivation : Rule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT010",
        RuleCategory.Usage,
        RuleLevel.Warning,
        "Declared activation contradicts the code",
        "'{0}' declares {1} as the activation that follows, but the forward pass applies {2}; correct or remove [Activation(...)]",
        "The declaration decides over scheme and gain, and the code over what the network computes. Without the declaration the code is read.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        ModelGraph graph = context.Graph;
        var reported = new HashSet<string>();
        foreach (GraphNode node in graph.Nodes)
        {
            if (node is not LayerNode { Below: "", IsFollowerDeclared: true, FollowedBy: { } declared, FollowerRead: { } read } layer) continue;

            // No activation in the code may be one that the loss applies, or the caller.
            if (read.Family == ActivationFamily.Linear || IsSame(declared, read) || !reported.Add(layer.Origin)) continue;
            yield return new Finding(Info, layer.Origin, FindingPlace.Activation, EquatableArray.Of(layer.Origin, declared.Name, read.Name))
            {
                Changes = EquatableArray.Of(Removed, Declared(read)),
            };
        }
    }

    private static AttributeChange Removed { get; } =
        new() { Attribute = nameof(Activation), RemoveAttribute = true, Title = "Remove the declaration", Kind = "Remove" };

    private static AttributeChange Declared(ActivationInfo read) => new()
    {
        Attribute = nameof(Activation),
        Choice = read.Activation.ToString(),
        Remove = EquatableArray.Of(nameof(ActivationAttribute.Slope), nameof(ActivationAttribute.Pieces)),
        Set = read == ActivationTable.Get(read.Activation) ? default
            : read.Pieces is { } pieces ? EquatableArray.Of($"{nameof(ActivationAttribute.Pieces)} = {pieces.ToString(CultureInfo.InvariantCulture)}")
            : EquatableArray.Of($"{nameof(ActivationAttribute.Slope)} = {(read.Slope ?? read.Alpha ?? 0).ToString("R", CultureInfo.InvariantCulture)}"),
        Title = $"Declare {read.Name}, as the code applies it",
        Kind = "Declare",
    };

    private static bool IsSame(ActivationInfo declared, ActivationInfo read) =>
        declared == read
        || Kind(declared) == Kind(read)
        || (declared.Slope is { } a && read.Slope is { } b && a.Equals(b));

    // Names of one function, or of one and its usual approximation; slopes are a matter of the gain, not of the kind.
    private static Activation Kind(ActivationInfo activation) => activation.Activation switch
    {
        Activation.GELUTanh or Activation.QuickGELU => Activation.GELU,
        Activation.PReLU or Activation.RReLU => Activation.LeakyReLU,
        Activation.CELU => Activation.ELU,
        Activation.LogSoftmax => Activation.Softmax,
        var kind => kind,
    };
}
