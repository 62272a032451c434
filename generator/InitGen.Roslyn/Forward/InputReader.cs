using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>Reads what an <c>[Input]</c> declares of the data.</summary>
internal static class InputReader
{
    /// <summary>What is declared of a parameter, or of all parameters of its method or type; null for nothing, and for what contradicts itself.</summary>
    public static InputData? Read(IParameterSymbol parameter)
    {
        AttributeData? attribute = Find(parameter) ?? Find(parameter.ContainingSymbol) ?? (parameter.ContainingType is { } type ? Find(type) : null);
        if (attribute is null || Problem(attribute) is not null) return null;
        return attribute.Number(nameof(InputAttribute.Low)) is { } low && attribute.Number(nameof(InputAttribute.High)) is { } high
            ? new InputData((low + high) / 2, (high - low) / System.Math.Sqrt(12))
            : new InputData(attribute.Number(nameof(InputAttribute.Mean)) ?? 0, attribute.Number(nameof(InputAttribute.Std)) ?? 1);
    }

    /// <summary>What is wrong with the declarations on a model, on its forward pass and on the parameters of that.</summary>
    public static IEnumerable<string> Problems(INamedTypeSymbol model, IMethodSymbol? forward) =>
        (forward is null ? [model] : forward.Parameters.Concat(new ISymbol[] { forward, model }))
            .Select(static symbol => Find(symbol))
            .OfType<AttributeData>()
            .Select(static attribute => Problem(attribute))
            .OfType<string>();

    private static AttributeData? Find(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(static candidate =>
        candidate.AttributeClass?.Name == nameof(InputAttribute) && MarkedMembers.IsOurs(candidate));

    private static string? Problem(AttributeData attribute)
    {
        double? low = attribute.Number(nameof(InputAttribute.Low)), high = attribute.Number(nameof(InputAttribute.High));
        double? mean = attribute.Number(nameof(InputAttribute.Mean)), std = attribute.Number(nameof(InputAttribute.Std));
        return (low, high) switch
        {
            (null, not null) or (not null, null) => "[Input] needs both Low and High, or neither",
            (not null, _) when mean is not null || std is not null => "[Input] takes either Low and High, or Mean and Std",
            (not null, _) when !(low < high && IsFinite(low) && IsFinite(high)) => "Low of [Input] must be less than High, and both finite",
            _ when !(std is null or >= 0) || !IsFinite(std) => "Std of [Input] must be a finite number of at least 0",
            _ when !IsFinite(mean) => "Mean of [Input] must be finite",
            _ => null,
        };
    }

    private static bool IsFinite(double? value) => value is null || !(double.IsNaN(value.Value) || double.IsInfinity(value.Value));
}
