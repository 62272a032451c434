using System;
using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>Follows moments from the inputs to the outputs, node by node; loops are run round by round.</summary>
internal sealed partial class ForwardPass
{
    // Evaluations of nodes in rounds after the first, over all loops: a bound on the time that a graph can cost.
    private const int GreatestEffort = 20_000;

    private readonly ModelGraph _graph;
    private readonly Flow[] _flows;
    private readonly bool[] _opaque;
    private readonly double _correlation;
    private readonly bool _followsPairs;
    private readonly Dependence _dependence;
    private readonly TiedWeights _tied;
    private readonly Dictionary<int, LoopResult> _firstLoops = [];
    private int _effort = GreatestEffort;
    private long _stamp;
    private int _layers;

    public ForwardPass(ModelGraph graph, PropagationOptions options)
    {
        _graph = graph;
        _flows = new Flow[graph.Nodes.Count];
        _opaque = new bool[graph.Nodes.Count];
        _correlation = options.Correlation is { } c ? Math.Min(1, Math.Max(-1, c)) : 0;
        _followsPairs = options.Correlation is not null || NeedsPairs(graph);
        _dependence = new Dependence(this);
        _tied = new TiedWeights(graph);
        Limits = new RangeWatch();
    }

    /// <summary>Each weight with what it does, in the order of the nodes.</summary>
    public List<LayerStep> Steps { get; } = [];

    /// <summary>What a round does, by the node that stands for the loop.</summary>
    public Dictionary<int, LoopResult> Loops { get; } = [];

    public RangeWatch Limits { get; }

    public ref readonly Flow Flow(int id) => ref _flows[id];

    public GraphNode Node(int id) => _graph.Nodes[id];

    /// <summary>Whether the value stands for the end of an earlier round, and not for what its node says.</summary>
    public bool IsOpaque(int id) => _opaque[id];

    public bool IsTied(int id) => _tied.IsTied(id);

    public void Run()
    {
        for (int id = 0; id < _flows.Length; id++)
            Evaluate(id, isFirst: true);
        foreach (KeyValuePair<int, LoopResult> loop in _firstLoops)
            Loops[loop.Key] = loop.Value;
    }

