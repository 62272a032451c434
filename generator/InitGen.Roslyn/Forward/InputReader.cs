using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>Reads what an <c>[Input]</c> declares of the data.</summary>
internal static class InputReader
{
    /// <summary>What is declared of a parameter, or of all parameters of its method or type; null for nothing.</summary>
    public static InputData? Read(IParameterSymbol parameter) =>
        Find(parameter) ?? Find(parameter.ContainingSymbol) ?? (parameter.ContainingType is { } type ? Find(type) : null);

    private static InputData? Find(ISymbol symbol)
    {
        AttributeData? attribute = symbol.GetAttributes().FirstOrDefault(static candidate =>
            candidate.AttributeClass?.Name == nameof(InputAttribute) && MarkedMembers.IsOurs(candidate));
        if (attribute is null) return null;
        if (attribute.Number(nameof(InputAttribute.Low)) is { } low && attribute.Number(nameof(InputAttribute.High)) is { } high)
            return low <= high ? new InputData((low + high) / 2, (high - low) / System.Math.Sqrt(12)) : null;
        double std = attribute.Number(nameof(InputAttribute.Std)) ?? 1;
        return std >= 0 ? new InputData(attribute.Number(nameof(InputAttribute.Mean)) ?? 0, std) : null;
    }
}
