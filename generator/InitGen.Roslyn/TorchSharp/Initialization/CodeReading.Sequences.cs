using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>Lists, queries and sweeps, and what is done to each of their elements.</summary>
internal sealed partial class CodeReading
{
    private void Enumerate(CodeValue sequence, Action<CodeValue> body)
    {
        switch (sequence)
        {
            case ListCode { IsOpen: true, Path: { } path } list:
                body(Paired(list, new ModuleCode(path + "[]", (list.Elements.FirstOrDefault() as ModuleCode)?.Type)));
                break;
            case ListCode list:
                foreach (CodeValue element in list.Elements.Distinct().ToArray()) body(Paired(list, element));
                break;
            case ModuleCode module when IsContainer(module.Type) || IsSequence(module.Type):
                body(Entry(module));
                break;
            case SweepCode sweep:
                Visit(sweep, body);
                break;
            case ConcatCode several:
                foreach (CodeValue part in several.Parts) Enumerate(part, body);
                break;
            case QueryCode query:
                Enumerate(query.Source, element => EnumerateOne(query, element, body));
                break;
            case IteratorCode iterator:
                if (!_calls.Add(iterator.Function.Symbol.OriginalDefinition)) break;
                RunBody(iterator.Function, iterator.Function.Body!, iterator.Arguments);
                _calls.Remove(iterator.Function.Symbol.OriginalDefinition);
                RunUnknown(CodeValue.Unknown, body);
                break;
            default:
                RunUnknown(IsOurs(sequence) ? CodeValue.Unknown : CodeValue.Nothing, body);
                break;
        }
    }

    // The entries of a dictionary come with their keys.
    private static CodeValue Paired(ListCode list, CodeValue element) => list.IsMap ? new TupleCode(ImmutableArray.Create(CodeValue.Nothing, element)) : element;

