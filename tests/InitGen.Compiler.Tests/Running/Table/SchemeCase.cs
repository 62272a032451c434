using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Compiler.Tests.Running.Table;

/// <summary>A scheme as it is written, and the law that theory gives it for each layer; null for one that it is not for.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Options">What stands behind it in <c>[Init]</c>.</param>
/// <param name="Law">The law by layer.</param>
/// <param name="Activation">What stands behind <c>[Init]</c> on weights.</param>
internal sealed record SchemeCase(Scheme Scheme, string Options, Func<Layer, ExpectedLaw?> Law, string Activation = "")
{
    // sigma after a cut at 2: 1 - 2 c phi(c) / (2 Phi(c) - 1), and the root of it.
    private const double CutAtTwo = 0.87962566103423975;

    /// <summary>E GELU(z)^2 = 1 / 3 + 1 / (2 sqrt(3) pi).</summary>
    private static readonly double GeluSquare = (1.0 / 3) + (1 / (2 * Math.Sqrt(3) * Math.PI));

    /// <summary>Each scheme once, for every layer and container.</summary>
    public static readonly IReadOnlyList<SchemeCase> Schemes =
    [
        new(Scheme.Auto, "", static layer => layer.Kind switch
        {
            LayerKind.Bias => new ExpectedLaw.Exactly(0),
            LayerKind.Norm => new ExpectedLaw.Exactly(1),
            LayerKind.Embedding => Drawn.Normal(0, 1 / Math.Sqrt(layer.FanOut)),
            _ => Drawn.Normal(0, Math.Sqrt(2 / layer.FanIn)),
        }, "ReLU"),
        new(Scheme.Zero, "", static _ => new ExpectedLaw.Exactly(0)),
        new(Scheme.One, "", static _ => new ExpectedLaw.Exactly(1)),
        new(Scheme.Constant, "Value = -0.1", static _ => new ExpectedLaw.Exactly(-0.1)),
        new(Scheme.Uniform, "Low = -0.1, High = 0.3", static _ => Drawn.Uniform(-0.1, 0.3)),
        new(Scheme.Normal, "Mean = 0.5, Std = 0.02", static _ => Drawn.Normal(0.5, 0.02)),
        new(Scheme.TruncatedNormal, "Mean = 0.25, Std = 0.5", static _ => Drawn.Truncated(0.25, 0.5, 2)),
        new(Scheme.Xavier, "", static layer => OfFans(layer, Drawn.Normal(0, Math.Sqrt(2 / (layer.FanIn + layer.FanOut))))),
        new(Scheme.He, "", static layer => OfFans(layer, Drawn.Normal(0, Math.Sqrt(2 / layer.FanIn)))),
        new(Scheme.LeCun, "", static layer => OfFans(layer, Drawn.Normal(0, Math.Sqrt(1 / layer.FanIn)))),
        new(Scheme.VarianceScaling, "Gain = 1.5, Fan = FanMode.Out", static layer => OfFans(layer, Drawn.Normal(0, 1.5 / Math.Sqrt(layer.FanOut)))),
        new(Scheme.Orthogonal, "Gain = 1.5", static layer => OfMatrices(layer, new ExpectedLaw.Orthogonal(1.5, AtCentre: false))),
        new(Scheme.DeltaOrthogonal, "Gain = 0.5", static layer => OfKernels(layer, new ExpectedLaw.Orthogonal(0.5, AtCentre: true))),
        new(Scheme.UnitSphere, "Gain = 2", static layer => OfMatrices(layer, new ExpectedLaw.Sphere(2))),
        new(Scheme.Identity, "Gain = 0.3", static layer => layer.IsConvolution ? null : OfMatrices(layer, new ExpectedLaw.Diagonal(0.3))),
        new(Scheme.Dirac, "", static layer => OfKernels(layer, new ExpectedLaw.Diagonal(1))),
        new(Scheme.Sparse, "Sparsity = 0.7, Std = 0.5", static layer => OfMatrices(layer, new ExpectedLaw.Sparse(0.7, Drawn.Normal(0, 0.5)))),
        new(Scheme.TorchDefault, "", static layer => layer switch
        {
            { Kind: LayerKind.Embedding } => Drawn.Normal(0, 1),
            { Kind: LayerKind.Norm } => new ExpectedLaw.Exactly(1),
            _ when layer == Layer.Shift => new ExpectedLaw.Exactly(0),

            // Of a layer with four inputs.
            { Kind: LayerKind.Bias } => Drawn.Uniform(-0.5, 0.5),

            // kaiming_uniform_ with a = sqrt(5): elements over the first length, whatever the layer.
            _ => Drawn.Uniform(-1 / Math.Sqrt(layer.Width), 1 / Math.Sqrt(layer.Width)),
        }),
        new(Scheme.Siren, "", static layer => OfFans(layer, Drawn.Uniform(-Math.Sqrt(6 / layer.FanIn) / 30, Math.Sqrt(6 / layer.FanIn) / 30))),
        new(Scheme.MuP, "", static layer => OfFans(layer, Drawn.Normal(0, Math.Sqrt(1 / layer.FanIn)))),
        new(Scheme.PriorProbability, "", static layer => layer.Kind == LayerKind.Bias ? new ExpectedLaw.Exactly(-Math.Log(99)) : null),
        new(Scheme.LstmForgetBias, "", static layer => layer.Kind == LayerKind.Bias ? new ExpectedLaw.ForgetGate(1) : null),
        new(Scheme.Lsuv, "", static layer => OfMatrices(layer, new ExpectedLaw.Orthogonal(1, AtCentre: false))),
    ];

