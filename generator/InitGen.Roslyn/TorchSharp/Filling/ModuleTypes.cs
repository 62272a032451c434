using System.Linq;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Filling;

/// <summary>What a member whose type is TorchSharp's holds.</summary>
internal enum ModuleContent
{
    /// <summary>A module with weights of its own, of a kind that its type says.</summary>
    Known,

    /// <summary>Any module: its type says nothing.</summary>
    Hidden,

    /// <summary>Modules, in the order of a list.</summary>
    Container,

    /// <summary>A parameter of the model's own.</summary>
    Parameter,
}

/// <summary>
/// Which types of members are TorchSharp's, by the assembly and the types around them, never by names alone. It asks the type and no compilation:
/// members are looked at wherever a model is, and most are arrays.
/// </summary>
internal static class ModuleTypes
{
    private const string Modules = "Modules";

    /// <summary>What a member of this type is to the generator; null where the type is none of TorchSharp's.</summary>
    /// <param name="type">The type of the member, or of the elements of its collection.</param>
    /// <param name="isSequence">Whether it is that of the elements.</param>
    public static Storage? Read(ITypeSymbol type, bool isSequence)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.OfType<INamedTypeSymbol>().Select(constraint => Read(constraint, isSequence)).FirstOrDefault(static read => read is not null);
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named) return null;
        if (IsLibrary(named)) return ReadLibrary(named, isSequence);
        foreach (INamedTypeSymbol level in TypeHierarchy.SelfAndBases(named).Skip(1))
        {
            if (!IsLibrary(level)) continue;
            if (IsContainer(level)) return new Storage.Modules(named, ModuleContent.Container, isSequence);
            if (!IsModule(level)) return null;
            return named.DeclaringSyntaxReferences.IsEmpty
                ? new Storage.Unsupported($"'{named.Name}' is a module of another assembly, which does not say how its weights start", "initialize it in code of your own")
                : new Storage.Unsupported($"no weight of the module '{named.Name}' is marked", $"mark the weights inside '{named.Name}' with [Init]");
        }

        return null;
    }

    /// <summary>Whether a type is the library's module, or derives from it.</summary>
    public static bool IsModule(ITypeSymbol? type) => type is INamedTypeSymbol named
        && TypeHierarchy.SelfAndBases(named).Any(static level => IsLibrary(level) && IsNested(level, "Module", "nn", "torch"));

    private static Storage? ReadLibrary(INamedTypeSymbol type, bool isSequence)
    {
        if (IsIn(type, Modules, "Parameter"))
        {
            return isSequence
                ? new Storage.Unsupported("it holds parameters in a collection", "keep each in a field of its own")
                : new Storage.Weights(StorageKind.Parameter, ElementKind.Single, Rank: 1);
        }

        if (IsNested(type, "Tensor", "torch"))
            return new Storage.Unsupported("a Tensor in a field is not trained", "declare it as Parameter");
        if (!IsModule(type)) return null;
        if (IsContainer(type)) return new Storage.Modules(type, ModuleContent.Container, isSequence);
        if (IsNested(type, "Module", "nn", "torch") || type.IsAbstract) return new Storage.Modules(type, ModuleContent.Hidden, isSequence);
        return type.Name switch
        {
            _ when ModuleKinds.Find(type.Name) is not null && IsIn(type, Modules, type.Name) => new Storage.Modules(type, ModuleContent.Known, isSequence),
            "ModuleDict" => new Storage.Unsupported("the modules of a ModuleDict are not known before it is registered", "keep them in a ModuleList, or in fields"),
            _ => new Storage.Unsupported($"no weights of TorchSharp's '{type.Name}' are known", "remove the attribute, or initialize it in code of your own"),
        };
    }

    private static bool IsContainer(INamedTypeSymbol type) => IsIn(type, Modules, "Sequential") || IsIn(type, Modules, "ModuleList");

    private static bool IsIn(INamedTypeSymbol type, string scope, string name) =>
        type.Name == name && type.ContainingType is null
        && type.ContainingNamespace is { ContainingNamespace: { Name: TorchSymbols.AssemblyName, ContainingNamespace.IsGlobalNamespace: true } } space && space.Name == scope;

    // From the inside out: Module in nn in torch.
    private static bool IsNested(INamedTypeSymbol type, params string[] names)
    {
        INamedTypeSymbol? level = type;
        foreach (string name in names)
        {
            if (level?.Name != name) return false;
            if (level.ContainingType is null) return name == names[names.Length - 1] && level.ContainingNamespace is { Name: TorchSymbols.AssemblyName, ContainingNamespace.IsGlobalNamespace: true };
            level = level.ContainingType;
        }

        return false;
    }

    private static bool IsLibrary(INamedTypeSymbol type) => type.ContainingAssembly?.Name == TorchSymbols.AssemblyName;
}
