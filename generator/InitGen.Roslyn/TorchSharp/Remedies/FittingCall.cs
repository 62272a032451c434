using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>An initializer of the library that fits a layer. Those whose names the library does not keep (INIT401) are not among them.</summary>
/// <param name="Scheme">What it is in the project's own words.</param>
/// <param name="Function">The function of <c>torch.nn.init</c>.</param>
/// <param name="Nonlinearity">The member of its enumeration that is given; null for none.</param>
/// <param name="Argument">Another argument; empty for none.</param>
internal sealed record FittingCall(Scheme Scheme, string Function, string? Nonlinearity, string Argument)
{
    private static readonly FittingCall Rectified = new(Scheme.He, "kaiming_normal_", "ReLU", string.Empty);
    private static readonly FittingCall Straight = new(Scheme.LeCun, "kaiming_normal_", "Linear", string.Empty);
    private static readonly FittingCall Balanced = new(Scheme.Xavier, "xavier_uniform_", null, string.Empty);
    private static readonly FittingCall Zeros = new(Scheme.Zero, "zeros_", null, string.Empty);
    private static readonly FittingCall Ones = new(Scheme.One, "ones_", null, string.Empty);

    /// <summary>What fits a layer, best first; nothing where that is not known.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="consumers">Its edges, the other way.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="isPart">Whether the model is a part of others, which decide about what it returns.</param>
    /// <returns>The calls.</returns>
    public static IReadOnlyList<FittingCall> For(ModelGraph graph, Consumers consumers, LayerNode layer, bool isPart)
    {
        switch (layer.Kind)
        {
            case LayerKind.Bias:
                return [Zeros];
            case LayerKind.Norm:
                return [Ones];
            case LayerKind.Embedding:
                return layer.Outer is { IsConstant: true, Constant: > 0 and var width } ? [new(Scheme.Auto, "normal_", null, "std: " + Number(1 / Math.Sqrt(width)))] : [];
            case LayerKind.Dense or LayerKind.Conv:
                break;
            default:
                return [];
        }

        LayerFollowers followers = LayerFollowers.Of(graph, consumers, layer.Id);
        if (followers.Decisive is not { } follower) return [];
        if (IsLast(graph, consumers, layer.Id))
        {
            // He is never for the layer that a model ends with. What a block ends with, its parents know.
            if (isPart && followers.Activations.Count == 0) return [];
            if (!isPart) return IsRectifier(follower) ? [] : [Balanced, Straight];
        }

        return follower.Family switch
        {
            ActivationFamily.Rectifier when follower.Slope is > 0 and var slope => [Rectified with { Nonlinearity = null, Argument = "a: " + Number(slope) }],
            ActivationFamily.Rectifier or ActivationFamily.SmoothRectifier => [Rectified],
            ActivationFamily.SelfNormalizing => [Straight],
            ActivationFamily.SShaped => [Balanced],
            ActivationFamily.Linear => [Straight, Balanced],
            ActivationFamily.Normalizing => [Balanced, Straight],
            _ => [],
        };
    }

    /// <summary>The call that a message means by a scheme; null where the library has none.</summary>
    public static FittingCall? Of(string scheme, LayerNode layer) => scheme switch
    {
        nameof(Scheme.He) or nameof(Scheme.Auto) when layer.Kind is not LayerKind.Embedding =>
            layer.FollowedBy is { Family: ActivationFamily.Rectifier, Slope: > 0 and var slope } ? Rectified with { Nonlinearity = null, Argument = "a: " + Number(slope) } : Rectified,
        nameof(Scheme.Auto) when layer.Outer is { IsConstant: true, Constant: > 0 and var width } => new(Scheme.Auto, "normal_", null, "std: " + Number(1 / Math.Sqrt(width))),
        nameof(Scheme.LeCun) => Straight,
        nameof(Scheme.Xavier) => Balanced,
        nameof(Scheme.Zero) => Zeros,
        nameof(Scheme.One) => Ones,
        _ => null,
    };

    /// <summary>The same in the distribution that another function draws from.</summary>
    public FittingCall Like(string function) => function.Contains("uniform") && Function.StartsWith("kaiming", StringComparison.Ordinal) ? this with { Function = Function.Replace("normal", "uniform") } : this;

    /// <summary>Whether a layer starts like this already.</summary>
    public bool IsAlready(SchemeOptions options) => options switch
    {
        { Scheme: Scheme.He, Gain: { } gain } => Scheme == Scheme.LeCun && Math.Abs(gain - 1) < 1e-6,
        { Gain: not null } => false,
        _ => options.Scheme == Scheme && options.Fan == FanMode.Default,
    };

    /// <summary>The call as source.</summary>
    /// <param name="prefix">What stands before its name, with the dot.</param>
    /// <param name="tensor">The tensor.</param>
    public string Text(string prefix, string tensor) => $"{prefix}{Function}({tensor}{Rest(prefix)})";

    /// <summary>What follows the tensor.</summary>
    public string Rest(string prefix) => (Argument.Length > 0 ? ", " + Argument : string.Empty) + (Nonlinearity is null ? string.Empty : $", nonlinearity: {prefix}NonlinearityType.{Nonlinearity}");

    /// <summary>As messages write it.</summary>
    public string Words(string tensor) => $"{Function}({tensor}{(Argument.Length > 0 ? ", " + Argument : string.Empty)}{(Nonlinearity is null ? string.Empty : ", nonlinearity: " + Nonlinearity)})";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static bool IsRectifier(ActivationInfo activation) => activation.Family is ActivationFamily.Rectifier or ActivationFamily.SmoothRectifier;

    // No other weights take what becomes of it.
    private static bool IsLast(ModelGraph graph, Consumers consumers, int id)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(consumers[id]);
        while (open.Count > 0)
        {
            int next = open.Pop();
            if (!seen.Add(next)) continue;
            if (graph.Nodes[next] is LayerNode { Kind: not (LayerKind.Bias or LayerKind.Norm) }) return false;
            foreach (int further in consumers[next]) open.Push(further);
        }

        return true;
    }
}
