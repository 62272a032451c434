using System;
using System.Diagnostics;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Tests.Signals;

/// <summary>Any graph at all, sound or not: no exception, no number that is none, the same answer twice, and in time.</summary>
public sealed class RandomGraphTests
{
    private static readonly double[] Odd =
        [0, -1, 1, 0.5, 1e-300, 1e300, -1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];

    [Fact]
    public void No_graph_is_too_odd()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            ModelGraph graph = Graph(random);
            double? correlation = random.Next(3) == 0 ? Any(random) : null;
            var options = new PropagationOptions { Correlation = correlation is double.NaN ? 0.5 : correlation };
            Propagation found = Propagation.Of(graph, options);
            string text = Text(graph, found);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.True(text == Text(graph, Propagation.Of(graph, options)), $"seed {seed}");
        }
    }

    [Fact]
    public void Loops_within_loops_of_any_length_end()
    {
        long start = Stopwatch.GetTimestamp();
        foreach (int count in (int[])[2, 100, int.MaxValue])
        {
            var net = new Network();
            int x = net.Input();
            for (int depth = 0; depth < 6; depth++)
                net.Dense(64, 64, Network.Normal(0.13), Activation.GELU);
            for (int depth = 0; depth < 6; depth++)
            {
                net.Act(Activation.GELU);
                net.Repeat(x, 1, count);
            }

            _ = net.Propagate(0.5);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5);
    }

    [Fact]
    public void An_empty_graph_has_nothing_to_say()
    {
        Propagation found = Propagation.Of(new ModelGraph("Net", LayerOrder.Forward, default));
        Assert.Empty(found.Layers);
        Assert.Empty(found.Chains);
        Assert.Null(found.ForwardFactor);
        Assert.Null(found.BackwardFactor);
        Assert.Null(found.Signal(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => found.Limits((FloatFormat)7));
    }

    private static string Text(ModelGraph graph, Propagation found) => string.Join('\n', Enumerable.Range(-1, graph.Nodes.Count + 2).Select(
        id => FormattableString.Invariant(
            $"{found.Signal(id)} {found.Signal(id)?.Rms} {found.Signal(id)?.LogRmsDeviation} {found.Gradient(id)} {found.Saturation(id)} {found.Round(id)}")))
        + string.Join('\n', found.Layers) + string.Join('\n', found.Chains.Select(chain => $"{chain.ForwardSquare} {chain.BackwardSquare}"))
        + FormattableString.Invariant($"{found.ForwardFactor} {found.BackwardFactor}")
        + string.Join('\n', Enum.GetValues<FloatFormat>().Select(format => found.Limits(format)));

    private static ModelGraph Graph(Random random)
    {
        int count = random.Next(1, 25);
        GraphNode[] nodes = [.. Enumerable.Range(0, count).Select(id => Node(random, id))];
        return new ModelGraph("Net", (LayerOrder)random.Next(2), nodes.ToEquatableArray())
        {
            Outputs = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(-1, count + 1)).ToEquatableArray(),
        };
    }

    private static GraphNode Node(Random random, int id)
    {
        EquatableArray<int> one = Inputs(random, id, 1), some = Inputs(random, id, random.Next(0, 4));
        ActivationInfo activation = ActivationTable.All[random.Next(ActivationTable.All.Count)];
        return random.Next(id == 0 ? 1 : 18) switch
        {
            0 => new InputNode(id) { Data = random.Next(3) == 0 ? new InputData(Any(random), Any(random)) : null },
            1 => new AffineNode(id, one, random.Next(5) == 0 ? null : Any(random), Any(random)),
            2 => new DropoutNode(id, one, "", random.Next(5) == 0 ? null : Any(random)),
            3 => new NormalizationNode(id, one, "", random.Next(5) is var kind and < 4 ? (Normalization)kind : null, Any(random)),
            4 => new SumNode(id, some),
            5 => new ProductNode(id, some),
            6 => new ConcatNode(id, some),
            7 => new ContractionNode(id, some),
            8 => new ChoiceNode(id, some),
            9 => new PoolNode(id, one, (PoolKind)random.Next(3), random.Next(4) == 0 ? null : random.Next(-1, 10)),
            10 => new RepeatNode(
                id, random.Next(-1, id + 1), random.Next(-1, id + 1), "_r", random.Next(-1, id + 2), random.Next(4) == 0 ? null : random.Next(-1, 400)),
            11 => random.Next(3) switch
            {
                0 => new StateNode(id, "h"),
                1 => new SubmodelNode(id, some, "_m", "M", random.Next(2) == 0),
                _ => new UnknownNode(id, some, "_u", "a test"),
            },
            12 or 13 => new ActivationNode(id, random.Next(4) == 0 ? some : one, "", activation),
            _ => Layer(random, id, random.Next(20) == 0 ? some : one),
        };
    }

    private static LayerNode Layer(Random random, int id, EquatableArray<int> inputs)
    {
        Fans fans = new(random.Next(12) == 0 ? Any(random) : random.Next(1, 600), random.Next(12) == 0 ? Any(random) : random.Next(1, 600));
        Scheme[] schemes = [Scheme.He, Scheme.Xavier, Scheme.LeCun, Scheme.Zero, Scheme.One, Scheme.Orthogonal, Scheme.Identity, Scheme.UnitSphere];
        var options = random.Next(4) == 0
            ? Network.Normal(Math.Pow(10, random.Next(-30, 30)), random.Next(3) == 0 ? random.Next(-3, 3) : 0)
            : new SchemeOptions { Scheme = schemes[random.Next(schemes.Length)] };
        var shape = new WeightShape(random.Next(1, 600), random.Next(1, 600));
        ResolvedScheme? scheme = random.Next(10) == 0
            ? null
            : SchemeCatalog.Plan(options, LayerRole.Weight, null).Resolve(Fans.Dense(shape.Columns, shape.Rows), shape);
        return new LayerNode(
            id, inputs, "_w" + random.Next(30), (LayerKind)random.Next(6), new Size(shape.Columns),
            random.Next(5) == 0 ? new Size(0, "this._n") : new Size(random.Next(20) == 0 ? random.Next(-1, 1) : shape.Rows),
            random.Next(15) == 0 ? null : fans, options, scheme, null);
    }

    private static EquatableArray<int> Inputs(Random random, int id, int count) => Enumerable.Range(0, count)
        .Select(_ => random.Next(100) == 0 ? random.Next(-2, id + 3) : random.Next(3) == 0 ? random.Next(Math.Max(1, id)) : Math.Max(0, id - 1))
        .ToEquatableArray();

    private static double Any(Random random) => random.Next(4) == 0 ? Odd[random.Next(Odd.Length)] : random.NextDouble();
}
