using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>Code that computes one element of a value.</summary>
/// <param name="Lines">Statements before it.</param>
/// <param name="Expression">The element; <c>@</c> stands for the index.</param>
/// <param name="Elements">Arrays of which it reads the element at the index.</param>
/// <param name="Wholes">Arrays of which it reads others too, and numbers.</param>
internal sealed record ElementCode(
    ImmutableArray<string> Lines, string Expression, ImmutableHashSet<string> Elements, ImmutableHashSet<string> Wholes)
{
    public ImmutableHashSet<string> Reads => Elements.Union(Wholes);

    public bool IsSimple => Regex.IsMatch(Expression, @"^\w+(\[@\])?$");

    /// <summary>Whether nothing but elements of arrays is in it.</summary>
    public bool IsFunctionOfElements => Wholes.IsEmpty && !Elements.IsEmpty && !Elements.Aggregate(Everything, static (text, array) => Element(text, array, "v")).Contains('@', StringComparison.Ordinal)
        && !Everything.Contains('_', StringComparison.Ordinal);

    private string Everything => string.Join(' ', Lines) + " " + Expression;

    public static ElementCode Of(string expression) => new([], expression, [], []);

    public static ElementCode Array(string name) => new([], name + "[@]", [name], []);

    public static ElementCode Number(string name) => new([], name, [], [name]);

    /// <summary>The same with what it needs of another one.</summary>
    public ElementCode After(ElementCode other) =>
        this with { Lines = other.Lines.AddRange(Lines), Elements = Elements.Union(other.Elements), Wholes = Wholes.Union(other.Wholes) };

    public ElementCode With(string expression, params string[] lines) => this with { Lines = Lines.AddRange(lines), Expression = expression };

    public ElementCode At(string index) => Map(text => text.Replace("@", index, StringComparison.Ordinal));

    /// <summary>The same with a name in the place of the element of an array.</summary>
    public ElementCode Named(string array, string name) => Map(text => Element(text, array, name)) with { Elements = Elements.Remove(array) };

    private ElementCode Map(Func<string, string> map) => this with { Lines = [.. Lines.Select(map)], Expression = map(Expression) };

    private static string Element(string text, string array, string name) => Regex.Replace(text, $@"\b{array}\[@\]", name);
}
