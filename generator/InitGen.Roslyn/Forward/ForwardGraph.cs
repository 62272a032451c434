using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.Forward;

/// <summary>A forward pass with what follows its weights.</summary>
internal sealed class ForwardGraph
{
    private readonly ModelGraph _graph;
    private readonly Consumers _consumers;

    public ForwardGraph(ForwardReading reading)
    {
        Reading = reading;
        _graph = new ModelGraph(string.Empty, LayerOrder.Forward, reading.Nodes.ToEquatableArray()) { Outputs = reading.Outputs.ToEquatableArray() };
        _consumers = Consumers.Of(_graph);
    }

    public ForwardReading Reading { get; }

    /// <summary>What follows a weight, wherever it is applied; null where it is not.</summary>
    public LayerFollowers? Followers(string owner, string member)
    {
        LayerFollowers? all = null;
        foreach (KeyValuePair<int, WeightReference> weight in Reading.Weights)
        {
            if (weight.Value.Owner != owner || weight.Value.Member != member) continue;
            LayerFollowers found = LayerFollowers.Of(_graph, _consumers, weight.Key);
            all = all?.Or(found) ?? found;
        }

        return all;
    }

    /// <summary>
    /// Whether a weight is hidden in one of the places where it stands, in this model or inside it; the scale of a normalization also where nothing
    /// comes to other weights past it.
    /// </summary>
    public bool Hides(string owner, string member) => Reading.Weights
        .Where(weight => weight.Value.Owner == owner && weight.Value.Member == member)
        .Any(weight => HiddenLayers.Of(_graph, _consumers, weight.Key) == LayerPlacement.Hidden
            || (weight.Value.Layer.Kind == LayerKind.Norm && HiddenLayers.IsOnlyWay(_graph, weight.Key)));

    /// <summary>The graph with the schemes of its weights filled in.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="own">The model's own weights; those that the forward pass leaves out are put behind it.</param>
    /// <param name="layers">The weights of the type of a key.</param>
    /// <returns>The graph.</returns>
    public ModelGraph Build(string name, IReadOnlyDictionary<string, LayerNode> own, System.Func<string, IReadOnlyDictionary<string, LayerNode>> layers)
    {
        var nodes = new List<GraphNode>();
        var met = new HashSet<string>();
        foreach (GraphNode node in _graph.Nodes)
        {
            if (node is not LayerNode layer || !Reading.Weights.TryGetValue(node.Id, out WeightReference? weight))
            {
                nodes.Add(node);
                continue;
            }

            nodes.Add(Filled(layer, weight));
            if (layer.Below.Length == 0) met.Add(weight.Member);
        }

        foreach (LayerNode left in own.Where(pair => !met.Contains(pair.Key)).Select(static pair => pair.Value).OrderBy(static layer => layer.Id))
        {
            nodes.Add(left with { Id = nodes.Count, Inputs = default });
            if (left.FollowedBy is { } activation) nodes.Add(new ActivationNode(nodes.Count, EquatableArray.Of(nodes.Count - 1), left.Origin, activation));
        }

        return _graph with { Name = name, Nodes = nodes.ToEquatableArray() };

        LayerNode Filled(LayerNode layer, WeightReference weight)
        {
            if (!layers(weight.Owner).TryGetValue(weight.Member, out LayerNode? known)) return layer;
            return layer with
            {
                Path = known.Path,
                PathMembers = known.PathMembers,
                IsCalibrated = known.IsCalibrated,
                Options = known.Options,
                Scheme = known.Scheme,
                FollowedBy = known.FollowedBy,
                IsFollowerDeclared = known.IsFollowerDeclared,
                FollowerRead = known.FollowerRead,
                IsHiddenOutside = known.IsHiddenOutside,
                AllocatedInner = known.AllocatedInner,
            };
        }
    }
}
