using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>Calls of the framework's libraries.</summary>
internal sealed partial class Interpreter
{
    /// <summary>What a method of a known library does; null if it is not known.</summary>
    private Value? LibraryCall(IMethodSymbol method, Value? receiver, Value[] arguments, ITypeSymbol? type)
    {
        string owner = method.ContainingType?.Name ?? string.Empty;
        string scope = method.ContainingNamespace?.ToDisplayString() ?? string.Empty;
        if (!scope.StartsWith("System", StringComparison.Ordinal)) return method.Name == "Erf" && arguments.Length == 1 ? Scalars("Erf", arguments) : null;
        switch (owner)
        {
            case "Math" or "MathF" or "Single" or "Double" or "Half" or "Decimal":
                return Scalars(method.Name, arguments);
            case "TensorPrimitives":
                return Primitive(method, arguments, type);
            case "Tensor" when method.IsStatic:
                return Primitive(method, arguments, type) ?? Collections(method, null, arguments, type);
            case "Random":
                return ValueTypes.IsWhole(type) ? new Scalar(_terms.Index("a random number")) : Make(type, _terms.Random());
            case "Parallel" when method.Name == "For" && arguments.Length >= 3 && arguments[2] is Function { Body: { } body } each:
                Loop(body, null, () => Invoke(each.Method, each.This, [new Scalar(_terms.Index("i", _loops[_loops.Count - 1].Bit))], body), ImmutableArray<IOperation>.Empty);
                return Other.Nothing;
            case "Parallel" when method.Name == "ForEach" && arguments.Length >= 2 && arguments[arguments.Length - 1] is Function { Body: { } body } each:
                Value collection = arguments[0];
                Loop(body, null, () => Invoke(each.Method, each.This, [Item(collection, each.Method)], body), ImmutableArray<IOperation>.Empty);
                return Other.Nothing;
            default:
                return scope == "System.Numerics" && method.IsStatic && method.ContainingType is { TypeKind: TypeKind.Interface }
                    ? Scalars(method.Name, arguments)
                    : Collections(method, receiver, arguments, type);
        }
    }

    private Scalar? Scalars(string name, Value[] arguments) =>
        Library.Elementwise(_terms, name, [.. arguments.Select(TermOf)]) is { } term ? new Scalar(term) : null;

    // Functions over spans, with the result in the last one or returned.
    private Value? Primitive(IMethodSymbol method, Value[] arguments, ITypeSymbol? type)
    {
        bool returns = !method.ReturnsVoid;
        Value[] given = arguments;
        Numbers? destination = null;
        if (arguments.Length > 1 && arguments[arguments.Length - 1] is Numbers last && IsDestination(method.Parameters[arguments.Length - 1].Type))
        {
            destination = last;
            given = [.. arguments.Take(arguments.Length - 1)];
        }

        Term[] terms = [.. given.Select(TermOf)];
        if (method.Name == "Dot" && given.Length == 2) NoteDot(given[0], given[1]);
        Term? result = destination is null && returns && !ValueTypes.IsNumbers(type)
            ? Library.Reduction(_terms, method.Name, terms, given.Length > 0 && given[0] is Numbers all ? CountOf(all) : 0)
            : Library.Elementwise(_terms, method.Name, terms);
        if (result is null) return null;
        if (destination is null) return Make(type, result);
        WriteAll(destination, Complete(result));
        return returns ? destination : Other.Nothing;
    }

    // Elements that are complete become values as they do after a loop; products with a matrix may have yet to be summed up.
    private Term Complete(Term term) => term.HasMatrix ? term : Settle(term);

    // How many elements there are; 0 where that is not known.
    private double CountOf(Numbers numbers) => LengthOf(numbers) is { Kind: TermKind.Number } length ? length.Number : 0;

    private static bool IsDestination(ITypeSymbol type) => type is { Name: "Span" or "TensorSpan" };

