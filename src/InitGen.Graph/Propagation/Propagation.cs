using System;
using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>
/// Signal propagation: what a network does to the moments of its values and gradients before it has learned anything, predicted from the
/// laws of its weights (Poole et al. 2016, arXiv 1606.05340; Schoenholz et al. 2017, arXiv 1611.01232; He et al. 2015, arXiv 1502.01852).
/// Each layer's weights are paired with what its input is made of. Where something is not understood, nothing is said of what follows,
/// up to the next normalization. Inputs are independent of each other; weights that stand at one place of the graph are their own.
/// </summary>
public sealed class Propagation
{
    private const double SaturatedFrom = 2.5;

    private readonly ModelGraph _graph;
    private readonly ForwardPass _pass;
    private readonly double[] _gradients;
    private EquatableArray<LayerChain>? _chains;

    private Propagation(ModelGraph graph, ForwardPass pass, double[] gradients) => (_graph, _pass, _gradients) = (graph, pass, gradients);

    /// <summary>Layers with weights, in the order in which they run.</summary>
    public IReadOnlyList<LayerStep> Layers => _pass.Steps;

    /// <summary>The layers as chains that nothing resets.</summary>
    public EquatableArray<LayerChain> Chains => _chains ??= FindChains();

    /// <summary>
    /// The root mean square of the first output over that of the input; null where one is not known, where the model has several inputs,
    /// and where the input is looked up in an embedding.
    /// </summary>
    public double? ForwardFactor => Only() is { } input && Output() is { } output
        && _pass.Flow(input).ToSignal() is { MeanSquare: > 0 } start && Signal(output) is { } end
        ? end.Rms / start.Rms
        : null;

    /// <summary>The gradient's root mean square at the input over the one at the outputs; null where it is not known.</summary>
    public double? BackwardFactor => Only() is { } input && Gradient(input) is { } gradient ? Math.Sqrt(gradient) : null;

    /// <summary>Follows the moments through a model.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="options">What to follow besides; null for moments alone.</param>
    /// <returns>What is expected of every value.</returns>
    public static Propagation Of(ModelGraph graph, PropagationOptions? options = null)
    {
        var pass = new ForwardPass(graph, options ?? PropagationOptions.Default);
        pass.Run();
        return new Propagation(graph, pass, BackwardPass.Run(graph, pass));
    }

    /// <summary>What is expected of a value: for a layer with weights before its activation; within a loop in the first round.</summary>
    /// <param name="id">The node.</param>
    /// <returns>Its moments; null if they are not known.</returns>
    public Signal? Signal(int id) => id >= 0 && id < _graph.Nodes.Count ? _pass.Flow(id).ToSignal() : null;

    /// <summary>
    /// The mean square of the gradient at a value, when it is 1 at the outputs; of several outputs the sum. Weights are taken as independent
    /// of those on the way forward, as all mean-field theory does.
    /// </summary>
    /// <param name="id">The node.</param>
    /// <returns>The factor; null where it is not known, or where the value does not lead to an output.</returns>
    public double? Gradient(int id) =>
        id >= 0 && id < _gradients.Length && _gradients[id] is >= 0 and <= double.MaxValue ? _gradients[id] : null;

    /// <summary>What one round of a loop does; known for loops of at least two rounds, or of an unknown number of them.</summary>
    /// <param name="id">A <see cref="RepeatNode"/>.</param>
    /// <returns>The ratios; null for other nodes.</returns>
    public RoundRatio? Round(int id) => _pass.Loops.TryGetValue(id, out ForwardPass.LoopResult loop) ? loop.Ratio : null;

    /// <summary>
    /// The share of an S-shaped unit's inputs beyond 2.5 to both sides, where its slope is next to nothing: tanh'(2.5) = 0.027 (Glorot and
    /// Bengio 2010).
    /// </summary>
    /// <param name="id">An <see cref="ActivationNode"/>.</param>
    /// <returns>The share, from 0 to 1; null for other activations, and where the input is not known.</returns>
    public double? Saturation(int id)
    {
        if (id < 0 || id >= _graph.Nodes.Count) return null;
        if (_graph.Nodes[id] is not ActivationNode { Function.Family: ActivationFamily.SShaped, Inputs.Count: 1 } node) return null;
        if (Signal(node.Inputs[0]) is not { } input) return null;

        double sigma = Math.Sqrt(input.Variance);
        if (sigma == 0) return Math.Abs(input.Mean) > SaturatedFrom ? 1 : 0;
        return NormalLaw.Cdf((-SaturatedFrom - input.Mean) / sigma) + NormalLaw.Cdf((input.Mean - SaturatedFrom) / sigma);
    }

    /// <summary>Where values leave a number format. Layers are computed in it, and so are the values between them.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The first layers.</returns>
    public RangeLimits Limits(FloatFormat format) => format is >= FloatFormat.Float32 and <= FloatFormat.Half
        ? _pass.Limits[format]
        : throw new ArgumentOutOfRangeException(nameof(format), format, "Take a member of FloatFormat.");

    private int? Output() => _graph.Outputs.Count > 0 ? _graph.Outputs[0] : _graph.Nodes.Count > 0 ? _graph.Nodes.Count - 1 : null;

    // The one input, if it is a number.
    private int? Only()
    {
        int? found = null;
        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            if (_graph.Nodes[i] is LayerNode { Kind: LayerKind.Embedding }) return null;
            if (_graph.Nodes[i] is not InputNode) continue;
            if (found is not null) return null;
            found = i;
        }

        return found;
    }

    private EquatableArray<LayerChain> FindChains()
    {
        var next = new Dictionary<int, int>();
        var chains = new List<List<LayerStep>>();
        foreach (LayerStep step in _pass.Steps)
        {
            // A second layer behind the same one begins a chain of its own.
            if (step.Previous is { } previous && next.TryGetValue(previous, out int chain))
            {
                next.Remove(previous);
                chains[chain].Add(step);
            }
            else
            {
                chain = chains.Count;
                chains.Add([step]);
            }

            next[step.Id] = chain;
        }

        return chains.ConvertAll(Chain).ToEquatableArray();
    }

    private static LayerChain Chain(List<LayerStep> steps)
    {
        double forward = 1, backward = 1;
        var ids = new int[steps.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = steps[i].Id;
            forward *= steps[i].Ratio ?? double.NaN;
            backward *= steps[i].GradientRatio ?? double.NaN;
        }

        return new LayerChain(ids.ToEquatableArray(), Known(forward), Known(backward));
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
