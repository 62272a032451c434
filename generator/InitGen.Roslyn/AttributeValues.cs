using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>Reads what an attribute was given. What the compiler already complains about reads as not given.</summary>
internal static class AttributeValues
{
    /// <summary>A named argument, or null when it was not given.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error) return argument.Value;
        }

        return null;
    }

    /// <summary>A named number, or null when it was not given.</summary>
    public static double? Number(this AttributeData attribute, string name) =>
        attribute.Named(name)?.Value is double value ? value : null;

    /// <summary>A named whole number, or a default when it was not given.</summary>
    public static long Integer(this AttributeData attribute, string name, long otherwise) =>
        attribute.Named(name)?.Value is int value ? value : otherwise;

    /// <summary>A named text, or null when it was not given.</summary>
    public static string? Text(this AttributeData attribute, string name) => attribute.Named(name)?.Value as string;

    /// <summary>A named seed, or null when it was not given.</summary>
    public static ulong? Seed(this AttributeData attribute, string name) =>
        attribute.Named(name)?.Value is ulong value ? value : null;

    /// <summary>A named member of an enumeration, or its default when it was not given.</summary>
    public static T Enumeration<T>(this AttributeData attribute, string name)
        where T : struct => attribute.Named(name) is { } value ? Enumeration<T>(value) : default;

    /// <summary>A constructor argument as a member of an enumeration.</summary>
    public static T Enumeration<T>(this TypedConstant value)
        where T : struct =>
        value is { Kind: TypedConstantKind.Enum, Value: int number } ? (T)(object)number : default;

    /// <summary>Whether the constructor's arguments were all understood by the compiler.</summary>
    public static bool IsUnderstood(this AttributeData attribute) =>
        attribute.AttributeConstructor is { } constructor

        // Where the type of a parameter is in an assembly that is not referred to, a constructor is chosen and given nothing.
        && attribute.ConstructorArguments.Length == constructor.Parameters.Length
        && attribute.ConstructorArguments.All(static argument => argument.Kind != TypedConstantKind.Error);
}
