using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.TorchSharp;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>A module of TorchSharp as a value.</summary>
/// <param name="Module">What its constructor made of it.</param>
/// <param name="Path">The members on the way to it: <c>encoder.layers.0</c>.</param>
internal sealed record ModuleValue(BuiltModule Module, string Path) : Value;

/// <summary>A parameter of a module as it is met in the forward pass.</summary>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Name">Its name in it: weight or bias.</param>
internal sealed record AppliedParameter(BuiltModule Module, string Name);

/// <summary>Modules of TorchSharp: what their fields hold, and what a call of one does.</summary>
internal sealed partial class Interpreter
{
    private readonly Dictionary<int, BuiltModule> _built = [];
    private readonly Dictionary<string, AppliedParameter> _applied = [];
    private ModuleBuilder? _modules;

    /// <summary>The parameters that were applied, by the origin of their nodes.</summary>
    public IReadOnlyDictionary<string, AppliedParameter> Applied => _applied;

    /// <summary>Runs the forward pass of a module.</summary>
    /// <param name="modules">What made it.</param>
    /// <param name="root">The module.</param>
    /// <param name="forward">Its forward pass.</param>
    /// <param name="inputs">What each parameter is.</param>
    /// <returns>Ids of the values that it returns.</returns>
    public IReadOnlyList<int> Run(ModuleBuilder modules, BuiltModule root, IMethodSymbol forward, System.Func<ValueGraph, IParameterSymbol, int?> inputs)
    {
        _modules = modules;
        _built[InstanceAt(Place.Root, root.Type).Id] = root;
        return Run(root.Type, forward, inputs);
    }

    /// <summary>What a field of a module holds, as its constructor left it; null for what is no module's.</summary>
    private Value? BuiltField(Instance instance, ISymbol field, ITypeSymbol type)
    {
        if (_modules is null || !_built.TryGetValue(instance.Id, out BuiltModule? module)) return null;
        string path = instance.Place is { Origin.Length: > 0 } place ? place.Origin + "." + field.Name : field.Name;
        if (_modules.Member(module, field) is { } held) return FromBuilt(held, path, type);
        return type.IsReferenceType && field is IFieldSymbol or IPropertySymbol ? Other.Nothing : null; // no constructor ever set it
    }

    private Value FromBuilt(Built held, string path, ITypeSymbol? type)
    {
        switch (held)
        {
            case BuiltConstant { Value: null }:
                return Other.Nothing;
            case BuiltConstant constant:
                return Constant(constant.Value);
            case BuiltModule { Factory: "ModuleList" } list:
                return _modules!.Children(list) is { } children ? Items(children.Select(static child => child.Value), path) : new Other(type, null);
            case BuiltModule { Factory: null } own:
                Instance instance = InstanceAt(new Place(path, string.Empty), own.Type);
                _built[instance.Id] = own;
                return instance;
            case BuiltModule module:
                return new ModuleValue(module, path);
            case BuiltList when _modules!.ItemsOf(held) is { Length: <= GreatestUnrolling } items:
                return Items(items, path);
            case BuiltItems tuple:
                return Items(tuple.Items, path);
            case BuiltPair pair:
                return FromBuilt(pair.Value, path, null);
            case BuiltParameter:
                return NewNumbers(_terms.Free(path));
            default:
                return ValueTypes.IsNumber(type) || ValueTypes.IsBoolean(type) || ValueTypes.IsNumbers(type) ? Make(type, _terms.Free(path)) : new Other(type, null);
        }
    }

    private Several Items(IEnumerable<Built> items, string path) =>
        new(items.Select((item, i) => FromBuilt(item, path + "." + i.ToString(System.Globalization.CultureInfo.InvariantCulture), null)).ToImmutableArray());

    /// <summary>A call of a module, or of the library's functions; null for all others.</summary>
    private Value? ModuleCall(IInvocationOperation invocation, Value? receiver, Value[] arguments)
    {
        if (_modules is null) return null;
        IMethodSymbol method = invocation.TargetMethod;
        switch (receiver)
        {
            case ModuleValue module when method.Name is "forward" or "call":
                return DataIn(new Several(arguments.ToImmutableArray())).Any() ? Apply(module, arguments, invocation.Type) : Make(invocation.Type, _terms.Free(method.Name));
            case ModuleValue module:
                return Torch.IsModule(invocation.Type) ? module : Make(invocation.Type, _terms.Free(method.Name));
            case Instance instance when Torch.IsLibrary(method) && Torch.IsModule(instance.Type):
                return method.Name is "forward" or "call" ? ForwardOf(instance, arguments.Length) is { } forward ? Invoke(forward, instance, arguments, null) : null
                    : Torch.IsModule(invocation.Type) ? instance
                    : DataIn(new Several(arguments.ToImmutableArray())).Any() ? null : Make(invocation.Type, _terms.Free(method.Name));
        }

        return Torch.IsLibrary(method) ? TensorCall(method, receiver, arguments, invocation.Type) : null;
    }