    private Value? Collections(IMethodSymbol method, Value? receiver, Value[] arguments, ITypeSymbol? type)
    {
        // Extension methods have what they extend in front.
        Value[] all = receiver is null ? arguments : [.. new[] { receiver }.Concat(arguments)];
        if (all.Length == 0) return null;
        if (all[0] is ModelList models) return OverModels(method, models, all);
        if (method.Name == "Range" && method.ContainingType?.Name == "Enumerable") return NewNumbers(_terms.Index("range"));
        if (method.Name == "Repeat" && method.ContainingType?.Name == "Enumerable") return ValueTypes.IsNumbers(type) ? NewNumbers(TermOf(all[0])) : null;
        if (all[0] is Several several && method.Name is "ToArray" or "ToList" or "AsEnumerable") return several;
        if (all[0] is ObjectList list) return OverObjects(method, list, all, type);
        if (all[0] is not Numbers numbers) return null;
        switch (method.Name)
        {
            case "AsSpan" or "AsMemory" or "Slice" or "Skip" or "AsTensorSpan" or "AsReadOnlyTensorSpan" or "AsReadOnlySpan":
                return all.Length > 1 && all[1] is Scalar start
                    ? Slice(numbers, start.Term, all.Length > 2 && all[2] is Scalar length ? length.Term : null)
                    : numbers;
            case "Take" or "AsEnumerable" or "Reshape" or "AsReadOnly" or "Cast" or "CreateSpan" or "CreateReadOnlySpan" or "SqueezeDimension" or "Unsqueeze" or "Squeeze":
                return numbers;
            case "ToArray" or "ToList" or "Clone" or "ToImmutableArray" or "Reverse" or "OrderBy" or "OrderByDescending" or "ToDenseTensor" or "Create" or "CreateRange":
                return Copy(numbers, type);
            case "CopyTo" or "TryCopyTo" or "FlattenTo" when all.Length > 1 && all[1] is Numbers destination:
                CopyAll(numbers, all.Length > 2 && all[2] is Scalar at ? Slice(destination, at.Term, null) : destination);
                return new Scalar(_terms.One);
            case "Copy" or "BlockCopy":
                Numbers[] both = [.. all.OfType<Numbers>()];
                if (both.Length != 2) return null;
                CopyAll(both[0], all.Length > 3 && all[3] is Scalar into ? Slice(both[1], into.Term, all.Length > 4 && all[4] is Scalar count ? count.Term : null) : both[1]);
                return Other.Nothing;
            case "Fill" when all.Length > 1:
                WriteAll(numbers, TermOf(all[1]));
                return Other.Nothing;
            case "Clear":
                WriteAll(numbers, _terms.Zero);
                return Other.Nothing;
            case "Add" or "AddRange" or "Append" or "Enqueue" or "Push" or "Concat" or "Prepend" or "Insert" when all.Length > 1:
                return Append(method, numbers, TermOf(all[all.Length - 1]));
            case "Select" or "SelectMany" or "ConvertAll" when all.Length > 1 && all[1] is Function function:
                return Map(numbers, null, function, type);
            case "Zip" when all.Length > 2 && all[1] is Numbers second && all[2] is Function function:
                return Map(numbers, second, function, type);
            case "Sum" or "Average" or "Max" or "Min" or "Norm" or "Dot":
                return Reduce(method.Name, numbers, all, type);
            case "GetLength" or "Count" or "LongCount" or "GetUpperBound" or "IndexOf":
                return new Scalar(_terms.Index(method.Name));
            case "Any" or "All" or "Contains" or "SequenceEqual" or "IsEmpty" or "TryGetNonEnumeratedCount":
                return new Scalar(_terms.Free(method.Name));
            case "First" or "Last" or "ElementAt" or "Peek" or "Single" or "FirstOrDefault" or "LastOrDefault":
                return Make(type, ReadAll(numbers));
            default:
                return null;
        }
    }

    private Value Copy(Numbers numbers, ITypeSymbol? type) => numbers.Offset.Length == 0 && numbers.Loops == 0 && numbers.Choice is null
        ? NewNumbers(Plain(_state.Cell(numbers.Cell), numbers).Map(element => element.HasOpenMatrix ? element : Settle(element)))
        : Make(type, ReadAll(numbers));

    private Content Plain(Content content, Numbers numbers)
    {
        Note(numbers.Cell, numbers.Loops, false);
        return content;
    }

    private void CopyAll(Numbers from, Numbers to)
    {
        if (to.Offset.Length == 0 && to.Loops == 0 && from is { Offset.Length: 0, Loops: 0, Choice: null })
        {
            Note(from.Cell, 0, false);
            Note(to.Cell, 0, false);
            if (!_weightCells.Contains(to.Cell)) _state.Set(to.Cell, _state.Cell(from.Cell) with { Length = _state.Cell(to.Cell).Length });
            return;
        }

        WriteAll(to, ReadAll(from));
    }

    private Value Append(IMethodSymbol method, Numbers numbers, Term added)
    {
        Term before = ReadAll(numbers);
        Term after = before.HasData ? _terms.Concat([before, added]) : added;
        if (method.Name is "Append" or "Concat" or "Prepend") return NewNumbers(after);
        WriteAll(numbers, after);
        return Other.Nothing;
    }

    // A function of each element, with a loop's mark in the place of the index.
    private Value Map(Numbers numbers, Numbers? second, Function function, ITypeSymbol? type)
    {
        Value result = Each(function, bit =>
        {
            var items = new List<Value> { ItemOf(numbers, function.Method.Parameters[0], bit) };
            if (second is not null) items.Add(ItemOf(second, function.Method.Parameters[Math.Min(1, function.Method.Parameters.Length - 1)], bit));
            else if (function.Method.Parameters.Length > 1) items.Add(new Scalar(_terms.Index(function.Method.Parameters[1].Name, bit)));
            return items;
        }, out LoopFrame frame);
        if (result is Scalar { Term.HasOpenMatrix: true } product && frame.Accesses.Count > 0)
        {
            Numbers products = NewNumbers(product.Term);
            _products[products.Cell] = frame;
            return products;
        }

        return result is Instance { Place: null } made ? NewObjects(made.Type, made) : result is Scalar or Numbers ? NewNumbers(Complete(TermOf(result))) : Make(type, DataIn(result).ToArray() is { Length: > 0 } data ? _terms.Unknown("objects made by a query", data) : _terms.Free("a query"));
    }