    /// <summary>What options make of them, for the layers whose fans differ most, in vectors.</summary>
    public static readonly IReadOnlyList<SchemeCase> Variants =
    [
        .. Enum.GetValues<Distribution>().SelectMany(static distribution => Enum.GetValues<FanMode>().SelectMany(fan => Scaled(distribution, fan))),
        new(Scheme.Auto, "", Weights(static layer => Drawn.Normal(0, Math.Sqrt(2 / (layer.FanIn + layer.FanOut)))), "Tanh"),
        new(Scheme.Auto, "", Weights(static layer => Drawn.Normal(0, Math.Sqrt(1 / layer.FanIn))), "SELU"),
        new(Scheme.Auto, "", Weights(static layer => Drawn.Normal(0, Math.Sqrt(1 / GeluSquare / layer.FanIn))), "GELU"),
        new(Scheme.He, "", Weights(static layer => Drawn.Normal(0, Math.Sqrt(2 / 1.04 / layer.FanIn))), "LeakyReLU, Slope = 0.2"),
        new(Scheme.He, "Depth = 12", Weights(static layer => Drawn.Normal(0, Math.Sqrt(2 / layer.FanIn / 24)))),
        new(Scheme.He, "Gain = 3", Weights(static layer => Drawn.Normal(0, 3 / Math.Sqrt(layer.FanIn)))),
        new(Scheme.Normal, "Std = 0.02, Depth = 12", Weights(static _ => Drawn.Normal(0, 0.02 / Math.Sqrt(24)))),
        new(Scheme.TruncatedNormal, "Std = 0.02, Depth = 8, Truncation = 3", Weights(static _ => Drawn.Truncated(0, 0.005, 3))),
        new(Scheme.Siren, "Position = LayerPosition.Input", Weights(static layer => Drawn.Uniform(-1 / layer.FanIn, 1 / layer.FanIn))),
        new(Scheme.Siren, "Omega = 10", Weights(static layer => Drawn.Uniform(-Math.Sqrt(6 / layer.FanIn) / 10, Math.Sqrt(6 / layer.FanIn) / 10))),
        new(Scheme.MuP, "Position = LayerPosition.Input", Weights(static layer => Drawn.Normal(0, Math.Sqrt(1 / layer.FanIn)))),
        new(Scheme.MuP, "Position = LayerPosition.Output", Weights(static layer => Drawn.Normal(0, 1 / layer.FanIn))),
        new(Scheme.MuP, "Position = LayerPosition.Output, Gain = 2, Distribution = Distribution.Uniform", Weights(static layer =>
            Drawn.Uniform(-2 * Math.Sqrt(3) / layer.FanIn, 2 * Math.Sqrt(3) / layer.FanIn))),
        new(Scheme.PriorProbability, "Probability = 0.1", static layer => layer.Kind == LayerKind.Bias ? new ExpectedLaw.Exactly(-Math.Log(9)) : null),
        new(Scheme.LstmForgetBias, "Value = 2", static layer => layer.Kind == LayerKind.Bias ? new ExpectedLaw.ForgetGate(2) : null),
    ];

    /// <summary>The attributes of a member.</summary>
    public string Attributes(Layer layer, string name) => $"{layer.Attribute}, {Init(name)}"
        + (Activation.Length > 0 && layer.IsWeight ? $", Activation(Activation.{Activation})" : string.Empty);

    /// <summary>The attribute of the scheme alone, under a name that is the path's.</summary>
    public string Init(string name) => $"Init(Scheme.{Scheme}{(Options.Length > 0 ? ", " + Options : string.Empty)}, Name = \"{name}\")";

    private static Drawn? OfFans(Layer layer, Drawn law) => layer.Kind is LayerKind.Norm or LayerKind.Bias ? null : law;

    private static ExpectedLaw? OfMatrices(Layer layer, ExpectedLaw law) => layer.Rank > 1 ? law : null;

    private static ExpectedLaw? OfKernels(Layer layer, ExpectedLaw law) => layer.IsConvolution ? law : null;

    private static Func<Layer, ExpectedLaw?> Weights(Func<Layer, ExpectedLaw> law) => layer => layer == Layer.Dense || layer == Layer.Conv1 || layer == Layer.Up ? law(layer) : null;

    private static IEnumerable<SchemeCase> Scaled(Distribution distribution, FanMode fan)
    {
        (Scheme Scheme, double Gain, FanMode Fan)[] schemes =
        [
            (Scheme.Xavier, 1, FanMode.Average), (Scheme.He, Math.Sqrt(2), FanMode.In), (Scheme.LeCun, 1, FanMode.In), (Scheme.VarianceScaling, 1, FanMode.In),
        ];
        foreach ((Scheme scheme, double gain, FanMode common) in schemes)
        {
            yield return new(
                scheme,
                $"Distribution = Distribution.{distribution}, Fan = FanMode.{fan}",
                Weights(layer => Of(distribution, gain / Math.Sqrt(Divisor(layer, fan == FanMode.Default ? common : fan)))));
        }
    }

    private static double Divisor(Layer layer, FanMode fan) => fan switch
    {
        FanMode.In => layer.FanIn,
        FanMode.Out => layer.FanOut,
        _ => (layer.FanIn + layer.FanOut) / 2,
    };

    // The same variance for each.
    private static Drawn Of(Distribution distribution, double sigma) => distribution switch
    {
        Distribution.Uniform => Drawn.Uniform(-Math.Sqrt(3) * sigma, Math.Sqrt(3) * sigma),
        Distribution.TruncatedNormal => Drawn.Truncated(0, sigma / CutAtTwo, 2),
        _ => Drawn.Normal(0, sigma),
    };
}