    private static bool NeedsPairs(ModelGraph graph)
    {
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is NormalizationNode { Kind: Normalization.Batch } or PoolNode { Kind: PoolKind.Average }) return true;
        }

        return false;
    }

    private void Evaluate(int id, bool isFirst)
    {
        GraphNode node = _graph.Nodes[id];
        Flow flow = HasBadInput(node, id) ? default : node switch
        {
            InputNode input => Input(input),
            LayerNode layer => Layer(layer, id, isFirst),
            ActivationNode activation => Activation(activation),
            AffineNode affine when affine.Inputs.Count == 1 => Affine(affine, _flows[affine.Inputs[0]]),
            DropoutNode dropout when dropout.Inputs.Count == 1 => Dropout(dropout, _flows[dropout.Inputs[0]]),
            NormalizationNode normalization when normalization.Inputs.Count == 1 =>
                Normalize(_flows[normalization.Inputs[0]], normalization.Kind, normalization.Epsilon),
            SumNode sum => Sum(sum.Inputs),
            ProductNode product => Product(product.Inputs),
            ConcatNode concat => Concat(concat.Inputs),
            ChoiceNode choice => Choice(choice.Inputs),
            PoolNode pool when pool.Inputs.Count == 1 => Pool(pool, _flows[pool.Inputs[0]]),
            RepeatNode repeat => Repeat(repeat, id, isFirst),
            _ => default,
        };

        flow.Settle();
        if (!flow.IsKnown)
        {
            // It may depend on anything so far.
            flow = new Flow { Newest = ++_stamp, Back = double.NaN, SecondBack = double.NaN };
        }

        _flows[id] = flow;
    }

    private static bool HasBadInput(GraphNode node, int id)
    {
        EquatableArray<int> inputs = node.Inputs;
        for (int i = 0; i < inputs.Count; i++)
        {
            if (inputs[i] < 0 || inputs[i] >= id) return true;
        }

        return false;
    }

    private Flow Input(InputNode input)
    {
        InputData data = input.Data ?? new InputData(0, 1);
        double square = data.Mean * data.Mean;
        double variance = data.StandardDeviation * data.StandardDeviation;
        var flow = new Flow
        {
            IsKnown = data.StandardDeviation >= 0,
            Mean = data.Mean,
            Square = square + variance,
            Shared = square,
            Pair = _followsPairs ? square + (_correlation * variance) : double.NaN,
            Kurtosis = 3,
            IsNormal = true,
            Oldest = ++_stamp,
            Newest = _stamp,
        };
        flow.Peak = Math.Abs(data.Mean) + (4 * data.StandardDeviation);
        flow.BeginStage();
        return flow;
    }

    // The rounds after the first, each from what the one before it left.
    private Flow Repeat(RepeatNode repeat, int id, bool isFirst)
    {
        bool isSound = repeat.First >= 0 && repeat.First <= id && repeat.Before >= 0 && repeat.Before < id
            && repeat.After >= 0 && repeat.After < id && repeat.Count is not < 0;
        if (!isSound) return default;
        if (repeat.Count == 0) return _flows[repeat.Before];
        if (repeat.Count == 1 || repeat.After == repeat.Before) return _flows[repeat.After];

        int length = id - repeat.First;
        var first = new Flow[length];
        Array.Copy(_flows, repeat.First, first, 0, length);
        Flow before = _flows[repeat.Before];
        bool wasOpaque = _opaque[repeat.Before];

        _opaque[repeat.Before] = true;
        Flow after = Rounds(repeat, id, before);
        _opaque[repeat.Before] = wasOpaque;

        // A loop within a loop runs anew in each round; what the nodes show is the first.
        if (isFirst) _firstLoops[id] = Loops[id];
        _flows[repeat.Before] = before;
        Array.Copy(first, 0, _flows, repeat.First, length);
        return after;
    }

    private Flow Rounds(RepeatNode repeat, int id, Flow before)
    {
        Flow after = _flows[repeat.After];
        double tail = 1;
        double? square = null, gradient = null;
        bool isFixed = false;
        int left = (repeat.Count ?? 2) - 1;
        var gradients = new double[id];
        for (; left > 0 && after.IsKnown && !isFixed; left--)
        {
            _effort -= id - repeat.First;
            if (_effort < 0) break;

            int layers = _layers;
            double spread = after.LogVariance;
            before = after;
            _flows[repeat.Before] = before;
            for (int i = repeat.First; i < id; i++)
                Evaluate(i, isFirst: false);

            after = _flows[repeat.After];
            double factor = BackwardPass.Through(this, gradients, repeat, id);
            tail *= factor;
            square = after.IsKnown && before.Square > 0 ? after.Square / before.Square : null;
            gradient = double.IsNaN(factor) ? null : factor;
            isFixed = after.IsKnown && Same(before, after, repeat.Count is null ? 1e-6 : 1e-13);

            // All further rounds do the same.
            if (isFixed && left > 1)
            {
                after.LogVariance += (left - 1) * (after.LogVariance - spread);
                _layers += (int)Math.Min((long)(left - 1) * (_layers - layers), int.MaxValue - _layers);
                tail *= Power(factor, left - 1);
            }
        }

        bool isDone = repeat.Count is null ? isFixed : left <= 0 || isFixed;
        Loops[id] = new LoopResult(repeat.Count is null || !isDone ? double.NaN : tail, new RoundRatio(square, gradient));
        return isDone ? after : default;
    }

    private static bool Same(in Flow before, in Flow after, double tolerance) =>
        Graph.Flow.Close(before.Square, after.Square, tolerance)
        && Math.Abs(before.Mean - after.Mean) <= tolerance * (1 + Math.Sqrt(after.Square))
        && Math.Abs(before.Shared - after.Shared) <= tolerance * (1 + after.Square)
        && (double.IsNaN(after.Pair) || Math.Abs(before.Pair - after.Pair) <= tolerance * (1 + after.Square));

    private static double Power(double factor, long exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) power *= factor;
            factor *= factor;
        }

        return power;
    }

    /// <summary>What a loop leaves for the way back.</summary>
    /// <param name="Tail">What the rounds after the first do to the gradient's mean square; NaN if it is not known.</param>
    /// <param name="Ratio">One round.</param>
    internal readonly record struct LoopResult(double Tail, RoundRatio Ratio);
}
