using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Signals;

/// <summary>A graph by hand: each call adds a node behind the last one and returns its number.</summary>
internal sealed class Network
{
    private readonly List<GraphNode> _nodes = [];

    public int Last => _nodes.Count - 1;

    public static SchemeOptions Normal(double std, double mean = 0) => new() { Scheme = Scheme.Normal, Std = std, Mean = mean };

    /// <summary>Square layers with an activation between them, and none behind the last: 100 layers of width 512 unless said otherwise.</summary>
    public static Network Plain(SchemeOptions options, Activation? activation, int depth = 100, int width = 512, SchemeOptions? bias = null)
    {
        var network = new Network();
        network.Input();
        for (int i = 0; i < depth; i++)
        {
            if (i > 0 && activation is { } between) network.Act(between);
            network.Dense(width, width, options, activation);
            if (bias is not null) network.Bias(width, bias);
        }

        return network;
    }

    public int Input(double mean = 0, double deviation = 1) => Add(new InputNode(Next) { Data = new InputData(mean, deviation) });

    public int Dense(long inputs, long outputs, SchemeOptions options, Activation? follower = null, string? name = null, int? from = null)
    {
        ActivationInfo? activation = follower is { } known ? ActivationTable.Get(known) : null;
        Fans fans = Fans.Dense(inputs, outputs);
        ResolvedScheme scheme = SchemeCatalog.Plan(options, LayerRole.Weight, activation).Resolve(fans, new WeightShape(outputs, inputs));
        return Add(new LayerNode(
            Next, From(from), name ?? "_w" + Next, LayerKind.Dense, new Size(inputs), new Size(outputs), fans, options, scheme, activation));
    }

    public int Dense(long inputs, long outputs, Scheme scheme, Activation? follower = null, int? from = null) =>
        Dense(inputs, outputs, new SchemeOptions { Scheme = scheme }, follower, from: from);

    public int Bias(long width, SchemeOptions options, string? name = null) =>
        Vector(LayerKind.Bias, LayerRole.Bias, width, options, name);

    public int Scale(long width, SchemeOptions options) => Vector(LayerKind.Norm, LayerRole.NormScale, width, options, null);

    public int Act(Activation activation, int? from = null) => Act(ActivationTable.Get(activation), from);

    public int Act(ActivationInfo activation, int? from = null) => Add(new ActivationNode(Next, From(from), "", activation));

    public int Act(Activation activation, params int[] from) =>
        Add(new ActivationNode(Next, from.ToEquatableArray(), "", ActivationTable.Get(activation)));

    public int Affine(double? factor, double? shift, int? from = null) => Add(new AffineNode(Next, From(from), factor, shift));

    public int Dropout(double? rate) => Add(new DropoutNode(Next, From(null), "", rate));

    public int Norm(Normalization? kind, double epsilon = 0, int? from = null) => Add(new NormalizationNode(Next, From(from), "", kind, epsilon));

    public int Sum(params int[] from) => Add(new SumNode(Next, from.ToEquatableArray()));

    public int Product(params int[] from) => Add(new ProductNode(Next, from.ToEquatableArray()));

    public int Concat(params int[] from) => Add(new ConcatNode(Next, from.ToEquatableArray()));

    public int Choice(params int[] from) => Add(new ChoiceNode(Next, from.ToEquatableArray()));

    public int Contraction(params int[] from) => Add(new ContractionNode(Next, from.ToEquatableArray()));

    public int Pool(PoolKind kind, int? cells) => Add(new PoolNode(Next, From(null), kind, cells));

    public int Repeat(int before, int first, int? count) => Add(new RepeatNode(Next, before, Last, "_blocks", first, count));

    public int Unknown() => Add(new UnknownNode(Next, From(null), "", "a test"));

    public int Next => _nodes.Count;

    public int Add(GraphNode node)
    {
        _nodes.Add(node);
        return Last;
    }

    /// <summary>Changes a node that is there.</summary>
    public void Replace(int id, System.Func<GraphNode, GraphNode> change) => _nodes[id] = change(_nodes[id]);

    public ModelGraph Build() =>
        new("Net", LayerOrder.Forward, _nodes.ToEquatableArray()) { Outputs = EquatableArray.Of(Last) };

    public Propagation Propagate(double? correlation = null) =>
        Propagation.Of(Build(), new PropagationOptions { Correlation = correlation });

    private int Vector(LayerKind kind, LayerRole role, long width, SchemeOptions options, string? name)
    {
        ResolvedScheme scheme = SchemeCatalog.Resolve(options, role, Fans.Dense(width, width), null);
        return Add(new LayerNode(Next, From(null), name ?? "_v" + Next, kind, new Size(0), new Size(width), null, options, scheme, null));
    }

    private EquatableArray<int> From(int? node) => EquatableArray.Of(node ?? Last);
}
