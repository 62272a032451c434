using System.Collections.Generic;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Benchmarks.Theory;

/// <summary>Models as graphs: chains of layers, and residual blocks behind a normalization.</summary>
internal static class Graphs
{
    public const int Layers = 100;

    private const int Width = 512;

    public static ModelGraph Plain(Activation activation)
    {
        List<GraphNode> nodes = [new InputNode(0)];
        for (int i = 0; i < Layers; i++)
        {
            nodes.Add(Layer(nodes, Scheme.He, nodes.Count - 1));
            nodes.Add(new ActivationNode(nodes.Count, Last(nodes), "", ActivationTable.Get(activation)));
        }

        return Of(nodes);
    }

    public static ModelGraph Residual(Normalization kind)
    {
        List<GraphNode> nodes = [new InputNode(0)];
        for (int i = 0; i < Layers; i++)
        {
            int x = nodes.Count - 1;
            nodes.Add(new NormalizationNode(nodes.Count, Last(nodes), "", kind, 1e-5));
            nodes.Add(new ActivationNode(nodes.Count, Last(nodes), "", ActivationTable.Get(Activation.ReLU)));
            nodes.Add(Layer(nodes, Scheme.He, nodes.Count - 1));
            nodes.Add(new SumNode(nodes.Count, EquatableArray.Of(x, nodes.Count - 1)));
        }

        return Of(nodes);
    }

    private static LayerNode Layer(List<GraphNode> nodes, Scheme scheme, int input)
    {
        var options = new SchemeOptions { Scheme = scheme };
        Fans fans = Fans.Dense(Width, Width);
        return new LayerNode(
            nodes.Count, EquatableArray.Of(input), "_w" + nodes.Count, LayerKind.Dense, new Size(Width), new Size(Width), fans, options,
            SchemeCatalog.Resolve(options, LayerRole.Weight, fans, null), null);
    }

    private static EquatableArray<int> Last(List<GraphNode> nodes) => EquatableArray.Of(nodes.Count - 1);

    private static ModelGraph Of(List<GraphNode> nodes) =>
        new("Net", LayerOrder.Forward, nodes.ToEquatableArray()) { Outputs = Last(nodes) };
}
