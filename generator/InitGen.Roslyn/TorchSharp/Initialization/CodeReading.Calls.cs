using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>Calls: of the library, of lists and queries, of the project's own methods, and of what is not known.</summary>
internal sealed partial class CodeReading
{
    private static readonly string[] Sweeping = ["modules", "named_modules", "children", "named_children", "parameters", "named_parameters"];

    // The same memory under another shape.
    private static readonly string[] Views =
        ["detach", "alias", "view", "view_as", "reshape", "flatten", "t", "transpose", "permute", "squeeze", "unsqueeze", "requires_grad_", "MoveToOuterDisposeScope", "DetachFromDisposeScope"];

    private static readonly string[] PartialViews = ["slice", "narrow", "select", "index", "chunk", "split", "unbind", "diagonal"];

    private CodeValue Call(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        Location? entry = _entry;
        _entry ??= call.Syntax.GetLocation();
        try
        {
            if (_torch.InitFunction(method) is { } function) return CallInit(call, function);
            if (_torch.ModuleMethod(method) is { } moduleMethod && CallModule(call, moduleMethod) is { } ofModule) return ofModule;
            if (_torch.TensorMethod(method) is { } tensorMethod) return CallTensor(call, tensorMethod);
            if (_torch.Factory(method) is { } factory) return Made(call.Type, factory, call.Arguments, call);
            if (_torch.IsLibrary(method)) return CallLibrary(call);
            if (method.Name == nameof(System.Action.Invoke) && method.ContainingType.TypeKind == TypeKind.Delegate) return CallDelegate(call);
            if (Numbers.IsMath(method)) return Numbers.Call(call, Ordered(call).Select(static value => value is ConstantCode number ? Numbers.Of(number.Value) : null).ToArray());
            if (IsSystem(method)) return CallSystem(call);
            return CallOwn(call);
        }
        finally
        {
            _entry = entry;
        }
    }

    private static bool IsSystem(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() is { } scope && (scope == "System" || scope.StartsWith("System.", System.StringComparison.Ordinal));

    private ImmutableArray<CodeValue> Ordered(IInvocationOperation call)
    {
        var values = new CodeValue[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length) values[parameter.Ordinal] = Evaluate(argument.Value);
        }

        return ImmutableArray.CreateRange(values.Select(static value => value ?? CodeValue.Unknown));
    }

    private CodeValue Receiver(IInvocationOperation call) =>
        Evaluate(call.Instance ?? (call.TargetMethod.IsExtensionMethod ? TorchSymbols.Argument(call.Arguments, 0)?.Value : null));

    private CodeValue CallInit(IInvocationOperation call, string function)
    {
        if (function == "calculate_gain") return Gain(call);
        CodeValue tensor = Evaluate(TorchSymbols.Argument(call.Arguments, 0)?.Value);
        if (function.EndsWith("_", System.StringComparison.Ordinal)) Write(tensor, function, Arguments(call.Arguments, skipTensor: true), call);
        return tensor;
    }

    private CodeValue Gain(IInvocationOperation call)
    {
        CodeValue slope = Evaluate(TorchSymbols.Argument(call.Arguments, 1)?.Value);
        double? param = slope is ConstantCode number ? Numbers.Of(number.Value) : null;
        IArgumentOperation? activation = TorchSymbols.Argument(call.Arguments, 0);
        return (activation?.Parameter is { } taken ? Choice(taken.Type, (Evaluate(activation.Value) as ConstantCode)?.Value) : null) switch
        {
            "Tanh" => new ConstantCode(5.0 / 3),
            "ReLU" => new ConstantCode(System.Math.Sqrt(2)),
            "LeakyReLU" when param is { } a => new ConstantCode(System.Math.Sqrt(2 / (1 + (a * a)))),
            null or "LeakyReLU" => CodeValue.Nothing,
            _ => new ConstantCode(1.0),
        };
    }

    private EquatableArray<WriteArgument> Arguments(ImmutableArray<IArgumentOperation> arguments, bool skipTensor) => arguments
        .Where(argument => argument.Parameter is { } parameter && !(skipTensor && parameter.Ordinal == 0))
        .OrderBy(static argument => argument.Parameter!.Ordinal)
        .Select(argument =>
        {
            object? value = (Evaluate(argument.Value) as ConstantCode)?.Value;
            string? choice = Choice(argument.Parameter!.Type, value);
            return new WriteArgument(argument.Parameter.Name, choice is null ? Numbers.Of(value) : null, choice, TorchSymbols.IsGiven(argument));
        })
        .ToEquatableArray();

    // A member of an enumeration, by name.
    private static string? Choice(ITypeSymbol type, object? value) => type.TypeKind == TypeKind.Enum && value is not null
        ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name
        : null;

