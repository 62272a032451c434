using System.Collections.Generic;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn;

/// <summary>Builds a model's graph from its declarations: each layer takes the value before it.</summary>
internal sealed class GraphBuilder
{
    private readonly List<GraphNode> _nodes = [new InputNode(0)];

    public LayerNode AddLayer(string origin, LayerShape layer, SchemeOptions options, ResolvedScheme? scheme, ActivationInfo? follower, bool isHiddenOutside)
    {
        var node = new LayerNode(Next, Previous, origin, layer.Kind, layer.Inner, layer.Outer, layer.Fans, options, scheme, follower) { IsHiddenOutside = isHiddenOutside };
        _nodes.Add(node);
        if (follower is not null) _nodes.Add(new ActivationNode(Next, Previous, origin, follower));
        return node;
    }

    public void AddSubmodel(string origin, string model, bool repeated) =>
        _nodes.Add(new SubmodelNode(Next, Previous, origin, model, repeated));

    public void AddUnknown(string origin, string why) => _nodes.Add(new UnknownNode(Next, Previous, origin, why));

    public ModelGraph Build(string name) => new(name, LayerOrder.Declaration, _nodes.ToEquatableArray());

    private int Next => _nodes.Count;

    private EquatableArray<int> Previous => EquatableArray.Of(_nodes.Count - 1);
}
