using System.Linq;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>Reads what a person asked for: an <c>[Init]</c>, with the defaults of the type and the assembly merged in.</summary>
internal static class InitReader
{
    /// <summary>The options of a member in a given role.</summary>
    public static SchemeOptions Read(AttributeData? init, LayerRole role, INamedTypeSymbol type)
    {
        SchemeOptions own = init is null ? SchemeOptions.Auto : Options(init);
        bool bare = own == SchemeOptions.Auto;
        return bare && role == LayerRole.Weight && Defaults(type) is { } defaults ? Options(defaults) : own;
    }

    private static AttributeData? Defaults(INamedTypeSymbol type) =>
        TypeHierarchy.SelfAndContainers(type).Reverse()
            .Select(static level => Find(level))
            .FirstOrDefault(static defaults => defaults is not null)
        ?? Find(type.ContainingAssembly);

    private static AttributeData? Find(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(static attribute =>
        MarkedMembers.IsOurs(attribute) && attribute.AttributeClass!.Name == nameof(InitDefaultsAttribute));

    private static SchemeOptions Options(AttributeData attribute) => new()
    {
        Scheme = attribute.ConstructorArguments.Length > 0
            ? attribute.ConstructorArguments[0].Enumeration<Scheme>()
            : Scheme.Auto,
        Distribution = attribute.Named(nameof(InitAttribute.Distribution)) is null
            ? null
            : attribute.Enumeration<Distribution>(nameof(InitAttribute.Distribution)),
        Fan = attribute.Enumeration<FanMode>(nameof(InitAttribute.Fan)),
        Gain = attribute.Number(nameof(InitAttribute.Gain)),
        Std = attribute.Number(nameof(InitAttribute.Std)),
        Mean = attribute.Number(nameof(InitAttribute.Mean)),
        Low = attribute.Number(nameof(InitAttribute.Low)),
        High = attribute.Number(nameof(InitAttribute.High)),
        Value = attribute.Number(nameof(InitAttribute.Value)),
        Truncation = attribute.Number(nameof(InitAttribute.Truncation)),
        Sparsity = attribute.Number(nameof(InitAttribute.Sparsity)),
    };
}
