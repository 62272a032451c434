using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>Calls, and what makes new objects.</summary>
internal sealed partial class ModuleBuilder
{
    private Built Call(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        Built? receiver = invocation.Instance is { } instance ? Eval(instance) : null;
        Built[] arguments = Arguments(method, invocation.Arguments);
        if (receiver is BuiltFunction function && method.MethodKind == MethodKind.DelegateInvoke) return Apply(function, arguments);
        if (Torch.IsLibrary(method)) return LibraryCall(method, receiver, arguments, invocation);

        IMethodSymbol called = receiver is BuiltModule module ? TypeHierarchy.MostDerived(method, module.Type) : method;
        called = called.PartialImplementationPart ?? called;
        if (_bodies.Of(called, _cancellation) is not null)
        {
            if (receiver is BuiltUnknown && !method.IsStatic && method.MethodKind != MethodKind.LocalFunction)
            {
                foreach (Built argument in arguments) Escape(argument);
                return BuiltUnknown.Value;
            }

            return Invoke(called, method.MethodKind == MethodKind.LocalFunction ? _self : receiver, arguments);
        }

        return FrameworkCall(method, receiver, arguments) ?? Opaque(receiver, arguments, method);
    }

    private Built[] Arguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Built[method.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            Built value = argument is { ArgumentKind: ArgumentKind.DefaultValue, Value.ConstantValue.HasValue: false } ? BuiltConstant.Null : Eval(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length) values[parameter.Ordinal] = value;
        }

        for (int i = 0; i < values.Length; i++) values[i] ??= BuiltUnknown.Value;
        return values;
    }

    private Built Invoke(IMethodSymbol method, Built? self, Built[] arguments, IOperation? body = null)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        IOperation? code = body ?? _bodies.Of(definition, _cancellation);
        if (code is null || IsOnStack(definition) || _stack.Count >= GreatestDepth || definition.IsAsync || IsIterator(code))
            return Opaque(self, arguments, definition);

        Built[] given = method.ReducedFrom is not null && self is not null && arguments.Length < definition.Parameters.Length ? [self, .. (IEnumerable<Built>)arguments] : arguments;
        for (int i = 0; i < definition.Parameters.Length && i < given.Length; i++) Set(Locals, definition.Parameters[i], given[i]);
        _visited.Add(definition);
        _stack.Add(definition);
        Built? outer = _self;
        if (!definition.IsStatic && self is not null) _self = self;
        _returned = BuiltConstant.Null;
        Execute(code);
        Built returned = _returned;
        _returned = BuiltConstant.Null;
        _self = outer;
        _stack.RemoveAt(_stack.Count - 1);
        return definition.ReturnsVoid ? BuiltConstant.Null : returned;
    }

    private Built Apply(Built function, params Built[] arguments) => function is BuiltFunction known
        ? Torch.IsInitializer(known.Method) ? Initialize(known.Method, arguments, null) : Invoke(known.Method, known.This, arguments, known.Body)
        : Opaque(function, arguments, null);

    private static bool IsIterator(IOperation code) => code.Descendants().Any(static part => part is IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak });

    /// <summary>Something that cannot be looked into may do anything with what it is given.</summary>
    private BuiltUnknown Opaque(Built? receiver, Built[] arguments, IMethodSymbol? method)
    {
        if (receiver is not null && method?.IsStatic != true) Escape(receiver);
        foreach (Built argument in arguments) Escape(argument);
        return BuiltUnknown.Value;
    }

    private void Escape(Built value)
    {
        if (IsExhausted() || ++_depth > 250)
        {
            Lose();
            return;
        }

        switch (value)
        {
            case BuiltParameter parameter:
                Set(parameter, Law, ParameterLaw.Unknown.Value);
                break;
            case BuiltModule module:
                foreach (BuiltParameter parameter in ParametersUnder(module)) Set(parameter, Law, ParameterLaw.Unknown.Value);
                if (_self == module) Lose();
                break;
            case BuiltPair pair:
                Escape(pair.Value);
                break;
            case BuiltItems items:
                foreach (Built item in items.Items) Escape(item);
                break;
            case BuiltList when ItemsOf(value) is { } items:
                foreach (Built item in items) Escape(item);
                break;
        }

        _depth--;
    }

    private Built Create(IObjectCreationOperation creation)
    {
        if (creation is not { Type: INamedTypeSymbol type, Constructor: { } constructor }) return BuiltUnknown.Value;
        Built[] arguments = Arguments(constructor, creation.Arguments);
        if (Torch.IsLibrary(type)) return CreateOfLibrary(type, constructor, arguments, creation);
        if (Torch.IsModule(type) && IsInSource(type))
        {
            var module = new BuiltModule(type, null, Named(constructor, arguments), creation.Syntax);
            Construct(module, constructor, arguments);
            Initialize(module, creation.Initializer);
            return module;
        }

        if (IsCollection(type))
        {
            Built list = NewList(arguments.Length == 1 && Enumerate(arguments[0]) is { } copied ? copied : ImmutableArray<Built>.Empty);
            if (arguments.Length == 1 && arguments[0] is BuiltList && Enumerate(arguments[0]) is null) Set(list, Items, BuiltUnknown.Value);
            Initialize(list, creation.Initializer);
            return list;
        }

        foreach (Built argument in arguments) Escape(argument);
        return BuiltUnknown.Value;
    }

    private void Initialize(Built made, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null) return;
        Built? outer = _initialized;
        _initialized = made;
        foreach (IOperation item in initializer.Initializers) Eval(item);
        _initialized = outer;
    }

    private static Dictionary<string, Built> Named(IMethodSymbol method, Built[] arguments)
    {
        ImmutableArray<IParameterSymbol> parameters = method.Parameters;
        var named = new Dictionary<string, Built>(parameters.Length, StringComparer.Ordinal);
        for (int i = 0; i < parameters.Length && i < arguments.Length; i++) named[Torch.Plain(parameters[i].Name)] = arguments[i];
        return named;
    }

    private BuiltList Create(IArrayCreationOperation creation)
    {
        if (creation.Initializer is { } initializer) return NewList(initializer.ElementValues.Select(Eval).ToImmutableArray());
        return creation.DimensionSizes.Length == 1 && Eval(creation.DimensionSizes[0]) is BuiltConstant { Value: long length and >= 0 and <= GreatestRounds }
            ? NewList(Enumerable.Repeat<Built>(BuiltConstant.Null, (int)length).ToImmutableArray())
            : NewList(null);
    }

    private BuiltList Collection(ImmutableArray<IOperation> elements)
    {
        ImmutableArray<Built>.Builder items = ImmutableArray.CreateBuilder<Built>();
        foreach (IOperation element in elements)
        {
            if (element.Kind != Spread)
            {
                items.Add(Eval(element));
                continue;
            }

            if (Enumerate(Eval(element.ChildOperations.First())) is not { } spread) return NewList(null);
            items.AddRange(spread);
        }

        return NewList(items.ToImmutable());
    }

    private BuiltList NewList(ImmutableArray<Built>? items)
    {
        var list = new BuiltList();
        Set(list, Items, items is { } known ? new BuiltItems(known) : BuiltUnknown.Value);
        return list;
    }
}
