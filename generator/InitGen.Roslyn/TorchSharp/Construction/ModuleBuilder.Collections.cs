using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>Lists, queries, numbers and texts of the framework.</summary>
internal sealed partial class ModuleBuilder
{
    private static bool IsCollection(INamedTypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true
        && type.AllInterfaces.Any(static implemented => implemented.Name == "IEnumerable");

    /// <summary>What a loop over a value goes through; null where that is not known. A query is run here, as it would be.</summary>
    private ImmutableArray<Built>? Enumerate(Built value)
    {
        switch (value)
        {
            case BuiltItems tuple:
                return tuple.Items;
            case BuiltQuery query:
                return Enumerate(query.Source) is { } source ? query.Run(source) : null;
            case BuiltModule { Factory: "Sequential" or "ModuleList" }:
                return ItemsOf(value) is { } children ? children.Select(static child => child is BuiltPair pair ? pair.Value : child).ToImmutableArray() : null;
            case BuiltModule or BuiltList:
                return ItemsOf(value);
            default:
                return null;
        }
    }

    private Built? FrameworkCall(IMethodSymbol method, Built? receiver, Built[] arguments)
    {
        string owner = method.ContainingType?.Name ?? string.Empty;
        if (method.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) != true) return null;
        Built[] all = receiver is null ? arguments : [receiver, .. (System.Collections.Generic.IEnumerable<Built>)arguments];
        return owner switch
        {
            "Math" or "MathF" => Mathematics(method.Name, arguments),
            "String" => all.Length > 0 && all[0] is BuiltConstant { Value: string text } ? OfText(method.Name, text, all.Skip(1).ToArray()) : BuiltUnknown.Value,
            "Enumerable" when method.Name == "Range" => all[0] is BuiltConstant { Value: long start } && all[1] is BuiltConstant { Value: long count and >= 0 and <= GreatestRounds }
                ? new BuiltItems(Enumerable.Range(0, (int)count).Select(i => (Built)new BuiltConstant(start + i)).ToImmutableArray())
                : BuiltUnknown.Value,
            "Enumerable" when method.Name == "Repeat" => all[1] is BuiltConstant { Value: long count and >= 0 and <= GreatestRounds }
                ? new BuiltItems(Enumerable.Repeat(all[0], (int)count).ToImmutableArray())
                : BuiltUnknown.Value,
            "Enumerable" when method.Name == "OfType" && method.TypeArguments.Length == 1 => new BuiltQuery(all[0], items =>
            {
                bool?[] kept = [.. items.Select(item => IsOf(item, method.TypeArguments[0]))];
                return Array.IndexOf(kept, null) >= 0 ? null : items.Where((_, i) => kept[i] == true).ToImmutableArray();
            }),
            "Object" or "Console" or "Debug" or "Random" or "GC" => BuiltUnknown.Value,
            _ => all.Length > 0 && all[0] is BuiltList or BuiltItems or BuiltQuery or BuiltModule { Factory: "Sequential" or "ModuleList" or "ModuleDict" } ? OfCollection(method.Name, all) : null,
        };
    }

    private static Built Mathematics(string name, Built[] arguments)
    {
        double[] numbers = [.. arguments.Select(Real).OfType<double>()];
        if (numbers.Length != arguments.Length || numbers.Length is 0 or > 2) return BuiltUnknown.Value;
        double x = numbers[0], y = numbers[numbers.Length - 1];
        bool isWhole = arguments.All(static argument => argument is BuiltConstant { Value: long });
        double? result = name switch
        {
            "Sqrt" => Math.Sqrt(x),
            "Pow" => Math.Pow(x, y),
            "Log" when numbers.Length == 1 => Math.Log(x),
            "Exp" => Math.Exp(x),
            "Abs" => Math.Abs(x),
            "Max" => Math.Max(x, y),
            "Min" => Math.Min(x, y),
            "Floor" => Math.Floor(x),
            "Ceiling" => Math.Ceiling(x),
            "Round" when numbers.Length == 1 => Math.Round(x),
            _ => null,
        };
        return result is not { } value ? BuiltUnknown.Value
            : isWhole && name is "Abs" or "Max" or "Min" ? new BuiltConstant((long)value)
            : new BuiltConstant(value);
    }

    private static Built OfText(string name, string text, Built[] arguments)
    {
        if (arguments.Length == 0) return name switch
        {
            "ToLower" or "ToLowerInvariant" => new BuiltConstant(text.ToLowerInvariant()),
            "ToUpper" or "ToUpperInvariant" => new BuiltConstant(text.ToUpperInvariant()),
            _ => BuiltUnknown.Value,
        };
        if (arguments[0] is not BuiltConstant { Value: string other }) return BuiltUnknown.Value;
        return name switch
        {
            "Contains" => BuiltConstant.Of(text.Contains(other)),
            "StartsWith" => BuiltConstant.Of(text.StartsWith(other, StringComparison.Ordinal)),
            "EndsWith" => BuiltConstant.Of(text.EndsWith(other, StringComparison.Ordinal)),
            "Equals" => BuiltConstant.Of(text == other),
            _ => BuiltUnknown.Value,
        };
    }

