using System.Linq;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.TorchSharp.Filling;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>What a member's type is to the generator.</summary>
internal abstract record Storage
{
    /// <summary>Raw weights.</summary>
    public sealed record Weights(StorageKind Kind, ElementKind Element, int Rank) : Storage
    {
        /// <summary>How many dimensions the container itself has; null where it is but a length.</summary>
        public int? Dimensions => Kind is StorageKind.Rectangular or StorageKind.Jagged ? Rank : null;

        /// <summary>A container of the same kind with so many dimensions: <c>float[][]</c>.</summary>
        public string WithDimensions(int count) => Element.Display() + Kind switch
        {
            _ when count > StorageReader.GreatestRank => "[]",
            StorageKind.Jagged => string.Concat(Enumerable.Repeat("[]", count)),
            _ => $"[{new string(',', count - 1)}]",
        };
    }

    /// <summary>A model, or a sequence of models.</summary>
    public sealed record Models(INamedTypeSymbol Model, bool IsSequence) : Storage;

    /// <summary>A layer, or a sequence of layers.</summary>
    public sealed record Layers(INamedTypeSymbol Layer, bool IsSequence) : Storage;

    /// <summary>Modules of TorchSharp: one, a container of them, or a sequence.</summary>
    public sealed record Modules(INamedTypeSymbol Module, ModuleContent Content, bool IsSequence) : Storage;

    /// <summary>Nothing that can be initialized.</summary>
    public sealed record Unsupported(string Why, string Remedy) : Storage;

    /// <summary>A type that the compiler already complains about.</summary>
    public sealed record Erroneous : Storage;
}

/// <summary>Reads the type of a member.</summary>
internal static class StorageReader
{
    // A convolution over three dimensions has five, but no one keeps it in float[,,,,].
    public const int GreatestRank = 4;

    public static Storage Read(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => new Storage.Erroneous(),
        IArrayTypeSymbol array => ReadArray(array),
        IPointerTypeSymbol pointer => ReadElement(pointer.PointedAtType, StorageKind.Pointer),
        INamedTypeSymbol { Arity: 1, Name: "Tensor" } tensor when IsIn(tensor, "System.Numerics.Tensors") =>
            ReadElement(tensor.TypeArguments[0], StorageKind.Tensor),
        INamedTypeSymbol { Arity: 1, Name: "Memory" } memory when IsIn(memory, "System") =>
            ReadElement(memory.TypeArguments[0], StorageKind.Memory),
        INamedTypeSymbol { Arity: 1, Name: "ReadOnlyMemory" or "ReadOnlySpan" } memory when IsIn(memory, "System") && Element(memory.TypeArguments[0]) is { } element =>
            Unwritable(memory, $"Memory<{element.Display()}>"),
        INamedTypeSymbol { Arity: 1, Name: "IReadOnlyList" or "ImmutableArray" } list
            when Element(list.TypeArguments[0]) is { } element && (IsIn(list, "System.Collections.Generic") || IsIn(list, "System.Collections.Immutable")) =>
            Unwritable(list, $"{element.Display()}[]"),
        INamedTypeSymbol { Arity: 1, Name: "List" } list when IsIn(list, "System.Collections.Generic") =>
            ReadModel(list.TypeArguments[0], isSequence: true),
        INamedTypeSymbol { Arity: 1, Name: "IReadOnlyList" } list when IsIn(list, "System.Collections.Generic") =>
            ReadModelsByReference(list.TypeArguments[0]),
        INamedTypeSymbol { Arity: 1, Name: "ImmutableArray" } array when IsIn(array, "System.Collections.Immutable") =>
            ReadModelsByReference(array.TypeArguments[0]),
        INamedTypeSymbol { Arity: 2, Name: "Dictionary" } dictionary when IsIn(dictionary, "System.Collections.Generic") =>
            IsKey(dictionary.TypeArguments[0])
                ? ReadModelsByReference(dictionary.TypeArguments[1], isList: false)
                : new Storage.Unsupported(
                    $"a key of type '{dictionary.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' has no place in a path",
                    "use keys that are strings, whole numbers or members of an enumeration"),
        _ => ReadModel(type, isSequence: false),
    };

    private static Storage ReadArray(IArrayTypeSymbol array)
    {
        ITypeSymbol element = array.ElementType;
        return (array.Rank, element) switch
        {
            (_, IErrorTypeSymbol) => new Storage.Erroneous(),
            (1, { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.TypeParameter }) when Element(element) is null =>
                ReadModel(element, isSequence: true),
            (1, IArrayTypeSymbol rows) => ReadRows(rows, depth: 2),
            (1, _) => ReadElement(element, StorageKind.Vector),
            (<= GreatestRank, _) => ReadElement(element, StorageKind.Rectangular, array.Rank),
            _ => new Storage.Unsupported(
                $"arrays of rank {array.Rank} are not supported",
                "keep the weights in an array of rank 1 to 4 or a Tensor"),
        };
    }

