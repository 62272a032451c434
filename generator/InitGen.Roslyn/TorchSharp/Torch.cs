using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>Which symbols are TorchSharp's: by the assembly they come from, never by their names alone.</summary>
internal static class Torch
{
    public const string AssemblyName = "TorchSharp";

    /// <summary>Whether a symbol comes from the library.</summary>
    public static bool IsLibrary(ISymbol? symbol) => symbol?.ContainingAssembly?.Name == AssemblyName;

    /// <summary>Whether a type is a module: torch.nn.Module or what derives from it.</summary>
    public static bool IsModule(ITypeSymbol? type)
    {
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level is { Name: "Module", ContainingType.Name: "nn" } && IsLibrary(level)) return true;
        }

        return false;
    }

    /// <summary>Whether a type is a tensor, or a parameter, which is one.</summary>
    public static bool IsTensor(ITypeSymbol? type) => type is { Name: "Tensor" or "Parameter", TypeKind: TypeKind.Class } && IsLibrary(type);

    /// <summary>Whether a method is one of torch.nn that makes a module.</summary>
    public static bool IsFactory(IMethodSymbol method) => method is { IsStatic: true, ContainingType.Name: "nn" } && IsModule(method.ReturnType);

    /// <summary>Whether a method is one of torch.nn.init.</summary>
    public static bool IsInitializer(IMethodSymbol method) => method is { IsStatic: true, ContainingType: { Name: "init", ContainingType.Name: "nn" } } && IsLibrary(method);

    /// <summary>Whether a call of a method changes parameters, or loads them.</summary>
    public static bool Initializes(IMethodSymbol method) =>
        (IsInitializer(method) && method.Name.EndsWith("_", StringComparison.Ordinal))
        || IsLoading(method)
        || (IsTensor(method.ContainingType) && IsFill(method.Name));

    /// <summary>Whether a method of a module reads weights from elsewhere.</summary>
    public static bool IsLoading(IMethodSymbol method) =>
        method.Name.StartsWith("load", StringComparison.OrdinalIgnoreCase)
        && (IsModule(method.ContainingType) || (method.IsExtensionMethod && IsModule((method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type)));

    /// <summary>Whether a method of a tensor writes all of it.</summary>
    public static bool IsFill(string name) => name is "normal_" or "uniform_" or "fill_" or "zero_" or "copy_" or "set_" or "bernoulli_" or "exponential_" or "log_normal_" or "cauchy_" or "random_" or "trunc_normal_";

    /// <summary>An argument's name as all versions of the library would have it: in lower case and without underscores.</summary>
    public static string Plain(string name) => name.Replace("_", string.Empty).ToLowerInvariant();
}
