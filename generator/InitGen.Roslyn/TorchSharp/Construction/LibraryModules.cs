using System;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What the library's layers hold, by the names of the functions that make them.</summary>
internal static class LibraryModules
{
    /// <summary>Gives a module the parameters that its kind has.</summary>
    public static void AddParameters(BuiltModule module)
    {
        switch (module.Factory)
        {
            case "Linear" when module.Find("weight") is BuiltParameter given:
                module.Parameters["weight"] = given;
                if (module.Find("bias") is BuiltParameter shift) module.Parameters["bias"] = shift;
                break;
            case "Linear" or "Bilinear" or "Conv1d" or "Conv2d" or "Conv3d" or "ConvTranspose1d" or "ConvTranspose2d" or "ConvTranspose3d":
                Add(module, "weight", module.Factory switch
                {
                    "Linear" => 2,
                    "Bilinear" => 3,
                    _ => 2 + (module.Factory[module.Factory.Length - 2] - '0'),
                });
                if (HasBias(module) != false) Add(module, "bias", 1);
                break;
            case "Embedding" or "EmbeddingBag":
                Add(module, "weight", 2);
                break;
            case "BatchNorm1d" or "BatchNorm2d" or "BatchNorm3d" or "LayerNorm" or "GroupNorm" or "InstanceNorm1d" or "InstanceNorm2d" or "InstanceNorm3d":
                if (IsAffine(module) == false) break;
                Add(module, "weight", 1);
                Add(module, "bias", 1);
                break;
            case "PReLU":
                Add(module, "weight", 1);
                break;
        }
    }

    /// <summary>Whether a layer has a bias; null where that is not known.</summary>
    public static bool? HasBias(BuiltModule module) => module.Find("bias") switch
    {
        BuiltParameter => true,
        _ when module.Find("weight") is BuiltParameter => module.Find("bias") is null or BuiltConstant { Value: null } ? false : null,
        _ => module.Flag(true, "hasbias", "bias"),
    };

    /// <summary>Whether a normalization has a scale and a shift; null where that is not known.</summary>
    public static bool? IsAffine(BuiltModule module) => module.Flag(!module.Factory!.StartsWith("Instance", StringComparison.Ordinal), "affine", "elementwiseaffine");

    /// <summary>Kind and sizes of a layer's weight; null for what is no such layer.</summary>
    public static LayerShape? Shape(BuiltModule module)
    {
        switch (module.Factory)
        {
            case "Linear" when module.Find("weight") is BuiltParameter given:
                return given.Shape is { Length: 2 } lengths ? Matrix(Length(lengths[1], "inputs"), Length(lengths[0], "outputs")) : Matrix(Length(null, "inputs"), Length(null, "outputs"));
            case "Linear" when module.Find("weight") is null:
                Size inputs = Size(module, "inputs", "inputsize", "infeatures");
                Size outputs = Size(module, "outputs", "outputsize", "outfeatures");
                return Matrix(inputs, outputs);
            case "Conv1d" or "Conv2d" or "Conv3d":
                return Convolution(module, LayerKind.Conv);
            case "ConvTranspose1d" or "ConvTranspose2d" or "ConvTranspose3d":
                return Convolution(module, LayerKind.ConvTranspose);
            case "Embedding" or "EmbeddingBag":
                Size count = Size(module, "entries", "numembeddings");
                Size width = Size(module, "width", "embeddingdims");
                return new LayerShape(LayerKind.Embedding, count, width, EquatableArray.Of(count, width));
            default:
                return null;
        }
    }

    /// <summary>Whether a module normalizes, and over what; null for what there is no name for.</summary>
    public static bool Normalization(BuiltModule module, out Normalization? kind)
    {
        string name = module.Factory!;
        kind = name.StartsWith("BatchNorm", StringComparison.Ordinal) ? InitGen.Normalization.Batch
            : name is "LayerNorm" ? InitGen.Normalization.Layer
            : name is "GroupNorm" ? InitGen.Normalization.Group
            : null;
        return kind is not null || name.StartsWith("InstanceNorm", StringComparison.Ordinal);
    }

    /// <summary>How many cells a pool brings together; null where that is not known.</summary>
    public static int? PoolCells(BuiltModule module)
    {
        string name = module.Factory!;
        if (name.StartsWith("Adaptive", StringComparison.Ordinal) || Product(module, name[name.Length - 2] - '0', null, "kernelsize") is not { } cells) return null;
        return cells is >= 2 and < 1_000_000 ? (int)cells : null;
    }

    private static LayerShape Matrix(Size inputs, Size outputs) => new(LayerKind.Dense, inputs, outputs, EquatableArray.Of(outputs, inputs));

    private static LayerShape Convolution(BuiltModule module, LayerKind kind)
    {
        Size inputs = Size(module, "inputs", "inchannels", "inputchannel", "inputchannels");
        Size outputs = Size(module, "outputs", "outchannels", "outputchannel", "outputchannels");
        int dimensions = module.Factory![module.Factory.Length - 2] - '0';
        long? kernel = Product(module, dimensions, null, "kernelsize");
        long? stride = Product(module, dimensions, 1, "stride");
        long? groups = module.Find("groups") is null ? 1 : module.Whole("groups");
        bool isKnown = kernel is > 0 && stride is > 0 && groups is > 0
            && (!inputs.IsConstant || inputs.Constant % groups == 0) && (!outputs.IsConstant || outputs.Constant % groups == 0);
        if (!isKnown) return new LayerShape(kind, inputs, outputs, EquatableArray.Of(outputs, inputs)) { HasNamedKernel = true };
        return new LayerShape(
            kind,
            inputs,
            outputs,
            kind == LayerKind.Conv ? EquatableArray.Of(outputs, inputs.DividedBy(groups!.Value), new Size(kernel!.Value)) : EquatableArray.Of(inputs, outputs.DividedBy(groups!.Value), new Size(kernel!.Value)),
            kernel!.Value,
            groups.Value,
            kind == LayerKind.ConvTranspose ? stride!.Value : 1);
    }

    private static Size Size(BuiltModule module, string what, params string[] names) => Length(module.Whole(names), what);

    /// <summary>A length, or a name for one that is not known.</summary>
    public static Size Length(long? length, string what) => length is { } known and > 0 ? new Size(known) : new Size(0, what);

    // A length for all axes, or a tuple with one for each.
    private static long? Product(BuiltModule module, int dimensions, long? otherwise, string name)
    {
        switch (module.Find(name))
        {
            case null or BuiltConstant { Value: null }:
                return otherwise;
            case BuiltConstant { Value: long length }:
                long power = 1;
                for (int i = 0; i < dimensions; i++) power *= length;
                return power is > 0 and < 1_000_000 ? power : null;
            case BuiltItems { Items: var lengths } when lengths.All(static length => length is BuiltConstant { Value: > 0L and < 10_000L }):
                return lengths.Aggregate(1L, static (product, length) => product * (long)((BuiltConstant)length).Value!);
            default:
                return null;
        }
    }

    // How many axes it has is what initialization code asks, and how long the first two are; the kernel's lengths it does not ask for.
    private static void Add(BuiltModule module, string name, int axes)
    {
        EquatableArray<Size>? known = Shape(module) is not { } shape ? null : name == "bias" ? EquatableArray.Of(shape.Outer) : shape.Axes;
        module.Parameters[name] = new BuiltParameter(
            Enumerable.Range(0, axes).Select(axis => axis < 2 && known is { } sizes && axis < sizes.Count && sizes[axis].IsConstant ? sizes[axis].Constant : (long?)null).ToImmutableArray(),
            true) { Home = module };
    }
}
