using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What the library's own functions and members do to modules.</summary>
internal sealed partial class ModuleBuilder
{
    private Built LibraryCall(IMethodSymbol method, Built? receiver, Built[] arguments, IInvocationOperation invocation)
    {
        if (Torch.IsInitializer(method)) return Initialize(method, arguments, invocation.Syntax);
        if (Torch.IsLoading(method))
        {
            foreach (BuiltModule module in new[] { receiver }.Concat(arguments).OfType<BuiltModule>()) Load(module);
            if (receiver is BuiltUnknown) Lose();
            return receiver ?? BuiltUnknown.Value;
        }

        if (Torch.IsFactory(method)) return Make(method, arguments, invocation);
        if (method is { Name: "Parameter", ContainingType.Name: "nn" }) return NewParameter(arguments, invocation.Syntax);
        if (method.IsStatic && !method.IsExtensionMethod) return OfTorch(method, arguments);

        Built? target = receiver ?? (method.IsExtensionMethod && arguments.Length > 0 ? arguments[0] : null);
        switch (target)
        {
            case BuiltModule module:
                return OfModule(method, module, arguments);
            case BuiltParameter parameter:
                return OfTensor(method.Name, parameter, arguments, invocation.Syntax);
            case BuiltUnknown when Torch.Initializes(method) || method.Name is "apply" && Torch.IsModule(method.ContainingType):
                Lose(); // it may be any parameter
                return BuiltUnknown.Value;
            default:
                return Opaque(null, arguments, method);
        }
    }

    // nn.Linear(784, 256), nn.Sequential(...), nn.ModuleList(...).
    private BuiltModule Make(IMethodSymbol method, Built[] arguments, IInvocationOperation invocation)
    {
        string name = method.Name;
        var module = new BuiltModule((INamedTypeSymbol)method.ReturnType, name, Named(method, arguments), invocation.Syntax);
        if (name is "Sequential" or "ModuleList" or "ModuleDict") Set(module, Items, Children(arguments));
        else LibraryModules.AddParameters(module);
        return module;
    }

    private Built Children(Built[] arguments)
    {
        if (arguments.Length == 0) return new BuiltItems(ImmutableArray<Built>.Empty);
        if (arguments.Length > 1 || Enumerate(arguments[0]) is not { } given) return arguments.Length == 1 && arguments[0] is BuiltModule single && single.Factory is not ("Sequential" or "ModuleList")
            ? new BuiltItems(ImmutableArray.Create<Built>(single))
            : BuiltUnknown.Value;
        ImmutableArray<Built>.Builder children = ImmutableArray.CreateBuilder<Built>();
        foreach (Built child in given)
        {
            switch (child)
            {
                case BuiltItems { Items: { Length: 2 } pair }:
                    children.Add(new BuiltPair((pair[0] as BuiltConstant)?.Value as string, pair[1]));
                    break;
                case BuiltItems:
                    return BuiltUnknown.Value;
                default:
                    children.Add(child);
                    break;
            }
        }

        return new BuiltItems(children.ToImmutable());
    }

    // new ModuleList<T>(...), new Parameter(tensor), a constructor of a layer class that newer versions show.
    private Built CreateOfLibrary(INamedTypeSymbol type, IMethodSymbol constructor, Built[] arguments, IObjectCreationOperation creation)
    {
        if (type.Name == "Parameter") return NewParameter(arguments, creation.Syntax);
        if (!Torch.IsModule(type))
        {
            foreach (Built argument in arguments) Escape(argument);
            return BuiltUnknown.Value;
        }

        var module = new BuiltModule(type, type.Name, Named(constructor, arguments), creation.Syntax);
        if (type.Name is "Sequential" or "ModuleList" or "ModuleDict") Set(module, Items, Children(arguments));
        else LibraryModules.AddParameters(module);
        Initialize(module, creation.Initializer);
        return module;
    }

    // Parameter(torch.zeros(8)); one that is not trained is told so here.
    private BuiltParameter NewParameter(Built[] arguments, SyntaxNode creation)
    {
        BuiltParameter parameter;
        if (arguments.Length > 0 && arguments[0] is BuiltParameter { IsParameter: false } tensor)
        {
            parameter = Adopt(tensor, creation);
        }
        else
        {
            parameter = new BuiltParameter((arguments.FirstOrDefault() as BuiltParameter)?.Shape, true) { Creation = creation };
            Set(parameter, Law, ParameterLaw.Unknown.Value);
        }

        if (arguments.Length > 1 && arguments[1] is not BuiltConstant { Value: true }) Freeze(parameter, BuiltConstant.Of(false));
        return parameter;
    }

