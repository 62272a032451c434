using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>Calls: of what is in source by reading it, of known libraries by what they do, of all else by what goes in.</summary>
internal sealed partial class Interpreter
{
    private Value Call(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.Name == "InitializeWeights") return Other.Nothing;
        Value? receiver = invocation.Instance is { } instance ? Eval(instance) : null;
        Value[] arguments = Arguments(method, invocation.Arguments);

        Value result;
        if (receiver is Function function && method.MethodKind == MethodKind.DelegateInvoke)
        {
            result = Apply(function, arguments, invocation.Type);
        }
        else if (ModuleCall(invocation, receiver, arguments) is { } ofModule)
        {
            result = ofModule;
        }
        else if (DeclaredActivation(method) is { } activation)
        {
            result = Activate(activation, method, receiver is null ? arguments : [receiver, .. (IEnumerable<Value>)arguments]);
        }
        else
        {
            IMethodSymbol called = receiver is Instance known ? TypeHierarchy.MostDerived(method, known.Type) : method;
            called = called.PartialImplementationPart ?? called;
            Instance? self = receiver as Instance ?? (method.MethodKind == MethodKind.LocalFunction ? Self : null);
            bool isReadable = _bodies.Of(called, _cancellation) is not null && (receiver is null or Instance) && !called.IsAsync;
            if (isReadable && self is { Place.Origin.Length: > 0 } && self.Id != Self?.Id) _entered.Add(called.OriginalDefinition);
            result = isReadable ? Invoke(called, self, arguments, null)
                : LibraryCall(method, receiver, arguments, invocation.Type) ?? Opaque(method, receiver, arguments, invocation.Type);
        }

        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter && _state.Find(parameter.OriginalDefinition) is { } left) Assign(argument.Value, left);
        }

        return result;
    }

    private Value Apply(Function function, Value[] arguments, ITypeSymbol? type) => function.Body is null && _bodies.Of(function.Method, _cancellation) is null
        ? LibraryCall(function.Method, null, arguments, type) ?? Opaque(function.Method, null, arguments, type)
        : Invoke(function.Method, function.This, arguments, function.Body);

    private Value[] Arguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Value[method.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            Value value = argument.Parameter is { RefKind: RefKind.Out } ? Other.Nothing : Eval(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length) values[parameter.Ordinal] = value;
        }

        for (int i = 0; i < values.Length; i++) values[i] ??= Other.Nothing;
        return values;
    }

    /// <summary>Reads a method's body with the arguments in the place of its parameters.</summary>
    private Value Invoke(IMethodSymbol method, Instance? self, Value[] arguments, IOperation? body)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        IOperation? code = body ?? _bodies.Of(definition, _cancellation);
        bool isRecursive = _frames.Exists(frame => SymbolEqualityComparer.Default.Equals(frame.Method, definition) && frame.Self == self && frame.Self?.Place == self?.Place);
        if (code is null || isRecursive || definition.IsAsync || _frames.Count >= GreatestDepth)
            return Opaque(definition, self, arguments, method.ReturnType);

        for (int i = 0; i < definition.Parameters.Length && i < arguments.Length; i++) _state.Set(definition.Parameters[i], arguments[i]);
        _visited.Add(definition);
        var frame = new MethodFrame(definition, self);
        _frames.Add(frame);
        Term path = _path;
        _path = _terms.One;
        Execute(code);
        _frames.RemoveAt(_frames.Count - 1);
        _path = path;
        // The number that a lambda makes of an element may be summed up yet: w x of a matrix product. What a helper makes of a number may be a
        // piece of a function: Erf of GELU.
        Value result = Join(frame);
        return result is Scalar { Term: var number } && (body is not null || (!number.HasOpenMatrix && number.Size <= 600)) ? result : Settle(result);
    }

    private Value Join(MethodFrame frame)
    {
        ProgramState? joined = _isDead ? null : _state;
        Value value = Other.Nothing;
        for (int i = frame.Returns.Count - 1; i >= 0; i--)
        {
            (Term path, Value returned, ProgramState state) = frame.Returns[i];
            if (joined is null)
            {
                (joined, value) = (state, returned);
                continue;
            }

            _state = Merge(path, state, joined);
            value = IsNothing(value) ? returned : IsNothing(returned) ? value : Merge(path, returned, value);
            joined = _state;
        }

        // A method that only throws leaves nothing behind.
        if (joined is null) return Other.Nothing;
        _isDead = false;
        _state = joined;
        return value;
    }

    /// <summary>What a call does that cannot be looked into: anything, with all that it is given.</summary>
    private Value Opaque(IMethodSymbol method, Value? receiver, Value[] arguments, ITypeSymbol? type)
    {
        if (Library.IsHarmless(method)) return Make(type, _terms.Free(method.Name));
        string why = $"a call of {method.Name}";
        Value[] all = receiver is null ? arguments : [.. arguments.Append(receiver)];
        Term[] data = [.. all.SelectMany(DataIn).Distinct()];
        Term[] weights = [.. data.Where(static term => term.Kind == TermKind.Weight && term.Weight!.Layer.Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose)];
        Term[] values = [.. data.Where(static term => term.Kind != TermKind.Weight)];

        // Which layer takes the value is plain; what else is done to it is not.
        Term? result = data.Length == 0 ? null
            : weights.Length == 1 && values.Length > 0 ? _terms.Unknown(why, [_terms.Sum(_terms.Multiply(weights[0], values.Length == 1 ? values[0] : _terms.Concat(values)))])
            : _terms.Unknown(why, data);
        if (result is not null) result = Settle(result);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is Numbers numbers && i < method.Parameters.Length && ValueTypes.IsWritable(method.Parameters[i].Type) && result is not null) WriteAll(numbers, result);
        }

        if (receiver is Numbers changed && result is not null && ValueTypes.Changes(method)) WriteAll(changed, result);
        return Make(type, result ?? _terms.Free(method.Name));
    }

    private static ActivationInfo? DeclaredActivation(IMethodSymbol method)
    {
        foreach (AttributeData attribute in (method.ReducedFrom ?? method).OriginalDefinition.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == nameof(ActivationAttribute) && MarkedMembers.IsOurs(attribute)
                && InitReader.ReadActivation(attribute, out ActivationInfo? activation) is null)
            {
                return activation;
            }
        }

        return null;
    }

    private Value Activate(ActivationInfo activation, IMethodSymbol method, Value[] arguments)
    {
        Term[] data = [.. arguments.SelectMany(DataIn).Distinct()];
        if (data.Length == 0) return Make(method.ReturnType, _terms.Free(method.Name));
        Term result = _terms.Node(_graph.Activate(activation, [.. data.Select(_graph.Of)]));
        if (!method.ReturnsVoid) return Make(method.ReturnType, result);

        // In place, or into the last of the arguments.
        if (arguments.OfType<Numbers>().LastOrDefault() is { } destination) WriteAll(destination, result);
        return Other.Nothing;
    }
}
