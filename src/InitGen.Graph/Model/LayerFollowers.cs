using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>
/// What the output of a layer goes through before other weights take it: past its bias, normalization, dropout, means and sums, to the
/// activation. In ReLU(x + f(x)) that is the ReLU, for the last layer of f as well.
/// </summary>
/// <param name="Activations">The activations, each once.</param>
/// <param name="FeedsLayer">Whether other weights, or a product with another value, take it as it is.</param>
/// <param name="IsReturned">Whether the model returns it as it is.</param>
/// <param name="IsUnknown">Whether it gets lost in what is not understood.</param>
public sealed record LayerFollowers(EquatableArray<ActivationInfo> Activations, bool FeedsLayer, bool IsReturned, bool IsUnknown)
{
    /// <summary>Follows the output of a layer.</summary>
    /// <param name="graph">The graph, in the order of the forward pass.</param>
    /// <param name="consumers">Its edges, the other way.</param>
    /// <param name="layer">The layer.</param>
    /// <returns>What is found.</returns>
    public static LayerFollowers Of(ModelGraph graph, Consumers consumers, int layer)
    {
        var search = new Search(graph, consumers);
        search.Follow(layer);
        return search.Found();
    }

    /// <summary>Both together.</summary>
    /// <param name="other">What was found elsewhere.</param>
    /// <returns>What was found at either place.</returns>
    public LayerFollowers Or(LayerFollowers other) => new(
        Activations.Concat(other.Activations).Distinct().ToEquatableArray(),
        FeedsLayer || other.FeedsLayer,
        IsReturned || other.IsReturned,
        IsUnknown || other.IsUnknown);

    /// <summary>
    /// The one activation to initialize for: none is the identity. Null where that cannot be told, or where there are several that ask
    /// for different schemes.
    /// </summary>
    public ActivationInfo? Decisive
    {
        get
        {
            if (IsUnknown) return null;
            ActivationInfo? first = Activations.Count == 0 ? null : Activations[0];
            if (first is null) return ActivationTable.Get(Activation.Identity);
            SchemePlan plan = Plan(first);
            return Activations.All(other => Same(plan, Plan(other))) ? first : null;
        }
    }

    private static SchemePlan Plan(ActivationInfo activation) => SchemeCatalog.Plan(SchemeOptions.Auto, LayerRole.Weight, activation);

    private static bool Same(SchemePlan a, SchemePlan b) => a.Title == b.Title && a.GainSquared.Equals(b.GainSquared) && a.Fan == b.Fan;

    private sealed class Search(ModelGraph graph, Consumers consumers)
    {
        private readonly HashSet<int> _seen = [];
        private readonly List<ActivationInfo> _activations = [];
        private ActivationInfo? _maximum;
        private bool _feedsLayer;
        private bool _isReturned;
        private bool _isUnknown;

        public void Follow(int id)
        {
            if (!_seen.Add(id)) return;
            _isReturned |= consumers.IsOutput(id);
            foreach (int next in consumers[id])
            {
                switch (graph.Nodes[next])
                {
                    case ActivationNode activation:
                        if (!_activations.Contains(activation.Function)) _activations.Add(activation.Function);
                        break;
                    case LayerNode { Kind: LayerKind.Bias or LayerKind.Norm } or NormalizationNode or DropoutNode or AffineNode or SumNode or ConcatNode
                        or ChoiceNode or RepeatNode:
                        Follow(next);
                        break;
                    case PoolNode pool:
                        if (pool.Kind == PoolKind.Max) _maximum ??= Maxout(pool);
                        Follow(next);
                        break;
                    case LayerNode or ProductNode or ContractionNode:
                        _feedsLayer = true;
                        break;
                    default:
                        _isUnknown = true;
                        break;
                }
            }
        }

        // The greatest of several sums is a maxout, unless an activation comes behind it: then it is the window of a pool.
        public LayerFollowers Found()
        {
            if (_activations.Count == 0 && _maximum is not null) _activations.Add(_maximum);
            return new LayerFollowers(_activations.ToEquatableArray(), _feedsLayer, _isReturned, _isUnknown);
        }

        private static ActivationInfo? Maxout(PoolNode pool) =>
            pool.Cells is >= 2 and <= 64 ? ActivationTable.Get(Activation.Maxout, pool.Cells) : null;
    }
}
