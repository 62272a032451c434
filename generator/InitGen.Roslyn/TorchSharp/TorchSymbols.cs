using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>
/// What belongs to TorchSharp in a compilation. Names alone say nothing: a type or method counts only where the assembly named TorchSharp
/// defines it, so that a project's own <c>Linear</c> or <c>Module</c> is never taken for the library's.
/// </summary>
public sealed class TorchSymbols
{
    /// <summary>Name of the library's assembly.</summary>
    public const string AssemblyName = "TorchSharp";

    private const string ModuleName = "TorchSharp.torch+nn+Module";
    private const string TensorName = "TorchSharp.torch+Tensor";
    private const string ParameterName = "TorchSharp.Modules.Parameter";
    private const string ModulesNamespace = "TorchSharp.Modules";

    private static readonly ConditionalWeakTable<Compilation, Holder> OfCompilations = new();

    private readonly IAssemblySymbol _assembly;
    private readonly INamedTypeSymbol _module;
    private readonly INamedTypeSymbol? _tensor;
    private readonly INamedTypeSymbol? _parameter;

    private TorchSymbols(IAssemblySymbol assembly, INamedTypeSymbol module)
    {
        _assembly = assembly;
        _module = module;
        _tensor = assembly.GetTypeByMetadataName(TensorName);
        _parameter = assembly.GetTypeByMetadataName(ParameterName);
    }

    /// <summary>The version of the library's assembly.</summary>
    public Version Version => _assembly.Identity.Version;

    /// <summary>The class <c>torch.nn.init</c>; null where this version has none.</summary>
    public INamedTypeSymbol? Initializers => _assembly.GetTypeByMetadataName("TorchSharp.torch+nn+init");

    /// <summary>The library as a compilation sees it.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <returns>Its symbols; null where the library is not referenced.</returns>
    public static TorchSymbols? Of(Compilation compilation) => OfCompilations.GetValue(compilation, static key => new Holder(Find(key))).Symbols;

    /// <summary>Whether a type is a module of the library or derives from one.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is one.</returns>
    public bool IsModule(ITypeSymbol? type) => DerivesFrom(type, _module);

    /// <summary>Whether a type is a tensor; a parameter is one.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is one.</returns>
    public bool IsTensor(ITypeSymbol? type) => _tensor is not null && DerivesFrom(type, _tensor);

    /// <summary>Whether a type is the library's parameter.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is one.</returns>
    public bool IsParameter(ITypeSymbol? type) => _parameter is not null && DerivesFrom(type, _parameter);

    /// <summary>Whether a symbol is defined by the library.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <returns>Whether it is.</returns>
    public bool IsLibrary(ISymbol? symbol) => SymbolEqualityComparer.Default.Equals(symbol?.ContainingAssembly, _assembly);

    /// <summary>The name of a module class of the library, such as <c>Linear</c>; of <c>ModuleList&lt;T&gt;</c> it is <c>ModuleList</c>.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name; null for all other types, also for those that derive from it.</returns>
    public string? LayerName(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingType: null } named && IsLibrary(named) && IsModule(named)
        && named.ContainingNamespace.ToDisplayString() == ModulesNamespace
            ? named.Name
            : null;

    /// <summary>A module class of the library by name.</summary>
    /// <param name="name">Its name without arity.</param>
    /// <returns>The type; null where this version has none of that name.</returns>
    public INamedTypeSymbol? Layer(string name) =>
        _assembly.GetTypeByMetadataName(ModulesNamespace + "." + name) ?? _assembly.GetTypeByMetadataName(ModulesNamespace + "." + name + "`1");