    // Null where the method is the project's own business.
    private CodeValue? CallModule(IInvocationOperation call, string method)
    {
        CodeValue receiver = Receiver(call);
        bool isLibrary = _torch.IsLibrary(call.TargetMethod);
        bool isWhole = TorchSymbols.Argument(call.Arguments, "recurse") is not { Value.ConstantValue: not { HasValue: true, Value: true } };
        if (System.Array.IndexOf(Sweeping, method) >= 0) return receiver is ModuleCode root && isWhole ? new SweepCode(method, root, call) : IsOurs(receiver) ? CodeValue.Unknown : CodeValue.Nothing;
        switch (method)
        {
            case "values" when receiver is ModuleCode:
                return new QueryCode(receiver, "Values", null, null);
            case "apply":
                CodeValue function = Evaluate(TorchSymbols.Argument(call.Arguments, call.Instance is null ? 1 : 0)?.Value);
                if (receiver is ModuleCode start) Enumerate(new SweepCode(method, start, call), element => InvokeOn(function, element));
                else if (IsOurs(receiver)) Spoil(CodeValue.Unknown);
                return receiver;
            case "RegisterComponents":
            case "register_module" or "add_module" or "register_parameter" or "register_buffer":
                if (!isLibrary) return null;
                Register(call, method, receiver);
                return CodeValue.Nothing;
            case "append" or "Add" or "Insert" or "extend" or "AddRange" or "insert":
                if (!isLibrary) return null;
                Append(receiver, call);
                return receiver;
            case "to" or "cuda" or "cpu" or "half" or "double" or "float" or "bfloat16" or "train" or "eval" or "requires_grad_":
                return receiver;
            case "reset_parameters":
                if (!isLibrary) return null;
                foreach (string parameter in new[] { "weight", "bias" }) Write(new ParameterCode(receiver, parameter), method, default, call);
                return CodeValue.Nothing;
        }

        if (method.StartsWith("load", System.StringComparison.Ordinal))
        {
            bool mayMiss = call.Arguments.Any(static argument => argument.Parameter?.Name is "strict" or "skip" && TorchSymbols.IsGiven(argument));
            foreach (IArgumentOperation argument in call.Arguments) Evaluate(argument.Value);
            if (receiver is ModuleCode loaded) _loads.Add(new Load(loaded.Path, method, Next(), call.Syntax.GetLocation(), IsInDoubt || mayMiss));
            else if (IsOurs(receiver)) Spoil(CodeValue.Unknown);
            return receiver;
        }

        if (!isLibrary) return null;
        foreach (IArgumentOperation argument in call.Arguments) Evaluate(argument.Value);
        return _torch.IsTensor(call.Type) ? new MadeCode(call.Type) : receiver is ModuleCode or SweptCode && method == "GetName" ? NameOf(receiver) : IsSequence(call.Type) ? CodeValue.Unknown : CodeValue.Nothing;
    }

    private static CodeValue NameOf(CodeValue module) => module is SweptCode { Visit: { Sweep.IsOverParameters: false } visit } ? new SweptName(visit, IsOfClass: true) : CodeValue.Nothing;

    private void Register(IInvocationOperation call, string method, CodeValue receiver)
    {
        foreach (IArgumentOperation argument in call.Arguments) Evaluate(argument.Value);
        if (receiver is not ModuleCode module) return;
        _registrations.Add(new Registration(method, module.Path, Next(), call.Syntax.GetLocation(), IsInDoubt));
        if (module.Path.Length == 0) _isRegistered = true;
    }

    private CodeValue CallTensor(IInvocationOperation call, string method)
    {
        CodeValue receiver = Evaluate(call.Instance);
        foreach (IArgumentOperation argument in call.Arguments) Evaluate(argument.Value);
        if (receiver is SweptCode { Visit.Sweep.IsOverParameters: true } or ParameterCode or MadeCode)
        {
            if (System.Array.IndexOf(Views, method) >= 0) return receiver;
            if (System.Array.IndexOf(PartialViews, method) >= 0) return receiver is ParameterCode whole ? whole with { IsPart = true } : receiver is MadeCode ? receiver : CodeValue.Unknown;
        }

        if (method.EndsWith("_", System.StringComparison.Ordinal) || method is "CopyFrom" or "set" || method == "data" || method == "index_put_")
        {
            Write(receiver, method, Arguments(call.Arguments, skipTensor: false), call);
            return receiver;
        }

        return _torch.IsTensor(call.Type) ? Copy(call) : CodeValue.Nothing;
    }

    private MadeCode Copy(IOperation call)
    {
        var made = new MadeCode(call.Type);
        made.Writes.Add(New(made, ParameterWrite.Unknown, call));
        return made;
    }

