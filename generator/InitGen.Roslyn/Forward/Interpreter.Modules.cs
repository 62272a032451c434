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
/// <param name="Parameter">The parameter itself; null where it cannot be told.</param>
internal sealed record AppliedParameter(BuiltModule Module, string Name, BuiltParameter? Parameter);

/// <summary>Modules of TorchSharp: what their fields hold, and what a call of one does.</summary>
internal sealed partial class Interpreter
{
    private const int GreatestPath = 400;

    private readonly Dictionary<int, BuiltModule> _built = [];
    private readonly Dictionary<string, AppliedParameter> _applied = [];
    private ModuleBuilder? _modules;
    private int _sequences;

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
        if (field is { Name: "training" } && Torch.IsLibrary(field)) return new Scalar(_terms.One); // initialization is about the beginning of training
        string path = instance.Place is { Origin.Length: > 0 } place ? place.Origin + "." + field.Name : field.Name;
        if (_modules.Member(module, field) is BuiltParameter parameter) return NewNumbers(OwnTerm(new OwnParameter(module, field.Name, path, parameter, false)));
        if (_modules.Member(module, field) is { } held) return FromBuilt(held, path, type);
        return type.IsReferenceType && field is IFieldSymbol or IPropertySymbol ? Other.Nothing : null; // no constructor ever set it
    }

    private Value FromBuilt(Built held, string path, ITypeSymbol? type)
    {
        if (path.Length > GreatestPath || IsExhausted()) return new Other(type, null); // a list that is in itself
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
                return DataIn(new Several(arguments.ToImmutableArray())).Any() ? Apply(module, arguments, invocation.Type) : Make(invocation.Type, WithoutInput(module) ?? _terms.Free(method.Name));
            case ModuleValue module:
                return Torch.IsModule(invocation.Type) ? module
                    : method.Name == "children" && _modules.Children(module.Module) is { } children ? new Several(children.Select(child => ChildOf(module, child)).ToImmutableArray())
                    : Make(invocation.Type, _terms.Free(method.Name));
            case Instance instance when Torch.IsLibrary(method) && Torch.IsModule(instance.Type):
                return method.Name is "forward" or "call" ? ForwardOf(instance, arguments.Length) is { } forward ? Invoke(forward, instance, arguments, null) : null
                    : Torch.IsModule(invocation.Type) ? instance
                    : DataIn(new Several(arguments.ToImmutableArray())).Any() ? null : Make(invocation.Type, _terms.Free(method.Name));
        }

        if (Torch.IsLibrary(method)) return TensorCall(invocation, receiver, arguments);
        return receiver is Several items ? OverItems(method.Name, items, arguments)
            : receiver is null && method.IsExtensionMethod && arguments.Length > 0 && arguments[0] is Several extended ? OverItems(method.Name, extended, [.. arguments.Skip(1)])
            : null;
    }

    private Value ChildOf(ModuleValue container, BuiltPair child) => FromBuilt(child.Value, container.Path + "." + (child.Name ?? "?"), null);

    // sequence[0], heads["price"]
    private Value ModuleElement(ModuleValue container, IPropertyReferenceOperation reference)
    {
        if (reference.Arguments.Length == 1 && _modules!.Children(container.Module) is { } children)
        {
            IOperation index = reference.Arguments[0].Value;
            BuiltPair? found = index.ConstantValue is { HasValue: true, Value: string key } ? children.FirstOrDefault(child => child.Name == key)
                : TermOf(Eval(index)) is { Kind: TermKind.Number, Number: var at } && at >= 0 && at < children.Count ? children[(int)at]
                : null;
            if (found is not null) return ChildOf(container, found);
        }

        return new Other(reference.Type, null);
    }

    // sequence.Count, layer.weight
    private Value ModuleProperty(ModuleValue value, IPropertySymbol property)
    {
        if (property.Name == "Count" && _modules!.Children(value.Module) is { } children) return new Scalar(_terms.Number(children.Count));
        if (!Torch.IsTensor(property.Type)) return Make(property.Type, _terms.Free(property.Name));
        return value.Module.Parameters.TryGetValue(property.Name, out BuiltParameter? parameter)
            ? NewNumbers(OwnTerm(new OwnParameter(value.Module, property.Name, property.Name == "weight" ? value.Path : value.Path + "." + property.Name, parameter, false)))
            : property.Name == "bias" && LibraryModules.HasBias(value.Module) == false ? Other.Nothing
            : NewNumbers(_terms.Free(value.Path + "." + property.Name));
    }

    /// <summary>Queries over a list of modules, or of values.</summary>
    private Value? OverItems(string name, Several several, Value[] arguments)
    {
        ImmutableArray<Value> items = several.Items;
        Value? argument = arguments.Length == 0 ? null : arguments[arguments.Length - 1];
        int count = argument is Scalar { Term: { Kind: TermKind.Number, Number: >= 0 and < 1000 and var number } } ? (int)number : -1;
        switch (name)
        {
            case "Last" or "LastOrDefault" or "First" or "FirstOrDefault" when items.Length > 0 && argument is not Function:
                return name.StartsWith("Last", System.StringComparison.Ordinal) ? items[items.Length - 1] : items[0];
            case "ElementAt" or "ElementAtOrDefault" when count >= 0 && count < items.Length:
                return items[count];
            case "Count" or "LongCount" when argument is not Function:
                return new Scalar(_terms.Number(items.Length));
            case "ToList" or "ToArray" or "AsEnumerable" or "Cast" or "OfType" or "AsReadOnly":
                return several;
            case "Reverse":
                return new Several(items.Reverse().ToImmutableArray());
            case "Skip" or "TakeLast" when count >= 0:
                return new Several(items.Skip(name == "Skip" ? count : System.Math.Max(0, items.Length - count)).ToImmutableArray());
            case "Take" or "SkipLast" when count >= 0:
                return new Several(items.Take(name == "Take" ? count : System.Math.Max(0, items.Length - count)).ToImmutableArray());
            case "Concat" when argument is Several more:
                return new Several(items.AddRange(more.Items));
            case "Zip" when argument is Several second:
                return new Several(items.Zip(second.Items, static (a, b) => (Value)new Several(ImmutableArray.Create(a, b))).ToImmutableArray());
            case "Select" when argument is Function { Method.Parameters.Length: 1 or 2 } each && items.Length <= GreatestUnrolling:
                return new Several(items.Select((item, i) => Apply(each, each.Method.Parameters.Length == 1 ? [item] : [item, new Scalar(_terms.Number(i))], each.Method.ReturnType)).ToImmutableArray());
            case "Aggregate" when argument is Function { Method.Parameters.Length: 2 } step && arguments.Length == 2 && items.Length <= GreatestUnrolling:
                return items.Aggregate(arguments[0], (value, item) => Apply(step, [value, item], step.Method.ReturnType));
            default:
                return null;
        }
    }

    // Rows of a table that nothing of the input chooses: those of the positions 0, 1, 2, ...
    private Term? WithoutInput(ModuleValue value)
    {
        if (value.Module.Factory != "Embedding" || LibraryModules.Shape(value.Module) is not { } table || !value.Module.Parameters.TryGetValue("weight", out BuiltParameter? rows)) return null;
        return _terms.Weight(Reference(new OwnParameter(value.Module, "weight", value.Path, rows, false), table));
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
        if (_modules!.Children(sequence.Module) is not { } children || arguments.Length != 1 || _sequences >= GreatestDepth || IsExhausted()) return Unknown("a Sequential that is not known", type, arguments);
        _sequences++;
        Value value = arguments[0];
        foreach (BuiltPair child in children)
        {
            value = ChildOf(sequence, child) switch
            {
                ModuleValue module => Apply(module, [value], type),
                Instance instance when ForwardOf(instance, 1) is { } forward => Invoke(forward, instance, [value], null),
                _ => Unknown("a module that is not known", type, value),
            };
        }

        _sequences--;
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
            Size width = _modules!.Whole(module, "features", "numfeatures", "numchannels", "normalizedshape") is { } known and > 0 ? new Size(known) : new Size(0, "features");
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
        _applied[origin] = new AppliedParameter(module, name, module.Parameters.TryGetValue(name, out BuiltParameter? parameter) ? parameter : null);
        return _graph.Layer(new WeightReference(origin, string.Empty, string.Empty, string.Empty, origin, shape), input);
    }
}
