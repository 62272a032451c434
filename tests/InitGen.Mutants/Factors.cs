using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Mutants;

/// <summary>
/// What a network does to a signal and to its gradient, at its worst place: by theory alone, without any rule. Outputs are bounded by a
/// softmax, whatever goes in, and so it is the layers that count.
/// </summary>
/// <param name="Forward">Decades between the input and the layer that is farthest from it; null where nothing is known.</param>
/// <param name="Backward">Decades by which the gradient changes along the chain that changes it most.</param>
internal readonly record struct Factors(double? Forward, double? Backward)
{
    private const double Harm = 1;

    /// <summary>The factors of a model.</summary>
    public static Factors Of(ModelGraph? graph)
    {
        if (graph is null) return default;
        Propagation propagation = Propagation.Of(graph);
        return new Factors(
            Worst(propagation.Layers.Select(step => Decades(propagation.Signal(step.Id)?.Rms))),
            Worst(propagation.Chains.Select(static chain => Decades(chain.BackwardSquare) / 2)));
    }

    /// <summary>Whether a change did harm: what was within a decade is not any more, or went beyond by another one.</summary>
    public bool IsWorseThan(Factors before) => IsHarm(before.Forward, Forward) || IsHarm(before.Backward, Backward);

    private static bool IsHarm(double? before, double? after) => after > Harm && before is { } was && after - was > Harm;

    private static double? Worst(IEnumerable<double?> decades) => decades.Max();

    private static double? Decades(double? factor) => factor is { } known ? Math.Abs(Math.Log10(known)) : null;
}