    // torch.zeros(3), torch.no_grad(), functional.relu(x) and their like.
    private CodeValue CallLibrary(IInvocationOperation call)
    {
        List<CodeValue> values = [.. call.Arguments.Select(argument => Evaluate(argument.Value))];
        if (_torch.TorchFunction(call.TargetMethod) is { } function && _torch.IsTensor(call.Type))
        {
            if (function.EndsWith("_", System.StringComparison.Ordinal) && values.Count > 0)
            {
                Write(values[0], function, Arguments(call.Arguments, skipTensor: true), call);
                return values[0];
            }

            var made = new MadeCode(call.Type);
            made.Writes.Add(New(made, function, call) with { Arguments = Arguments(call.Arguments, skipTensor: false) });
            return made;
        }

        if (call.TargetMethod.Name.StartsWith("load", System.StringComparison.Ordinal)) foreach (CodeValue value in values.Where(IsOurs)) Spoil(value);
        return _torch.IsTensor(call.Type) ? Copy(call) : _torch.IsModule(call.Type) ? CodeValue.Unknown : CodeValue.Nothing;
    }

    private CodeValue CallDelegate(IInvocationOperation call)
    {
        CodeValue function = Evaluate(call.Instance);
        ImmutableArray<CodeValue> arguments = Ordered(call);
        if (function is FunctionCode known) return Invoke(known, arguments);
        foreach (CodeValue argument in arguments.Where(IsOurs)) Spoil(argument);
        return IsOfInterest(call.Type) ? CodeValue.Unknown : CodeValue.Nothing;
    }

    private CodeValue CallOwn(IInvocationOperation call)
    {
        CodeValue receiver = call.Instance is null ? _this : Evaluate(call.Instance);
        IMethodSymbol method = Implementation(call.TargetMethod, receiver);
        ImmutableArray<CodeValue> arguments = Ordered(call);
        if (_bodies.Of(method, _cancellation) is { } body) return Invoke(new FunctionCode(body, method.OriginalDefinition.Parameters, receiver, method), arguments);

        // Code that is not here may do anything to what it is given; a method by the name of load fills it from a file.
        bool isLoad = method.Name.StartsWith("load", System.StringComparison.OrdinalIgnoreCase);
        foreach (CodeValue value in arguments.Add(call.Instance is null ? CodeValue.Nothing : receiver).Where(IsOurs))
        {
            if (isLoad && value is ModuleCode loaded) _loads.Add(new Load(loaded.Path, method.Name, Next(), call.Syntax.GetLocation(), IsInDoubt));
            else Spoil(value);
        }

        return IsOfInterest(call.Type) ? CodeValue.Unknown : CodeValue.Nothing;
    }

    private bool IsOfInterest(ITypeSymbol? type) => _torch.IsModule(type) || _torch.IsTensor(type) || IsSequence(type);

    // What a call on the module that is read really runs.
    private static IMethodSymbol Implementation(IMethodSymbol method, CodeValue receiver)
    {
        if (!method.IsVirtual && !method.IsOverride && !method.IsAbstract || receiver is not ModuleCode { Type: { } type }) return method;
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            foreach (IMethodSymbol candidate in level.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? root = candidate; root is not null; root = root.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(root.OriginalDefinition, method.OriginalDefinition)) return candidate;
                }
            }
        }

        return method;
    }

    private CodeValue Invoke(FunctionCode function, ImmutableArray<CodeValue> arguments)
    {
        if (function.Body is not { } body || _calls.Count > MaxDepth || !_calls.Add(function.Symbol.OriginalDefinition))
        {
            foreach (CodeValue argument in arguments.Where(IsOurs)) Spoil(argument);
            return CodeValue.Unknown;
        }

        if (Yields(body))
        {
            _calls.Remove(function.Symbol.OriginalDefinition);
            return new IteratorCode(function, arguments);
        }

        CodeValue result = RunBody(function, body, arguments);
        _calls.Remove(function.Symbol.OriginalDefinition);
        return result;
    }

    private CodeValue RunBody(FunctionCode function, IOperation body, ImmutableArray<CodeValue> arguments)
    {
        (CodeValue self, CodeValue? returned, bool mayHaveReturned, int loops, int doubt) = (_this, _returned, _mayHaveReturned, _loops, _doubt);
        (_this, _returned, _loops) = (function.This, null, 0);
        _doubt += mayHaveReturned ? 1 : 0;
        _mayHaveReturned = false;
        for (int i = 0; i < function.Parameters.Length && i < arguments.Length; i++) _variables[function.Parameters[i]] = arguments[i];
        Run(body);
        CodeValue result = _returned ?? CodeValue.Nothing;
        (_this, _returned, _mayHaveReturned, _loops, _doubt) = (self, returned, mayHaveReturned, loops, doubt);
        return result;
    }

    private CodeValue InvokeOn(CodeValue function, CodeValue argument)
    {
        if (function is FunctionCode known) return Invoke(known, ImmutableArray.Create(argument));
        Spoil(argument);
        return CodeValue.Unknown;
    }

    private static bool Yields(IOperation body) => body.Descendants().Any(static inner =>
        inner.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak && inner.Parent is not IAnonymousFunctionOperation);
}
