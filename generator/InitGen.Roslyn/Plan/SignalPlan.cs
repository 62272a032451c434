using InitGen.Graph;

namespace InitGen.Roslyn.Plan;

/// <summary>What signal propagation expects of one layer, in the network as it starts.</summary>
/// <param name="Path">Path of its weight below the model: <c>blocks.3.up.weight</c>.</param>
/// <param name="OutputRms">Root mean square of its output before the activation.</param>
/// <param name="GradientFactor">What it does to the gradient's root mean square on the way back; null where that is not known.</param>
public sealed record LayerSignal(string Path, double OutputRms, double? GradientFactor);

/// <summary>What it expects of a model.</summary>
/// <param name="Layers">Its layers and those of the models inside it, in the order in which they run.</param>
/// <param name="ForwardFactor">Root mean square of the output over that of the input; null where it is not known.</param>
/// <param name="BackwardFactor">The gradient's at the input over that at the output; null where it is not known.</param>
public sealed record SignalPlan(EquatableArray<LayerSignal> Layers, double? ForwardFactor, double? BackwardFactor);
