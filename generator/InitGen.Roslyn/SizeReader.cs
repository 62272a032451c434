using System.Globalization;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>Reads a size from an attribute: a number, or the name of a member.</summary>
internal static class SizeReader
{
    /// <summary>A size, or what is wrong with it.</summary>
    /// <param name="Size">The size.</param>
    /// <param name="Problem">What is wrong, or null.</param>
    /// <param name="Remedy">What to do about it.</param>
    public readonly record struct Result(Size Size, string? Problem = null, string Remedy = "");

    /// <summary>Reads one argument.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="what">What it is the size of: "inputs".</param>
    /// <param name="type">The model, whose members may be named.</param>
    public static Result Read(TypedConstant argument, string what, INamedTypeSymbol type) => argument.Value switch
    {
        int number when number < 1 => new(
            default,
            string.Format(CultureInfo.InvariantCulture, "gives {0} as {1}", what, number),
            "it must be at least 1"),
        int number => new(new Size(number)),
        string name => ReadMember(name, what, type),
        _ => new(default, $"gives no {what}", "give a number, or nameof(...) of a member that holds it"),
    };

    /// <summary>Reads the size that a member holds.</summary>
    public static Result ReadMember(string name, string what, INamedTypeSymbol type)
    {
        ISymbol? member = Find(name, type);
        switch (member)
        {
            case IFieldSymbol { HasConstantValue: true, ConstantValue: int or long or short or byte or ushort or uint or sbyte } constant:
                long value = System.Convert.ToInt64(constant.ConstantValue, CultureInfo.InvariantCulture);
                return value < 1
                    ? new(default, string.Format(CultureInfo.InvariantCulture, "gives {0} as {1}, which is {2}", what, name, value), "it must be at least 1")
                    : new(new Size(value));
            case IFieldSymbol { HasConstantValue: false } field when IsWhole(field.Type):
            case IPropertySymbol { GetMethod: not null, Parameters.IsEmpty: true } property when IsWhole(property.Type):
                return new(new Size(0, Owner(member) + "." + TypeNames.Escape(name)));
            case null when type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name)):
                return new(default, $"names '{name}' as {what}, which is a parameter of the constructor", "keep it in a field, and name that");
            case null:
                return new(default, $"names '{name}' as {what}, but '{type.Name}' has no such member", "use nameof(...) of a field or property that holds a whole number");
            default:
                return new(default, $"names '{name}' as {what}, which is not a field or property that holds a whole number", "use nameof(...) of one that does");
        }
    }

    private static ISymbol? Find(string name, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            ISymbol? member = level.GetMembers(name).FirstOrDefault(static candidate => candidate is { CanBeReferencedByName: true } and (IFieldSymbol or IPropertySymbol));
            bool visible = member is not null
                && (SymbolEqualityComparer.Default.Equals(level, type) || member.DeclaredAccessibility != Accessibility.Private);
            if (visible) return member;
        }

        return null;
    }

    // Qualified, so that it cannot be taken for a local of the generated code.
    private static string Owner(ISymbol member) =>
        member.IsStatic ? member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : "this";

    /// <summary>Whether a type is one of whole numbers that a size may have.</summary>
    public static bool IsWhole(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16 or SpecialType.System_Byte
        or SpecialType.System_SByte or SpecialType.System_UInt16 or SpecialType.System_UInt32;
}
