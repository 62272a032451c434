#nullable enable

using global::System;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Runtime.InteropServices;
using global::System.Text;
using global::InitGen.CompilerServices;
using global::InitGen.Theory;
using global::TorchSharp;
using Module = global::TorchSharp.torch.nn.Module;
using Tensor = global::TorchSharp.torch.Tensor;

/// <summary>The weights of a module of TorchSharp, and of the modules inside it, as models offer them to a pass.</summary>
internal readonly struct TorchModule : ILayer
{
    private readonly Module _module;

    private TorchModule(Module? module, in LayerContext layer) => _module = module ?? throw new InvalidOperationException(
        $"{layer} is null, so there is no module to initialize. Assign it before InitializeWeights is called.");

    /// <summary>Offers the weights of a module.</summary>
    internal static void Offer(ref WeightPass pass, scoped ReadOnlySpan<byte> segment, Module? module, scoped in LayerContext layer)
    {
        var target = new TorchModule(module, in layer);
        pass.Layer(segment, ref target, in layer);
    }

    /// <summary>Offers the weights of several modules.</summary>
    internal static void OfferEach(ref WeightPass pass, scoped ReadOnlySpan<byte> segment, IEnumerable<Module?>? modules, scoped in LayerContext layer) =>
        pass.Layers(segment, All(modules, in layer), in layer);

    /// <summary>Describes the weights of a module.</summary>
    internal static void Describe(ParameterCollector parameters, string segment, Module? module, in LayerContext layer) =>
        parameters.Layer(segment, new TorchModule(module, in layer), in layer);

    /// <summary>Describes the weights of several modules.</summary>
    internal static void DescribeEach(ParameterCollector parameters, string segment, IEnumerable<Module?>? modules, in LayerContext layer) =>
        parameters.Layers(segment, All(modules, in layer), in layer);

    void ILayer.OfferWeights(ref WeightPass pass, in LayerContext layer)
    {
        if (_module is IInitializable model)
        {
            model.InitializeWeights(ref pass);
            return;
        }

        foreach (TorchWeight weight in Weights(in layer)) weight.Offer(ref pass, in layer);
        foreach ((string name, Module? child) in Children()) Offer(ref pass, Encoding.UTF8.GetBytes(name), child, Inside(in layer, name));
    }

    void ILayer.DescribeWeights(ParameterCollector parameters, in LayerContext layer)
    {
        if (_module is IInitializable model)
        {
            model.DescribeWeights(parameters);
            return;
        }

        foreach (TorchWeight weight in Weights(in layer)) weight.Describe(parameters, in layer);
        foreach ((string name, Module? child) in Children()) Describe(parameters, name, child, Inside(in layer, name));
    }

    private static TorchModule[] All(IEnumerable<Module?>? modules, in LayerContext layer)
    {
        if (modules is null) throw new InvalidOperationException($"{layer} is null, so there are no modules to initialize. Assign it before InitializeWeights is called.");
        var all = new List<TorchModule>();
        foreach (Module? module in modules) all.Add(new TorchModule(module, in layer));
        return all.ToArray();
    }

    private static LayerContext Inside(in LayerContext layer, string name) => layer.Inside(0, Parts, $"{layer}.{name}");

    /// <summary>The modules inside a container, or inside a module of the project's own that does not say itself how its weights start.</summary>
    private IEnumerable<(string Name, Module? Module)> Children()
    {
        if (IsKnown(_module)) yield break;

        // A list registers its modules late, a Sequential lists them at any time.
        if (_module is IEnumerable<Module?> list && _module is not global::TorchSharp.Modules.Sequential)
        {
            int index = 0;
            foreach (Module? module in list) yield return ((index++).ToString(CultureInfo.InvariantCulture), module);
            yield break;
        }

        foreach ((string name, Module module) in _module.named_children()) yield return (PathHash.Escape(name), module);
    }

    private List<TorchWeight> Weights(in LayerContext layer)
    {
        bool isKnown = IsKnown(_module);
        var weights = new List<TorchWeight>();
        foreach ((string name, global::TorchSharp.Modules.Parameter parameter) in _module.named_parameters(isKnown))
        {
            if (!isKnown || Read(_module, name, parameter) is not { } weight)
            {
                throw new InvalidOperationException(
                    $"{layer}.{name} is a parameter of '{_module.GetType().Name}', and nothing says how it starts. Mark it there with [Init].");
            }

            if (weight.Shape.Length > 0) weights.Add(weight);
        }

        return weights;
    }

    // <kinds>
}

