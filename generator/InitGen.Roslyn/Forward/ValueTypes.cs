using System.Linq;
using InitGen.Roslyn.TorchSharp;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>Which types of the program hold numbers.</summary>
internal static class ValueTypes
{
    public static bool IsFloating(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal } => true,
        { Name: "Half", ContainingNamespace.Name: "System" } => true,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(static constraint => constraint.ContainingNamespace is { Name: "Numerics" }),
        _ => false,
    };

    public static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Byte
        or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64
        or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Char;

    public static bool IsNumber(ITypeSymbol? type) => IsFloating(type) || IsWhole(type) || type?.TypeKind == TypeKind.Enum;

    /// <summary>Arrays, spans, lists and tensors of numbers, of any depth.</summary>
    public static bool IsNumbers(ITypeSymbol? type) => Element(type) is { } element ? IsNumber(element) || IsBoolean(element) || IsNumbers(element) : Torch.IsTensor(type);

    public static bool IsBoolean(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;

    /// <summary>What a collection is made of; null for what is none.</summary>
    public static ITypeSymbol? Element(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        IPointerTypeSymbol pointer => pointer.PointedAtType,
        INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "Tensor" or "TensorSpan" or "ReadOnlyTensorSpan" or "ArraySegment"
            or "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "ImmutableArray" or "Queue" or "Stack"
            or "IOrderedEnumerable" } collection => collection.TypeArguments[0],
        _ => null,
    };

    /// <summary>Whether a method that is handed the value could change what is in it.</summary>
    public static bool IsWritable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol or IPointerTypeSymbol => true,
        INamedTypeSymbol { Arity: 1, Name: "Span" or "Memory" or "Tensor" or "TensorSpan" or "ArraySegment" or "List" or "IList" or "Queue" or "Stack" } => true,
        _ => false,
    };

    /// <summary>Whether a method of a library hands out what it is given, or a copy, and changes nothing.</summary>
    public static bool OnlyLooks(IMethodSymbol method) =>
        method.ContainingType?.Name is "Enumerable" or "Math" or "MathF"
        || method.Name is "AsSpan" or "AsMemory" or "Slice" or "AsReadOnlySpan" or "AsTensorSpan" or "ToArray" or "ToList" or "Clone" or "GetLength" or "Dot" or "ConvertAll";

    /// <summary>Objects of the program in an array or a list.</summary>
    public static INamedTypeSymbol? ObjectElement(ITypeSymbol? type) => Element(type) switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } named => named,
        _ => null,
    };

    /// <summary>Whether a method of a collection changes the collection.</summary>
    public static bool Changes(IMethodSymbol method) => method.Name is
        "Add" or "AddRange" or "Insert" or "Clear" or "Fill" or "Push" or "Enqueue" or "Reverse" or "Sort" or "RemoveAt" or "Remove" or "Pop" or "Dequeue";
}