    private void Freeze(BuiltParameter parameter, Built isTrained) =>
        Set(parameter, Frozen, isTrained is BuiltConstant { Value: bool trained } ? BuiltConstant.Of(!trained) : BuiltUnknown.Value);

    private BuiltParameter Adopt(BuiltParameter tensor, SyntaxNode? creation)
    {
        if (tensor.IsParameter) return tensor;
        var parameter = new BuiltParameter(tensor.Shape, true) { Creation = creation };
        if (_heap.Find(tensor, Law) is { } law) Set(parameter, Law, law);
        else Set(parameter, Law, ParameterLaw.Unknown.Value);
        return parameter;
    }

    private Built LibraryProperty(BuiltModule module, IPropertySymbol property)
    {
        if (Torch.IsTensor(property.Type)) return module.Parameters.TryGetValue(property.Name, out BuiltParameter? parameter) ? parameter : module.Factory is null ? BuiltUnknown.Value : Absent(module, property.Name);
        if (property.Name is "Count" && ItemsOf(module) is { } items) return new BuiltConstant((long)items.Length);
        return BuiltUnknown.Value;
    }

    // A bias that was switched off is null; what is not listed is not known.
    private static Built Absent(BuiltModule module, string name) => name == "bias" && LibraryModules.HasBias(module) == false ? BuiltConstant.Null : BuiltUnknown.Value;

    private Built OfModule(IMethodSymbol method, BuiltModule module, Built[] arguments)
    {
        switch (method.Name)
        {
            case "RegisterComponents":
                Register(module);
                return BuiltConstant.Null;
            case "register_module" or "add_module" when arguments.Length > 1 && arguments[1] is BuiltModule child:
                AddRegistered(module, (arguments[0] as BuiltConstant)?.Value as string, child);
                Register(child);
                return BuiltConstant.Null;
            case "register_parameter" when arguments.Length > 1 && arguments[1] is BuiltParameter parameter:
                AddRegistered(module, (arguments[0] as BuiltConstant)?.Value as string, parameter);
                return BuiltConstant.Null;
            case "append" or "Add" or "Insert" or "AddRange" or "add" when module.Factory is "Sequential" or "ModuleList" or "ModuleDict":
                return Add(method.Name == "append" ? "Add" : method.Name, module, [module, .. (IEnumerable<Built>)arguments]);
            case "apply" when arguments.Length > 0:
                foreach (Built child in Descendants(module, string.Empty).Select(static pair => pair.Value)) Apply(arguments[0], child);
                Apply(arguments[0], module);
                return module;
            case "modules":
                return NewList(Descendants(module, string.Empty).Select(static pair => pair.Value).ToImmutableArray());
            case "named_modules":
                return NewList(Descendants(module, string.Empty).Select(static pair => (Built)new BuiltItems(ImmutableArray.Create(FromName(pair.Name), pair.Value))).ToImmutableArray());
            case "children":
                return NewList(RegisteredOf(module).Where(static pair => pair.Value is BuiltModule).Select(static pair => pair.Value).ToImmutableArray());
            case "named_children":
                return NewList(RegisteredOf(module).Where(static pair => pair.Value is BuiltModule).Select(static pair => (Built)new BuiltItems(ImmutableArray.Create(FromName(pair.Name), pair.Value))).ToImmutableArray());
            case "parameters":
                return NewList(EachParameter(module).Select(static pair => pair.Value).ToImmutableArray());
            case "named_parameters":
                return NewList(EachParameter(module).Select(static pair => (Built)new BuiltItems(ImmutableArray.Create(FromName(pair.Name), pair.Value))).ToImmutableArray());
            case "to" or "cuda" or "cpu" or "half" or "bfloat16" or "train" or "eval" or "alias" or "_to" or "double" or "MoveToOuterDisposeScope" or "zero_grad":
                return module;
            case "requires_grad_":
                foreach (BuiltParameter parameter in ParametersUnder(module)) Freeze(parameter, arguments.Length > 0 ? arguments[0] : BuiltConstant.Of(true));
                return module;
            case "GetName" or "ToString" or "GetHashCode" or "Equals" or "Dispose" or "forward" or "call" or "register_buffer" or "state_dict" or "GetType" or "buffers" or "save":
                return BuiltUnknown.Value;
            case "reset_parameters":
                foreach (BuiltParameter parameter in module.Parameters.Values) Set(parameter, Law, ParameterLaw.Default.Value);
                return BuiltConstant.Null;
            default:
                return Opaque(module, arguments, method);
        }
    }

    private void Load(BuiltModule module)
    {
        foreach (BuiltParameter parameter in ParametersUnder(module)) Set(parameter, Law, ParameterLaw.Loaded.Value);
        if (module == _self) Lose();
    }

