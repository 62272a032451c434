using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Mutants;

/// <summary>
/// What a network does to a signal and to its gradient, at its worst place: by theory alone, without any rule. Outputs are bounded by a
/// softmax, whatever goes in, and so it is the layers that count.
/// <para>
/// A place where a small scale is a good start does not count as a loss: heads and the tails of residual branches start small or at zero (final
/// layers of a small deviation, zero heads, Fixup and zero gamma), and no layer's gradient relative to the next one's changes by it. What is
/// lost for good shows in what enters further layers. A layer that a normalization follows has no scale at all, neither forward nor backward.
/// What grows counts everywhere else, at heads too.
/// </para>
/// </summary>
/// <param name="Forward">Decades between the input and the layer that is farthest from it; null where nothing is known.</param>
/// <param name="Backward">Decades by which the gradient changes along the chain that changes it most.</param>
/// <param name="Plain">The greater of the two, counted at every layer, whatever its place.</param>
internal readonly record struct Factors(double? Forward, double? Backward, double? Plain)
{
    private const double Harm = 1;

    /// <summary>The factors of a model.</summary>
    public static Factors Of(ModelGraph? graph)
    {
        if (graph is null) return default;
        var propagation = Propagation.Of(graph);
        var consumers = Consumers.Of(graph);
        LayerStep[] free = [.. propagation.Layers.Where(step => !IsNormalized(graph, consumers, step.Id))];
        return new Factors(
            Worst(
            [
                .. free.Select(step => Math.Max(0, Decades(propagation.Signal(step.Id)) ?? double.NaN)),
                .. propagation.Layers.Where(step => graph.Nodes[step.Id].Inputs.Count == 1).Select(step => -Math.Min(0, Decades(propagation.Signal(graph.Nodes[step.Id].Inputs[0])) ?? double.NaN)),
            ]),
            Worst(propagation.Chains.Select(chain => Backwards(propagation, chain))),
            Worst(
            [
                .. propagation.Layers.Select(step => Math.Abs(Decades(propagation.Signal(step.Id)) ?? double.NaN)),
                .. propagation.Chains.Select(static chain => Math.Abs(Math.Log10(chain.BackwardSquare ?? double.NaN) / 2)),
            ]));
    }

    /// <summary>Whether a change did harm: what was within a decade is not any more, or went beyond by another one.</summary>
    public bool IsWorseThan(Factors before) => IsHarm(before.Forward, Forward) || IsHarm(before.Backward, Backward);

    /// <summary>Whether it changed the scale of a layer that much, be it harm there or not.</summary>
    public bool IsPlainlyWorseThan(Factors before) => IsHarm(before.Plain, Plain);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($" (forward {Forward:0.0}, backward {Backward:0.0})");

    private static bool IsHarm(double? before, double? after) => after > Harm && before is { } was && after - was > Harm;

    private static double? Worst(IEnumerable<double> decades)
    {
        double worst = decades.Where(static change => !double.IsNaN(change)).DefaultIfEmpty(double.NaN).Max();
        return double.IsNaN(worst) ? null : worst;
    }

    private static double? Decades(Signal? signal) => signal is { } known ? Math.Log10(known.Rms) : null;

    // From the last layer but one to the first one's output: the last one's own factor is the same for all that come before it, and what the
    // first one sends on to the input moves nothing.
    private static double Backwards(Propagation propagation, LayerChain chain) => Math.Abs(chain.Layers.Skip(1).Take(chain.Layers.Count - 2)
        .Sum(id => Math.Log10(propagation.Layers.First(step => step.Id == id).GradientRatio ?? double.NaN) / 2));

    // All that it puts out goes into a normalization, past its bias; overlapping patches are summed, and a branch is added to what it started
    // from, but once only: what is added to a stream that runs on is felt there.
    private static bool IsNormalized(ModelGraph graph, Consumers consumers, int id) => IsNormalized(graph, consumers, id, wasAdded: false, []);

    private static bool IsNormalized(ModelGraph graph, Consumers consumers, int id, bool wasAdded, HashSet<int> seen) =>
        !seen.Add(id) || (!consumers.IsOutput(id) && consumers[id].Count > 0 && consumers[id].All(next => graph.Nodes[next] switch
        {
            NormalizationNode => true,
            SumNode => !wasAdded && IsNormalized(graph, consumers, next, wasAdded: true, seen),
            LayerNode { Kind: LayerKind.Bias } or AffineNode or DropoutNode or RepeatNode or ConcatNode => IsNormalized(graph, consumers, next, wasAdded, seen),
            _ => false,
        }));
}
