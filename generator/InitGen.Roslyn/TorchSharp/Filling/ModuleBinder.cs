using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn.TorchSharp.Filling;

/// <summary>The parts of a module as weights of a layer: each with what it starts as where the model does not say, and with its shape.</summary>
internal static class ModuleBinder
{
    // He et al. 2015, as in PyTorch and TorchSharp.
    private const double SlopeOfPReLU = 0.25;

    private static readonly ModuleTensor[] Parts =
    [
        new("weights", ModulePart.Matrix, ModuleForm.Dense),
        new("projections", ModulePart.Projection, ModuleForm.Dense),
        new("feed-forward", ModulePart.FeedForward, ModuleForm.Dense),
        new("gates", ModulePart.Gate, ModuleForm.Dense),
        new("recurrent", ModulePart.Recurrent, ModuleForm.Dense),
        new("embeddings", ModulePart.Table, ModuleForm.Embedding),
        new("scales", ModulePart.Scale, ModuleForm.Vector),
        new("slopes", ModulePart.Slope, ModuleForm.Vector),
        new("biases", ModulePart.Bias, ModuleForm.Vector),
    ];

    /// <summary>The one weight of a module, and its bias, with sizes where the model's code gives them.</summary>
    public static LayerBinding Single(ModuleKind kind, ModuleCreation? creation)
    {
        ModuleTensor weight = kind.Tensors[0];
        LayerShape? shape = creation?.Shape(weight, kind.Sizes!);
        Size outputs = shape?.Outer ?? new Size(0, "outputs");
        var parts = new List<BoundWeight> { Bound(weight, weight.Name, shape, creation?.Number("init")) };
        if (weight.Part is not (ModulePart.Table or ModulePart.Slope) && creation is not { HasNoBias: true })
            parts.Add(Bound(Parts[(int)ModulePart.Bias], "bias", new NamedShape(LayerKind.Bias, outputs, outputs).ToShape()));
        return Of(parts);
    }

    /// <summary>The parts of a module of several weights: all that its kind has, or all there are.</summary>
    public static LayerBinding Several(ModuleKind? kind) => Of(Parts
        .Where(part => kind is null || part.Part == ModulePart.Bias || kind.Tensors.Any(tensor => tensor.Part == part.Part))
        .Select(static part => Bound(part, $"* ({part.Name})", null)));

    /// <summary>A parameter of which only its type is known.</summary>
    public static LayerBinding Parameter() => Of([Bound(Parts[(int)ModulePart.Matrix], "weight", null)]);

    private static LayerBinding Of(IEnumerable<BoundWeight> parts)
    {
        EquatableArray<BoundWeight> weights = parts.ToEquatableArray();
        return new LayerBinding(new LayerType(weights.Select(static part => part.Weight).ToEquatableArray(), default), weights, null);
    }

    private static BoundWeight Bound(ModuleTensor tensor, string path, LayerShape? known, double? slope = null)
    {
        LayerKind kind = ModuleCreation.KindOf(tensor.Form, tensor.Part);
        (string inner, string outer) = kind switch
        {
            LayerKind.Embedding => ("count", "width"),
            LayerKind.Norm or LayerKind.Bias => ("size", "size"),
            _ => ("inputs", "outputs"),
        };
        var named = kind is LayerKind.Conv or LayerKind.ConvTranspose
            ? new NamedShape(kind, new Size(0, inner), new Size(0, outer), EquatableArray.Of(new Size(0, "kernel")), new Size(0, "groups"), new Size(1), Packed: 1)
            : new NamedShape(kind, new Size(0, inner), new Size(0, outer));
        var weight = new LayerParameter(path, path, named, Of: null, StorageKind.Parameter, ElementKind.Single, Own(tensor.Part, slope), Follower(tensor.Part), Seed: null);
        return new BoundWeight(weight, known ?? named.ToShape()) { Number = (int)tensor.Part };
    }

    private static SchemeOptions? Own(ModulePart part, double? slope) => part switch
    {
        ModulePart.Recurrent => new SchemeOptions { Scheme = Scheme.Orthogonal },
        ModulePart.Slope => new SchemeOptions { Scheme = Scheme.Constant, Value = slope ?? SlopeOfPReLU },
        _ => null,
    };

    private static ActivationInfo? Follower(ModulePart part) => part switch
    {
        ModulePart.Projection => ActivationTable.Get(Activation.Identity),
        ModulePart.FeedForward => ActivationTable.Get(Activation.ReLU),
        ModulePart.Gate or ModulePart.Recurrent => ActivationTable.Get(Activation.Tanh),
        _ => null,
    };
}