    private Value Each(Function function, Func<ulong, List<Value>> items) => Each(function, items, out _);

    private Value Each(Function function, Func<ulong, List<Value>> items, out LoopFrame frame)
    {
        frame = new LoopFrame(1UL << (_loopCount++ % 64));
        _loops.Add(frame);
        Value result = Apply(function, [.. items(frame.Bit)], function.Method.ReturnType);
        _loops.RemoveAt(_loops.Count - 1);
        return result;
    }

    private Value ItemOf(Numbers numbers, IParameterSymbol parameter, ulong bit)
    {
        if (ValueTypes.IsNumbers(parameter.Type)) return new Numbers(numbers.Cell, numbers.Offset, numbers.Loops | bit, numbers.Choice, null) { Start = _terms.Free("an item") };
        Term element = Read(numbers, new Index(string.Empty, bit, null));
        return new Scalar(element.IsIndex && element.Kind == TermKind.Index ? _terms.Index(parameter.Name, bit) : element);
    }

    private Value Item(Value collection, IMethodSymbol method) => collection switch
    {
        ModelList models => ElementAt(models, "i", _loops[_loops.Count - 1].Bit),
        Numbers numbers when method.Parameters.Length > 0 => ItemOf(numbers, method.Parameters[0], _loops[_loops.Count - 1].Bit),
        _ => Other.Nothing,
    };

    private Value? Reduce(string name, Numbers numbers, Value[] all, ITypeSymbol? type)
    {
        Term element = all.Length > 1 && all[1] is Function function
            ? TermOf(Each(function, bit => [ItemOf(numbers, function.Method.Parameters[0], bit)]))
            : ReadAll(numbers);
        if (name == "Sum" && all.Length == 1 && _products.TryGetValue(numbers.Cell, out LoopFrame? products)) NoteSum(element, products);
        return Library.Reduction(_terms, name, all.Length > 1 && all[1] is Numbers second ? [element, ReadAll(second)] : [element], CountOf(numbers)) is { } term ? Make(type, term) : null;
    }

    private Value? OverObjects(IMethodSymbol method, ObjectList list, Value[] all, ITypeSymbol? type)
    {
        Value item = ItemOf(list);
        switch (method.Name)
        {
            case "ToArray" or "ToList" or "AsEnumerable" or "AsSpan" or "AsReadOnly" or "Skip" or "Take":
                return list;
            case "Select" or "SelectMany" or "ConvertAll" or "Zip" when all[all.Length - 1] is Function function:
                Value result = Each(function, _ => [item, .. all.Skip(1).Take(all.Length - 2).Select((other, index) =>
                    other is ObjectList further ? ItemOf(further) : Unknown("another list", function.Method.Parameters.ElementAtOrDefault(index + 1)?.Type, other))]);
                return result is Instance { Place: null } made ? NewObjects(made.Type, made)
                    : result is Scalar or Numbers ? NewNumbers(TermOf(result))
                    : Unknown("a query", type, result);
            case "Add" when all.Length > 1:
                _state.Set(list.Id, list.Element, all[1]);
                return Other.Nothing;
            case "First" or "Last" or "ElementAt":
                return item;
            default:
                return null;
        }
    }

    // blocks.Aggregate(x, (h, block) => block.Forward(h)): a loop in other words.
    private Value? OverModels(IMethodSymbol method, ModelList models, Value[] all)
    {
        switch (method.Name)
        {
            case "AsSpan" or "ToArray" or "ToList" or "AsEnumerable":
                return models;
            case "Aggregate" when all.Length == 3 && all[2] is Function { Method.Parameters.Length: 2 } function && DataIn(all[1]).Any():
                int before = _graph.Of(TermOf(all[1]));
                int first = _graph.Count;
                Value after = Each(function, bit => [Make(function.Method.Parameters[0].Type, _terms.Node(before)), ElementAt(models, "i", bit)]);
                int last = _graph.Of(TermOf(after));
                return Make(function.Method.ReturnType, _terms.Node(_graph.Add(id => new RepeatNode(id, before, last, models.Place.Origin + models.Place.Below, first, models.Count))));
            case "Select" when all.Length == 2 && all[1] is Function function:
                Value made = Each(function, bit => [ElementAt(models, "i", bit)]);
                return made is Scalar or Numbers ? NewNumbers(TermOf(made)) : null;
            default:
                return null;
        }
    }
}