/// <summary>A parameter of a model's own, whose lengths alone say what it is.</summary>
internal readonly struct TorchParameter : ILayer
{
    private readonly TorchWeight _weight;

    private TorchParameter(Tensor? tensor, bool needsFans, in LayerContext layer)
    {
        if (tensor is null) throw new InvalidOperationException($"{layer} is null, so there is no parameter to initialize. Assign it before InitializeWeights is called.");
        long[] lengths = tensor.shape;
        if (needsFans && lengths.Length is < 2 or > 5)
        {
            throw new InvalidOperationException(
                $"{layer} has the shape [{string.Join(", ", lengths)}], from which no fan follows. Say what it is with [Dense], [Norm] or the like, or choose a scheme that needs no fan.");
        }

        LayerWeight shape = lengths.Length == 2 ? LayerWeight.Dense(lengths)
            : needsFans ? LayerWeight.Conv(lengths, 1)
            : LayerWeight.Vector(lengths);
        _weight = new TorchWeight("weight", tensor, 0, shape);
    }

    /// <summary>Offers the parameter.</summary>
    internal static void Offer(ref WeightPass pass, scoped ReadOnlySpan<byte> segment, Tensor? tensor, bool needsFans, scoped in LayerContext layer)
    {
        var target = new TorchParameter(tensor, needsFans, in layer);
        pass.Layer(segment, ref target, in layer);
    }

    /// <summary>Describes the parameter.</summary>
    internal static void Describe(ParameterCollector parameters, string segment, Tensor? tensor, bool needsFans, in LayerContext layer) =>
        parameters.Layer(segment, new TorchParameter(tensor, needsFans, in layer), in layer);

    void ILayer.OfferWeights(ref WeightPass pass, in LayerContext layer) => _weight.Offer(ref pass, in layer);

    void ILayer.DescribeWeights(ParameterCollector parameters, in LayerContext layer) => _weight.Describe(parameters, in layer);
}

/// <summary>A tensor that is filled, and what it is to its module.</summary>
internal readonly record struct TorchWeight(string Name, Tensor Tensor, int Part, LayerWeight Shape)
{
    /// <summary>Offers the tensor to a pass.</summary>
    internal void Offer(ref WeightPass pass, scoped in LayerContext layer)
    {
        if (!pass.Enter(Encoding.UTF8.GetBytes(Name), Shape.Length, Grain(Tensor, layer.Grain(Part, Shape)))) return;
        if (pass.Stores) Use(ref pass, Tensor, Shape.Length, layer.ToString());
        layer.Fill(Part, Shape, ref pass);
    }

    /// <summary>Describes the tensor.</summary>
    internal void Describe(ParameterCollector parameters, in LayerContext layer) => parameters.Add(Name, typeof(float), Part, Shape, in layer);

    /// <summary>Where a tensor may be cut: nowhere, if its elements do not lie in the order of their indices.</summary>
    internal static long Grain(Tensor? tensor, long grain) => tensor is null || tensor.is_contiguous() ? grain : Math.Max(grain, tensor.NumberOfElements);

    /// <summary>Tells a pass where the elements of a tensor of the given shape are.</summary>
    internal static void Use(ref WeightPass pass, Tensor? tensor, scoped ReadOnlySpan<long> shape, string member)
    {
        if (tensor is null) throw new InvalidOperationException($"{member} is null, so there is no parameter to initialize. Assign it before InitializeWeights is called.");
        if (!shape.SequenceEqual(tensor.shape))
        {
            throw new InvalidOperationException(
                $"{member} has shape [{string.Join(", ", tensor.shape)}], but [{string.Join(", ", shape.ToArray())}] is declared. Create it in the declared shape, or correct the declaration.");
        }

        Use(ref pass, tensor, tensor.NumberOfElements, member);
    }

    private static void Use(ref WeightPass pass, Tensor tensor, long length, string member)
    {
        bool isAtHand = tensor.device_type == DeviceType.CPU && tensor.dtype == torch.ScalarType.Float32 && tensor.is_contiguous()
            && length <= int.MaxValue / sizeof(float);
        if (isAtHand) pass.Use(MemoryMarshal.Cast<byte, float>(tensor.bytes), length, member, string.Empty);
        else pass.Use(new TorchMemory(tensor));
    }
}

/// <summary>A tensor that this process cannot write as floats: on another device, of another type of elements, or with gaps.</summary>
internal sealed class TorchMemory : ForeignWeights
{
    private readonly Tensor _tensor;

    internal TorchMemory(Tensor tensor) => _tensor = tensor;

    public override nint Identity => _tensor.Handle;

    public override void Write(long start, ReadOnlySpan<float> values)
    {
        using var off = torch.no_grad();
        using Tensor stage = torch.empty(new long[] { values.Length }, torch.ScalarType.Float32, torch.CPU);
        values.CopyTo(MemoryMarshal.Cast<byte, float>(stage.bytes));
        if (values.Length == _tensor.NumberOfElements)
        {
            using Tensor whole = stage.view(_tensor.shape);
            _tensor.copy_(whole);
            return;
        }

        using Tensor flat = _tensor.view(-1);
        using Tensor part = flat.narrow(0, start, values.Length);
        part.copy_(stage);
    }

    public override void Read(long start, Span<float> values)
    {
        using var off = torch.no_grad();
        using Tensor stage = torch.empty(new long[] { values.Length }, torch.ScalarType.Float32, torch.CPU);
        if (values.Length == _tensor.NumberOfElements)
        {
            using Tensor whole = stage.view(_tensor.shape);
            whole.copy_(_tensor);
        }
        else
        {
            using Tensor flat = _tensor.view(-1);
            using Tensor part = flat.narrow(0, start, values.Length);
            stage.copy_(part);
        }

        MemoryMarshal.Cast<byte, float>(stage.bytes).CopyTo(values);
    }
}