    private Built? OfCollection(string name, Built[] all)
    {
        Built list = all[0];
        switch (name)
        {
            case "Add" or "Append" or "append" or "Insert" or "AddRange" or "Prepend" when all.Length > 1:
                return Add(name, list, all);
            case "ToArray" or "ToList" or "ToImmutableArray" or "AsReadOnly" or "ToArrayAsync":
                return NewList(Enumerate(list));
            case "AsEnumerable" or "AsSpan" or "Cast":
                return list;
            case "Select" when all.Length == 2 && all[1] is BuiltFunction { Method.Parameters.Length: 1 or 2 } function:
                return new BuiltQuery(list, items => items.Select((item, i) => function.Method.Parameters.Length == 2 ? Apply(function, item, new BuiltConstant((long)i)) : Apply(function, item)).ToImmutableArray());
            case "SelectMany" when all.Length == 2 && all[1] is BuiltFunction function:
                return new BuiltQuery(list, items =>
                {
                    ImmutableArray<Built>.Builder flat = ImmutableArray.CreateBuilder<Built>();
                    foreach (Built item in items)
                    {
                        if (Enumerate(Apply(function, item)) is not { } inner) return null;
                        flat.AddRange(inner);
                    }

                    return flat.ToImmutable();
                });
            case "Where" when all.Length == 2 && all[1] is BuiltFunction function:
                return new BuiltQuery(list, items =>
                {
                    (Built Item, bool? Keeps)[] asked = [.. items.Select(item => (item, Truth(Apply(function, item))))];
                    return Array.Exists(asked, static one => one.Keeps is null) ? null : asked.Where(static one => one.Keeps == true).Select(static one => one.Item).ToImmutableArray();
                });
            case "Reverse" or "Skip" or "Take" or "Concat" or "SkipLast" or "TakeLast":
                return Enumerate(list) is { } items ? Part(name, items, all.Length > 1 ? all[1] : null) : NewList(null);
            case "ForEach" when all.Length == 2 && Enumerate(list) is { } each:
                foreach (Built item in each) Apply(all[1], item);
                return BuiltConstant.Null;
            case "Last" or "First" or "LastOrDefault" or "FirstOrDefault" when all.Length == 1 && Enumerate(list) is { Length: > 0 } some:
                return name.StartsWith("Last", StringComparison.Ordinal) ? some[some.Length - 1] : some[0];
            case "Count" or "LongCount" when all.Length == 1 && Enumerate(list) is { } counted:
                return new BuiltConstant((long)counted.Length);
            case "Count" or "LongCount" or "Any" or "All" or "Contains" or "Sum" or "Max" or "Min" or "ContainsKey" or "First" or "Last" or "ToString" or "GetEnumerator":
                return BuiltUnknown.Value;
            case "Clear" or "RemoveAt" or "Remove" or "Sort":
                Set(list, Items, name == "Clear" ? new BuiltItems(ImmutableArray<Built>.Empty) : BuiltUnknown.Value);
                return BuiltUnknown.Value;
            default:
                return null;
        }
    }

    private BuiltList Part(string name, ImmutableArray<Built> items, Built? argument)
    {
        int count = argument is BuiltConstant { Value: long number and >= 0 and <= GreatestRounds } ? (int)number : -1;
        return name switch
        {
            "Reverse" => NewList(items.Reverse().ToImmutableArray()),
            "Skip" when count >= 0 => NewList(items.Skip(count).ToImmutableArray()),
            "Take" when count >= 0 => NewList(items.Take(count).ToImmutableArray()),
            "SkipLast" when count >= 0 => NewList(items.Take(Math.Max(0, items.Length - count)).ToImmutableArray()),
            "TakeLast" when count >= 0 => NewList(items.Skip(Math.Max(0, items.Length - count)).ToImmutableArray()),
            "Concat" when argument is not null && Enumerate(argument) is { } more => NewList(items.AddRange(more)),
            _ => NewList(null),
        };
    }

    private Built Add(string name, Built list, Built[] all)
    {
        if (ItemsOf(list) is not { } items) return list;
        ImmutableArray<Built>? after = name switch
        {
            "AddRange" => Enumerate(all[1]) is { } range ? items.AddRange(range) : null,
            "Insert" => all.Length > 2 && all[1] is BuiltConstant { Value: long at and >= 0 } && at <= items.Length ? items.Insert((int)at, all[2]) : null,
            _ when all.Length > 2 => items.Add(new BuiltPair(all[1] is BuiltConstant { Value: string key } ? key : null, all[2])),
            "Prepend" => items.Insert(0, all[1]),
            _ => items.Add(all[1] is BuiltItems { Items: { Length: 2 } pair } && pair[0] is BuiltConstant { Value: string named } ? new BuiltPair(named, pair[1]) : all[1]),
        };
        if (name is "Append" or "Prepend" && list is not BuiltModule) return NewList(after);
        Set(list, Items, after is { } known ? new BuiltItems(known) : BuiltUnknown.Value);
        return list;
    }

    /// <summary>A query that runs each time it is gone through, and not before.</summary>
    /// <param name="Source">What it goes through.</param>
    /// <param name="Run">What it makes of that; null where it cannot be told.</param>
    private sealed record BuiltQuery(Built Source, Func<ImmutableArray<Built>, ImmutableArray<Built>?> Run) : Built;
}