    private static Storage ReadRows(IArrayTypeSymbol rows, int depth) => (rows.Rank, rows.ElementType) switch
    {
        (> 1, _) => new Storage.Unsupported($"its rows are arrays of rank {rows.Rank}", "make them arrays of rank 1"),
        _ when depth > GreatestRank => new Storage.Unsupported(
            $"arrays are nested more than {GreatestRank} deep", $"keep the weights in an array of rank 1 to {GreatestRank} or a Tensor"),
        (_, IArrayTypeSymbol inner) => ReadRows(inner, depth + 1),
        (_, { } element) => ReadElement(element, StorageKind.Jagged, depth),
    };

    private static Storage ReadElement(ITypeSymbol type, StorageKind kind, int rank = 1) => (type, Element(type)) switch
    {
        (IErrorTypeSymbol, _) => new Storage.Erroneous(),
        (_, { } element) => new Storage.Weights(kind, element, rank),
        _ => new Storage.Unsupported(
            $"its elements are of type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'", "make them float, double or Half"),
    };

    private static Storage.Unsupported Unwritable(INamedTypeSymbol type, string writable) => new(
        $"weights in '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' can be read and not written", $"keep them in '{writable}'");

    private static ElementKind? Element(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Single } => ElementKind.Single,
        { SpecialType: SpecialType.System_Double } => ElementKind.Double,
        INamedTypeSymbol { Arity: 0, Name: "Half", TypeKind: TypeKind.Struct, ContainingType: null } half when IsIn(half, "System") => ElementKind.Half,
        _ => null,
    };

    // These hand out copies of structs, and what is allocated in a copy is lost.
    private static Storage ReadModelsByReference(ITypeSymbol element, bool isList = true) => ReadModel(element, isSequence: true) switch
    {
        Storage.Models { Model.IsValueType: true } models => new Storage.Unsupported(
            $"'{models.Model.Name}' is a struct, of which the collection hands out copies",
            "keep them in an array or a List, or make the model a class"),
        Storage.Layers { Layer.IsValueType: true } layers => new Storage.Unsupported(
            $"'{layers.Layer.Name}' is a struct, of which the collection hands out copies",
            "keep them in an array or a List, or make the layer a class"),
        Storage.Modules modules when !isList => new Storage.Unsupported(
            $"a dictionary of '{modules.Module.Name}' is not registered with its module", "keep them in a ModuleList, or in fields"),
        var read => read,
    };

    private static bool IsKey(ITypeSymbol type) => type.TypeKind is TypeKind.Enum or TypeKind.Error || type.SpecialType is
        SpecialType.System_String or SpecialType.System_Char
        or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;

    private static Storage ReadModel(ITypeSymbol type, bool isSequence)
    {
        if (type is IErrorTypeSymbol) return new Storage.Erroneous();
        INamedTypeSymbol? model = type switch
        {
            INamedTypeSymbol named => named,
            ITypeParameterSymbol parameter => parameter.ConstraintTypes.OfType<INamedTypeSymbol>()
                .FirstOrDefault(static constraint => Models.IsModel(constraint) || LayerTypes.IsLayer(constraint)),
            _ => null,
        };
        if (model is not null && LayerTypes.IsLayer(model)) return new Storage.Layers(model, isSequence);
        if (model is not null && Models.IsModel(model)) return new Storage.Models(model, isSequence);
        if (ModuleTypes.Read(type, isSequence) is { } modules) return modules;

        string name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false })
        {
            return new Storage.Unsupported(
                isSequence ? $"a list or array of '{name}' is neither weights nor models" : $"'{name}' is neither a supported container of weights nor a model",
                "use an array, Memory or Tensor of float, double or Half, a model, or an array or list of models");
        }

        return new Storage.Unsupported(
            $"'{name}' is neither a supported container of weights nor a model",
            $"use an array, Memory or Tensor of float, double or Half, or mark the weights inside '{name}' with [Init]");
    }

    private static bool IsIn(INamedTypeSymbol type, string scope) => type.ContainingNamespace.ToDisplayString() == scope;
}

/// <summary>Which types are models.</summary>
internal static class Models
{
    /// <summary>
    /// Whether a type holds marked members, itself or in a base class, or was compiled with generated initialization in another assembly.
    /// </summary>
    public static bool IsModel(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.OriginalDefinition; level is not null; level = level.BaseType?.OriginalDefinition)
        {
            if (level.SpecialType != SpecialType.None) return false;
            if (LayerTypes.IsMarked(level)) return false;
            if (level.DeclaringSyntaxReferences.IsEmpty ? IsCompiledModel(level) : MarkedMembers.Any(level)) return true;
        }

        return false;
    }

    /// <summary>Whether code is generated for a type in source, or was when it was compiled.</summary>
    public static bool IsGenerated(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.OriginalDefinition; level is not null; level = level.BaseType?.OriginalDefinition)
        {
            if (level.SpecialType != SpecialType.None) return false;
            if (LayerTypes.IsMarked(level)) return false;
            bool generated = level.DeclaringSyntaxReferences.IsEmpty
                ? IsCompiledModel(level)
                : MarkedMembers.Any(level) && TypeHierarchy.Find(level) is null && !GeneratedNames.AreTaken(level);
            if (generated) return true;
        }

        return false;
    }

    private static bool IsCompiledModel(INamedTypeSymbol type) => type.AllInterfaces.Any(static candidate =>
        candidate.Name == "IInitializable" && candidate.ContainingNamespace.ToDisplayString() == KnownNames.CompilerServices);
}
