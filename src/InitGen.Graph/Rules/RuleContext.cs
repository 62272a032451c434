using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// One model as the rules see it. What several of them need is computed once, and only when one asks.
/// </summary>
/// <param name="graph">The model.</param>
/// <param name="options">Thresholds; null for the defaults.</param>
public sealed class RuleContext(ModelGraph graph, RuleOptions? options = null)
{
    private const int GreatestGraph = 4000;

    private Consumers? _consumers;
    private ModelGraph? _unrolled;
    private Consumers? _unrolledConsumers;
    private Propagation? _propagation;
    private IReadOnlyList<SignalChain>? _chains;
    private bool? _isOrderSure;

    /// <summary>The model as it was read: a loop over layers shows its first round.</summary>
    public ModelGraph Graph { get; } = graph;

    /// <summary>Thresholds.</summary>
    public RuleOptions Options { get; } = options ?? RuleOptions.Default;

    /// <summary>The edges of <see cref="Graph"/>, the other way.</summary>
    public Consumers Consumers => _consumers ??= Consumers.Of(Graph);

    /// <summary>
    /// The model with loops of known counts written out. Ids are its own; <see cref="GraphNode.Origin"/> still names the member.
    /// </summary>
    public ModelGraph Unrolled => _unrolled ??= Unrolling.Of(Graph, GreatestGraph);

    /// <summary>The edges of <see cref="Unrolled"/>, the other way.</summary>
    public Consumers UnrolledConsumers => ReferenceEquals(Unrolled, Graph) ? Consumers : _unrolledConsumers ??= Consumers.Of(Unrolled);

    /// <summary>What is expected of the values of <see cref="Unrolled"/>.</summary>
    public Propagation Propagation => _propagation ??= Propagation.Of(Unrolled);

    /// <summary>Chains of layers of <see cref="Unrolled"/> that nothing resets, as rules judge them.</summary>
    internal IReadOnlyList<SignalChain> SignalChains => _chains ??= SignalChain.Of(this);

    /// <summary>
    /// Whether what follows what is more than a guess: it was read from the forward pass, or the model is one chain of dense layers that
    /// fit each other, with an activation declared between any two of them.
    /// </summary>
    public bool IsOrderSure => _isOrderSure ??= Graph.Order == LayerOrder.Forward || IsDeclaredChain();

    /// <summary>Whether the model is one that a light bulb would make of another: then nobody asks for light bulbs.</summary>
    internal bool IsTrial { get; init; }

    /// <summary>What the rules have found that look for causes; complete when those are asked that tell consequences.</summary>
    internal List<Finding> Causes { get; } = [];

    /// <summary>Whether a rule that looks for causes has said something about a member.</summary>
    /// <param name="origin">The member.</param>
    /// <returns>Whether one has.</returns>
    public bool IsExplained(string origin) => Causes.Exists(finding => finding.Origin == origin && finding.Rule.CanBeJustified);

    /// <summary>Whether one rule has said something about a member.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="origin">The member.</param>
    /// <returns>Whether it has.</returns>
    public bool IsToldBy(string rule, string origin) => Causes.Exists(finding => finding.Origin == origin && finding.Rule.Id == rule);

    private bool IsDeclaredChain()
    {
        if (Graph.Nodes.Any(static node => node is SubmodelNode or UnknownNode)) return false;
        LayerNode? before = null;
        foreach (LayerNode layer in Graph.Nodes.OfType<LayerNode>())
        {
            if (layer.Kind is LayerKind.Bias or LayerKind.Norm) continue;
            if (layer.Kind != LayerKind.Dense) return false;
            if (before is not null && (before.FollowedBy is null || before.Outer != layer.Inner)) return false;
            before = layer;
        }

        return before is not null;
    }
}
