using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>Reads an <c>[Activation]</c>.</summary>
internal static class ActivationReader
{
    /// <summary>The activation that an attribute declares; null where it is not understood or out of range.</summary>
    public static ActivationInfo? Read(AttributeData attribute)
    {
        if (!attribute.IsUnderstood()) return null;
        var activation = attribute.ConstructorArguments[0].Enumeration<Activation>();
        double? parameter = Parameter(attribute, activation);
        return ActivationTable.Validate(activation, parameter) is null ? ActivationTable.Get(activation, parameter) : null;
    }

    /// <summary>The slope, or the number of pieces; null where it is not given.</summary>
    public static double? Parameter(AttributeData attribute, Activation activation) => activation == Activation.Maxout
        ? attribute.Named(nameof(ActivationAttribute.Pieces))?.Value as int?
        : attribute.Number(nameof(ActivationAttribute.Slope));
}