    /// <summary>What RegisterComponents does: once, by the values that fields hold at that time, and in what they hold as well.</summary>
    private void Register(BuiltModule module)
    {
        if (module.Factory is "Sequential") return;
        if (_heap.Find(module, Registered) is BuiltItems) return;
        Set(module, Registered, new BuiltItems(ImmutableArray<Built>.Empty));
        if (module.Factory is "ModuleList" or "ModuleDict")
        {
            foreach (BuiltPair child in Children(module) ?? [])
            {
                AddRegistered(module, child.Name, child.Value);
                if (child.Value is BuiltModule inner) Register(inner);
            }

            return;
        }

        foreach ((string name, Built held) in FieldsOf(module))
        {
            if (held is not (BuiltModule or BuiltParameter)) continue;
            AddRegistered(module, name, held);
            if (held is BuiltModule inner) Register(inner);
        }
    }

    private void AddRegistered(BuiltModule module, string? name, Built child)
    {
        ImmutableArray<Built> before = _heap.Find(module, Registered) is BuiltItems items ? items.Items : ImmutableArray<Built>.Empty;
        Set(module, Registered, new BuiltItems(before.Add(new BuiltPair(name, child))));
    }

    private IEnumerable<BuiltPair> RegisteredOf(BuiltModule module) =>
        module.Factory == "Sequential" ? Children(module) ?? [] : _heap.Find(module, Registered) is BuiltItems items ? items.Items.OfType<BuiltPair>() : [];

    /// <summary>What modules() reaches: children that are registered, each before its own, and each once.</summary>
    private List<BuiltPair> Descendants(BuiltModule module, string path)
    {
        var found = new List<BuiltPair>();
        var seen = new HashSet<Built>();
        Collect(module, path);
        return found;

        void Collect(BuiltModule outer, string prefix)
        {
            foreach (BuiltPair child in RegisteredOf(outer))
            {
                if (child.Value is not BuiltModule inner || !seen.Add(inner)) continue;
                found.Add(new BuiltPair(prefix + child.Name, inner));
                Collect(inner, prefix + child.Name + ".");
            }
        }
    }

    /// <summary>What named_parameters() reaches. One that two layers share comes once, under its first name.</summary>
    private List<BuiltPair> EachParameter(BuiltModule module)
    {
        var found = new List<BuiltPair>();
        var seen = new HashSet<Built>();
        Collect(module, string.Empty);
        return found;

        void Collect(BuiltModule outer, string prefix)
        {
            if (!seen.Add(outer)) return;
            foreach (KeyValuePair<string, BuiltParameter> own in outer.Parameters) Take(prefix + own.Key, own.Value);
            foreach (BuiltPair child in RegisteredOf(outer))
            {
                if (child.Value is BuiltParameter parameter) Take(prefix + child.Name, parameter);
                if (child.Value is BuiltModule inner) Collect(inner, prefix + child.Name + ".");
            }
        }

        void Take(string name, BuiltParameter parameter)
        {
            if (seen.Add(parameter)) found.Add(new BuiltPair(name, parameter));
        }
    }

    /// <summary>All parameters in a module, registered or not.</summary>
    private List<BuiltParameter> ParametersUnder(BuiltModule module)
    {
        var found = new List<BuiltParameter>();
        var seen = new HashSet<Built>();
        Collect(module);
        return found;

        void Collect(Built value)
        {
            switch (value)
            {
                case BuiltParameter parameter:
                    found.Add(parameter);
                    break;
                case BuiltPair pair:
                    Collect(pair.Value);
                    break;
                case BuiltModule inner when seen.Add(inner):
                    found.AddRange(inner.Parameters.Values);
                    foreach ((_, Built held) in FieldsOf(inner)) Collect(held);
                    if (ItemsOf(inner) is { } children) foreach (Built child in children) Collect(child);
                    break;
                case BuiltList when seen.Add(value) && ItemsOf(value) is { } items:
                    foreach (Built item in items) Collect(item);
                    break;
            }
        }
    }

    /// <summary>What the fields of a module of the program hold, by their names as the library registers them.</summary>
    public IEnumerable<(string Name, Built Value)> FieldsOf(BuiltModule module)
    {
        if (module.Factory is not null) yield break;
        foreach (INamedTypeSymbol level in TypeHierarchy.SelfAndBases(module.Type).Reverse())
        {
            // What the library's own class holds are no layers, and its members are many.
            if (Torch.IsLibrary(level)) continue;
            foreach (ISymbol member in level.OriginalDefinition.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } && _heap.Find(module, member.OriginalDefinition) is { } held) yield return (member.Name, held);
            }
        }
    }
}
