using System.Collections.Immutable;
using InitGen.Roslyn.Layers;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>What an expression of the program stands for while it is read.</summary>
internal abstract record Value;

/// <summary>A number, a flag or an index.</summary>
internal sealed record Scalar(Term Term) : Value;

/// <summary>An array, span, list or tensor of numbers, or a part of one.</summary>
/// <param name="Cell">Where its elements are kept.</param>
/// <param name="Offset">The part that it begins at; empty for the beginning.</param>
/// <param name="Loops">The loops that choose where it begins, one bit each.</param>
/// <param name="Choice">Values of the graph that choose where it begins: the token whose row of a table it is.</param>
/// <param name="Extent">Its length, where it is a part whose length was given.</param>
internal sealed record Numbers(int Cell, string Offset, ulong Loops, Term? Choice, Term? Extent) : Value
{
    /// <summary>The number of the element that it begins with, as a formula; null for the first one.</summary>
    public Term? Start { get; init; }

    public static Numbers Of(int cell) => new(cell, string.Empty, 0, null, null);
}

/// <summary>An object of the program; its fields are kept in the state, by its number.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">Its type.</param>
/// <param name="Place">Where it hangs in the model; null for what is no part of it.</param>
/// <param name="Content">What its numbers are unless something is stored there; null for what does not depend on the input.</param>
internal sealed record Instance(int Id, INamedTypeSymbol Type, Place? Place, Term? Content) : Value;

/// <summary>Where an object hangs in the model that is read.</summary>
/// <param name="Origin">The model's member through which it is reached; empty for the model itself.</param>
/// <param name="Below">What follows: <c>[i]._attention</c>.</param>
internal sealed record Place(string Origin, string Below)
{
    public static Place Root { get; } = new(string.Empty, string.Empty);

    public Place Member(string name) => Origin.Length == 0 ? new Place(name, string.Empty) : this with { Below = Below + "." + name };

    public Place Element(string index) => this with { Below = Below + "[" + index + "]" };
}

/// <summary>An array, list or dictionary of models or layers that a member holds.</summary>
/// <param name="Element">Type of its elements.</param>
/// <param name="Place">Where it hangs.</param>
/// <param name="Count">Number of elements; null where only the running program knows.</param>
/// <param name="Layer">What the elements are, where they are layer objects.</param>
internal sealed record ModelList(INamedTypeSymbol Element, Place Place, int? Count, HeldLayer? Layer) : Value;

/// <summary>A layer object as a member of a model holds it.</summary>
/// <param name="Binding">Its weights.</param>
/// <param name="Model">The model.</param>
/// <param name="Member">The model's member.</param>
/// <param name="ModelPlace">Where the model hangs.</param>
/// <param name="Inner">The members on the way to it, where it is a layer inside a layer: <c>_query.</c>.</param>
internal sealed record HeldLayer(LayerBinding Binding, INamedTypeSymbol Model, string Member, Place ModelPlace, string Inner);

/// <summary>Several values: a tuple, or a list of objects that was written out.</summary>
internal sealed record Several(ImmutableArray<Value> Items) : Value;

/// <summary>An array or list of objects of the program, each of which looks like the others; the state keeps one, by the type.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Element">Type of its elements.</param>
internal sealed record ObjectList(int Id, INamedTypeSymbol Element) : Value;

/// <summary>A lambda, a local function or a method as a value.</summary>
/// <param name="Method">What it calls.</param>
/// <param name="Body">Its body, where it is a lambda.</param>
/// <param name="This">The object that it is called on.</param>
internal sealed record Function(IMethodSymbol Method, IOperation? Body, Instance? This) : Value;

/// <summary>Anything else: null, a text, a stopwatch, an object of a library.</summary>
/// <param name="Type">Its type, where that is known.</param>
/// <param name="Content">Numbers that were put into it; null if none were.</param>
internal sealed record Other(ITypeSymbol? Type, Term? Content) : Value
{
    public static Other Nothing { get; } = new(null, null);
}