    private IMethodSymbol? ForwardOf(Instance instance, int parameters) => TypeHierarchy.SelfAndBases(instance.Type)
        .SelectMany(static level => level.GetMembers("forward").OfType<IMethodSymbol>())
        .FirstOrDefault(method => method.Parameters.Length == parameters && _bodies.Of(method, _cancellation) is not null);

    private Value Apply(ModuleValue value, Value[] arguments, ITypeSymbol? type)
    {
        BuiltModule module = value.Module;
        if (module.Factory == "Sequential") return Sequence(value, arguments, type);
        int[] inputs = [.. arguments.SelectMany(DataIn).Distinct().Select(_graph.Of)];
        return inputs.Length == 1 && Apply(module, value.Path, inputs[0]) is { } output
            ? Make(type, _terms.Node(output))
            : Unknown("a " + module.Factory, type, arguments);
    }

    private Value Sequence(ModuleValue sequence, Value[] arguments, ITypeSymbol? type)
    {
        if (_modules!.Children(sequence.Module) is not { } children || arguments.Length != 1) return Unknown("a Sequential that is not known", type, arguments);
        Value value = arguments[0];
        foreach (BuiltPair child in children)
        {
            Value inner = FromBuilt(child.Value, sequence.Path + "." + (child.Name ?? "?"), null);
            value = inner switch
            {
                ModuleValue module => Apply(module, [value], type),
                Instance instance when ForwardOf(instance, 1) is { } forward => Invoke(forward, instance, [value], null),
                _ => Unknown("a module that is not known", type, value),
            };
        }

        return value;
    }

    // What a layer of the library does to a value; null where it is not known.
    private int? Apply(BuiltModule module, string path, int input)
    {
        string name = module.Factory!;
        if (LibraryModules.Shape(module) is { } shape)
        {
            int output = Parameter(module, path, "weight", shape, input);
            if (shape.Kind is LayerKind.Embedding || LibraryModules.HasBias(module) == false) return output;
            var bias = new LayerShape(LayerKind.Bias, shape.Outer, shape.Outer, EquatableArray.Of(shape.Outer)) { Of = shape };
            return Parameter(module, path, "bias", bias, output);
        }

        if (LibraryModules.Normalization(module, out Normalization? kind))
        {
            int output = _graph.Normalize(input, kind, module.Number(1e-5, "eps") is var epsilon && epsilon >= 0 ? epsilon : 0, path);
            if (LibraryModules.IsAffine(module) == false) return output;
            Size width = module.Whole("features", "numfeatures", "numchannels", "normalizedshape") is { } known and > 0 ? new Size(known) : new Size(0, "features");
            var scale = new LayerShape(LayerKind.Norm, width, width, EquatableArray.Of(width));
            output = Parameter(module, path, "weight", scale, output);
            return Parameter(module, path, "bias", scale with { Kind = LayerKind.Bias, Of = scale }, output);
        }

        if (TorchFunctions.Find(name, names => module.Find(names) is null or BuiltConstant { Value: null } ? null : module.Number(double.NaN, names)) is { } activation)
            return _graph.Activate(activation, input);
        if (name.StartsWith("Dropout", System.StringComparison.Ordinal) && module.Number(0.5, "p", "probability") is var rate)
            return rate == 0 ? input : _graph.Add(id => new DropoutNode(id, EquatableArray.Of(input), path, rate is > 0 and < 1 ? rate : null));
        if (name.Contains("MaxPool")) return _graph.Add(id => new PoolNode(id, EquatableArray.Of(input), PoolKind.Max, LibraryModules.PoolCells(module)));
        if (name.Contains("AvgPool")) return _graph.Add(id => new PoolNode(id, EquatableArray.Of(input), PoolKind.Average, LibraryModules.PoolCells(module)));
        return TorchFunctions.IsReshaping(name) || name.Contains("Pad") ? input : null;
    }

    private int Parameter(BuiltModule module, string path, string name, LayerShape shape, int input)
    {
        string origin = name == "weight" ? path : path + "." + name;
        _applied[origin] = new AppliedParameter(module, name);
        return _graph.Layer(new WeightReference(origin, string.Empty, string.Empty, string.Empty, origin, shape), input);
    }
}
