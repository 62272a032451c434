using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What an expression of a constructor stands for while it is run. What changes while it runs is kept in the heap.</summary>
internal abstract record Built;

/// <summary>A number, a flag, a text or null; integers are kept as long, fractions as double.</summary>
/// <param name="Value">The value.</param>
internal sealed record BuiltConstant(object? Value) : Built
{
    public static BuiltConstant Null { get; } = new((object?)null);

    public static BuiltConstant Of(bool value) => new((object)value);

    /// <summary>A constant of the language; enumerations as their numbers.</summary>
    public static BuiltConstant From(object? value) => new(value switch
    {
        int or short or byte or sbyte or ushort or uint or char => System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        float or decimal => System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    });
}

/// <summary>Not known.</summary>
internal sealed record BuiltUnknown : Built
{
    public static BuiltUnknown Value { get; } = new();
}

/// <summary>An index that counts from the end: <c>^1</c>.</summary>
/// <param name="Distance">How far from the end.</param>
internal sealed record BuiltFromEnd(long Distance) : Built;

/// <summary>A lambda, a local function or a method.</summary>
/// <param name="Method">What it calls.</param>
/// <param name="Body">Its body, where it is a lambda.</param>
/// <param name="This">The object it is called on.</param>
internal sealed record BuiltFunction(IMethodSymbol Method, IOperation? Body, Built? This) : Built;

/// <summary>What is in a list or a tuple at one time.</summary>
/// <param name="Items">The items.</param>
internal sealed record BuiltItems(ImmutableArray<Built> Items) : Built
{
    public bool Equals(BuiltItems? other)
    {
        if (other is null || other.Items.Length != Items.Length) return false;
        for (int i = 0; i < Items.Length; i++)
        {
            if (!Equals(Items[i], other.Items[i])) return false;
        }

        return true;
    }

    public override int GetHashCode() => Items.Length;
}

/// <summary>A name and what it names: a tuple of Sequential, an entry of named_modules().</summary>
/// <param name="Name">The name; null where it is not known.</param>
/// <param name="Value">What it names.</param>
internal sealed record BuiltPair(string? Name, Built Value) : Built;

/// <summary>An object with an identity: two of them are the same only if they are one.</summary>
internal abstract record BuiltObject : Built
{
    public virtual bool Equals(BuiltObject? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>An array, a list or a query that was made; its items are in the heap.</summary>
internal sealed record BuiltList : BuiltObject
{
    public bool Equals(BuiltList? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A module: one of the library, or one of the program's own.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Factory">The name of the function that makes it, for one of the library; null for others.</param>
/// <param name="Arguments">What it was made with, by names in lower case without underscores.</param>
/// <param name="Creation">Where it is made; null for the model that is read.</param>
internal sealed record BuiltModule(INamedTypeSymbol Type, string? Factory, IReadOnlyDictionary<string, Built> Arguments, SyntaxNode? Creation) : BuiltObject
{
    /// <summary>Its own parameters, by name; those of a module of the program are its members.</summary>
    public Dictionary<string, BuiltParameter> Parameters { get; } = [];

    public bool Equals(BuiltModule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => base.GetHashCode();

    /// <summary>A whole number that it was made with; null where it is not known.</summary>
    public long? Whole(params string[] names) => Find(names) is BuiltConstant { Value: long value } ? value : null;

    /// <summary>A number that it was made with; the default where it was left out, NaN where it is not known.</summary>
    public double Number(double otherwise, params string[] names) => Find(names) switch
    {
        null => otherwise,
        BuiltConstant { Value: long value } => value,
        BuiltConstant { Value: double value } => value,
        _ => double.NaN,
    };

    /// <summary>A flag that it was made with; the default where it was left out, null where it is not known.</summary>
    public bool? Flag(bool otherwise, params string[] names) => Find(names) switch
    {
        null => otherwise,
        BuiltConstant { Value: bool value } => value,
        _ => null,
    };

    public Built? Find(params string[] names)
    {
        foreach (string name in names)
        {
            if (Arguments.TryGetValue(name, out Built? value)) return value;
        }

        return null;
    }
}

/// <summary>A parameter, or a tensor that may become one. The law of its elements is in the heap.</summary>
/// <param name="Shape">Its lengths; null where they are not known.</param>
/// <param name="IsParameter">Whether it is trained.</param>
internal sealed record BuiltParameter(ImmutableArray<long?>? Shape, bool IsParameter) : BuiltObject
{
    /// <summary>The layer of the library that it was made for; null for one of the program's own.</summary>
    public BuiltModule? Home { get; init; }

    /// <summary>Where the program makes it; null for those that come with a layer.</summary>
    public SyntaxNode? Creation { get; init; }

    /// <summary>How many of its lengths are more than 1; null where that is not known.</summary>
    public int? Rank => Shape is { } shape && shape.All(static length => length is not null) ? shape.Count(static length => length > 1) : null;

    public bool Equals(BuiltParameter? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => base.GetHashCode();
}