    /// <summary>What a method makes: the static factories of <c>torch.nn</c> and the constructors of the module classes have the layer's name.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The name, such as <c>Linear</c> or <c>Conv2d</c>; null for other methods.</returns>
    public string? Factory(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.Constructor } => LayerName(method.ContainingType) ?? (IsParameter(method.ContainingType) && IsLibrary(method) ? "Parameter" : null),
        { IsStatic: true } when IsNested(method.ContainingType, "torch", "nn") && (IsModule(method.ReturnType) || IsParameter(method.ReturnType)) => method.Name,
        _ => null,
    };

    /// <summary>The function of <c>torch.nn.init</c> that a method is.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Its name, such as <c>kaiming_normal_</c>; null for other methods.</returns>
    public string? InitFunction(IMethodSymbol method) =>
        method.IsStatic && IsNested(method.ContainingType, "torch", "nn", "init") ? method.Name : null;

    /// <summary>The function of <c>torch.nn.functional</c> that a method is.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Its name, such as <c>relu</c>; null for other methods.</returns>
    public string? Functional(IMethodSymbol method) =>
        method.IsStatic && IsNested(method.ContainingType, "torch", "nn", "functional") ? method.Name : null;

    /// <summary>The static function of <c>torch</c> itself that a method is.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Its name, such as <c>no_grad</c>; null for other methods.</returns>
    public string? TorchFunction(IMethodSymbol method) => method.IsStatic && IsNested(method.ContainingType, "torch") ? method.Name : null;

    /// <summary>The method of a tensor that a method is.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Its name, such as <c>normal_</c>; null for other methods.</returns>
    public string? TensorMethod(IMethodSymbol method) =>
        !method.IsStatic && IsLibrary(method) && IsTensor(method.ContainingType) ? method.Name : null;

    /// <summary>
    /// The method of modules that a method is, extension methods of the library included. What a project overrides keeps the name, since the
    /// meaning is kept as well.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <returns>Its name, such as <c>apply</c>; null for other methods.</returns>
    public string? ModuleMethod(IMethodSymbol method)
    {
        IMethodSymbol root = method;
        while (root.OverriddenMethod is { } overridden) root = overridden;
        if (!IsLibrary(root)) return null;
        root = root.ReducedFrom ?? root;
        return root.IsStatic
            ? root.IsExtensionMethod && Receives(root.Parameters[0].Type) ? root.Name : null
            : IsModule(root.ContainingType) ? root.Name : null;
    }

    /// <summary>The argument of a parameter that has one of several names: they changed between versions.</summary>
    /// <param name="arguments">The arguments of a call or creation.</param>
    /// <param name="names">The parameter's names.</param>
    /// <returns>The argument, which may be a default; null where there is none.</returns>
    public static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, params string[] names) =>
        arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && Array.IndexOf(names, parameter.Name) >= 0);

    /// <summary>The argument of the parameter at a place.</summary>
    /// <param name="arguments">The arguments of a call or creation.</param>
    /// <param name="ordinal">The parameter's place, from 0.</param>
    /// <returns>The argument, which may be a default; null where there is none.</returns>
    public static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);

    /// <summary>Whether an argument stands in the source, and is no default.</summary>
    /// <param name="argument">The argument.</param>
    /// <returns>Whether it was written.</returns>
    public static bool IsGiven(IArgumentOperation? argument) => argument is { ArgumentKind: not ArgumentKind.DefaultValue };

    /// <summary>A value without the conversions, parentheses and exclamation marks around it.</summary>
    /// <param name="operation">The value.</param>
    /// <returns>What is inside.</returns>
    public static IOperation? Unwrap(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    continue;
                default:
                    return operation;
            }
        }
    }

    private bool Receives(ITypeSymbol type) =>
        type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.Any(IsModule) : IsModule(type);

    // The static classes of the library lie in each other: torch, torch.nn, torch.nn.init.
    private bool IsNested(INamedTypeSymbol? type, params string[] names)
    {
        for (int i = names.Length - 1; i >= 0; i--)
        {
            if (type?.Name != names[i]) return false;
            if (i == 0) return type.ContainingType is null && IsLibrary(type) && type.ContainingNamespace is { Name: AssemblyName, ContainingNamespace.IsGlobalNamespace: true };
            type = type.ContainingType;
        }

        return false;
    }

    private static bool DerivesFrom(ITypeSymbol? type, INamedTypeSymbol ancestor)
    {
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.Any(constraint => constraint is not ITypeParameterSymbol && DerivesFrom(constraint, ancestor));
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, ancestor)) return true;
        }

        return false;
    }

    private static TorchSymbols? Find(Compilation compilation)
    {
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Identity.Name == AssemblyName && assembly.GetTypeByMetadataName(ModuleName) is { } module) return new TorchSymbols(assembly, module);
        }

        return null;
    }

    private sealed class Holder
    {
        public Holder(TorchSymbols? symbols) => Symbols = symbols;

        public TorchSymbols? Symbols { get; }
    }
}