    private static CodeValue Entry(ModuleCode container)
    {
        var element = new ModuleCode(container.Path + "[]", ElementType(container.Type)) { IsOneOfSeveral = container.IsOneOfSeveral };
        return container.Type is INamedTypeSymbol { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ModuleDict" }
            ? new TupleCode(ImmutableArray.Create(CodeValue.Nothing, element))
            : element;
    }

    private static ITypeSymbol? ElementType(ITypeSymbol? container) => container switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Arity: > 0 } named => named.TypeArguments[named.TypeArguments.Length - 1],
        _ => null,
    };

    private bool IsContainer(ITypeSymbol? type) => _torch.LayerName(type) is "Sequential" or "ModuleList" or "ModuleDict";

    private void RunUnknown(CodeValue element, Action<CodeValue> body)
    {
        _doubt++;
        body(element);
        _doubt--;
    }

    private void EnumerateOne(QueryCode query, CodeValue element, Action<CodeValue> body)
    {
        switch (query.Operator)
        {
            case "Select":
                body(query.Function is { } map ? Invoke(map, ImmutableArray.Create(element)) : CodeValue.Unknown);
                break;
            case "Values":
                body(Bare(element));
                break;
            case "OfType" or "Cast":
                CodeValue cast = Cast(element, query.Type);
                Under(OfType(element, query.Type), () => body(cast));
                break;
            default:
                Under(query.Function is { } predicate ? Predicate(predicate, element) : Condition.Unsure, () => body(element));
                break;
        }
    }

    // A predicate is read as a test, not run as code.
    private Condition Predicate(FunctionCode predicate, CodeValue element)
    {
        if (predicate.Parameters.Length != 1 || predicate.Body is not IBlockOperation { Operations: { Length: 1 } operations } || operations[0] is not IReturnOperation { ReturnedValue: { } test })
            return Condition.Unsure;
        _variables[predicate.Parameters[0]] = element;
        return Test(test);
    }

    private void Under(Condition condition, Action action)
    {
        if (condition.Known == false) return;
        ImmutableList<SweepTest>? before = condition.Visit?.Tests;
        if (condition.Visit is { } visit) visit.Tests = visit.Tests.AddRange(condition.Tests);
        bool isNarrow = condition.Tests.Length > 0;
        if (!condition.IsExact) _doubt++;
        if (isNarrow) _narrowed++;
        action();
        if (isNarrow) _narrowed--;
        if (!condition.IsExact) _doubt--;
        if (condition.Visit is { } left) left.Tests = before!;
    }

    private void Visit(SweepCode sweep, Action<CodeValue> body)
    {
        var visit = new SweepVisit(sweep) { ReachesNothing = ReachesNothing(sweep.Root) };
        var swept = new SweptCode(visit, null);
        bool isConditional = IsInDoubt;
        int order = Next();
        body(sweep.IsNamed ? new TupleCode(ImmutableArray.Create<CodeValue>(new SweptName(visit, IsOfClass: false), swept)) : swept);
        _sweeps.Add(new Sweep(sweep.Method, sweep.Root.Path, order, sweep.Call.Syntax.GetLocation(), isConditional)
        {
            Entry = _entry ?? sweep.Call.Syntax.GetLocation(),
            Writes = visit.Writes,
            ReachesNothing = visit.ReachesNothing,
            IsForEveryType = visit.IsForEveryType,
            Types = visit.Types.OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
        });
    }

    // A Sequential lists its children from the beginning, a ModuleList when its parent registers it.
    private bool ReachesNothing(ModuleCode root) =>
        !_isRegistered && (root.Path.Length == 0 || _torch.LayerName(root.Type) is "ModuleList" or "ModuleDict");

    private CodeValue CallSystem(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        CodeValue receiver = Receiver(call);
        IOperation? Last() => call.Arguments.Length == 0 ? null : call.Arguments[call.Arguments.Length - 1].Value;
        switch (method.Name)
        {
            case "Select" or "Where" when IsOurs(receiver) || receiver is ListCode:
                return new QueryCode(receiver, method.Name, Evaluate(Last()) as FunctionCode, null);
            case "OfType" or "Cast" when method.TypeArguments.Length == 1:
                return new QueryCode(receiver, method.Name, null, method.TypeArguments[0]);
            case "ToList" or "ToArray" or "AsEnumerable" or "Reverse" or "ToHashSet" or "Distinct" or "AsReadOnly" or "ToImmutableArray":
                return receiver is QueryCode or IteratorCode ? Collect(receiver) : receiver;
            case "Append" or "Prepend" when call.Instance is null:
                var one = new ListCode();
                one.Elements.Add(Evaluate(Last()));
                return new ConcatCode(ImmutableArray.Create(receiver, one));
            case "Concat" or "Union" when call.Instance is null && method.IsExtensionMethod:
                return new ConcatCode(ImmutableArray.Create(receiver, Evaluate(Last())));
            case "ForEach":
                CodeValue function = Evaluate(Last());
                CodeValue list = method.IsStatic ? Evaluate(TorchSymbols.Argument(call.Arguments, 0)?.Value) : receiver;
                Enumerate(list, element => InvokeOn(function, element));
                return CodeValue.Nothing;
            case "Add" or "Insert" or "Push" or "Enqueue" or "AddRange" when call.Instance is not null:
                Append(receiver, call);
                return CodeValue.Nothing;
            case "First" or "Last" or "Single" or "ElementAt" or "FirstOrDefault" or "LastOrDefault" or "Peek" or "Pop":
                return Element(receiver, call.Arguments.Length == 0 ? null : Last(), call.Type);
            case nameof(GetType) or nameof(ToString):
                return CodeValue.Nothing;
            case "Count" or "Any" or "All" or "Sum" or "Max" or "Min" or "WriteLine" or "IsNullOrEmpty" or "Contains" or "Equals" or "Concat" or "Join" or "Format":
                return CodeValue.Nothing;
            default:
                return CallUnknown(call, receiver);
        }
    }

    // A list of what a query makes; enumerated here and now.
    private ListCode Collect(CodeValue query)
    {
        var list = new ListCode { IsOpen = true };
        Enumerate(query, element => list.Elements.Add(element));
        return list;
    }

    private CodeValue CallUnknown(IInvocationOperation call, CodeValue receiver)
    {
        bool isOurs = IsOurs(receiver);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            CodeValue value = Evaluate(argument.Value);
            isOurs |= IsOurs(value);

            // Whoever takes a function may call it, once, never or for each of many.
            if (value is FunctionCode function) RunUnknown(CodeValue.Unknown, element => Invoke(function, ImmutableArray.CreateRange(function.Parameters.Select(parameter => IsOfInterest(parameter.Type) ? element : CodeValue.Nothing))));
        }

        return isOurs && IsOfInterest(call.Type) ? CodeValue.Unknown : CodeValue.Nothing;
    }

    private void Append(CodeValue list, IInvocationOperation call)
    {
        CodeValue added = CodeValue.Nothing;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Type is { SpecialType: SpecialType.None }) added = Evaluate(argument.Value);
        }

        foreach (CodeValue element in added is ListCode { Path: null } several ? several.Elements.ToArray() : [added]) AppendOne(list, Bare(element), call);
    }

    private void AppendOne(CodeValue list, CodeValue element, IOperation call)
    {
        bool isRepeated = IsInDoubt || _loops > 0;
        switch (list)
        {
            case ListCode open:
                open.IsOpen |= isRepeated;
                open.Elements.Add(open.Path is { } path ? Settled(element, open.IsOpen ? path + "[]" : $"{path}[{open.Elements.Count}]", call) : element);
                break;
            case ModuleCode module:
                bool hasLength = _lengths.TryGetValue(module.Path, out int length) && length >= 0;
                _lengths[module.Path] = hasLength && !isRepeated ? length + 1 : -1;
                Settle(element, hasLength && !isRepeated ? $"{module.Path}[{length}]" : module.Path + "[]", call);
                break;
            case MadeCode made when element is MadeCode { Writes.Count: > 0 } part:
                made.Writes.AddRange(part.Writes.Select(static write => write with { Target = write.Target with { Path = Inside("[]", write.Target.Path) } }));
                break;
            default:
                break;
        }
    }

    // The module of a pair of name and module.
    private static CodeValue Bare(CodeValue element) => element is TupleCode { Items.Length: 2 } pair ? pair.Items[1] : element;
}
