using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>How a member holds a model or a layer, so that what is allocated inside is not lost.</summary>
internal static class SubmodelFit
{
    public const string NotWrittenBack = "it is a struct that cannot be written back, and what is allocated in a copy is lost";

    /// <summary>The way to reach it; null for a struct that is only handed out in copies.</summary>
    public static SubmodelKind? Held(ISymbol member, INamedTypeSymbol type, bool isSequence) => (isSequence, type.IsValueType, member) switch
    {
        (true, _, _) => SubmodelKind.Sequence,
        (_, false, _) => SubmodelKind.Reference,
        (_, _, IFieldSymbol { IsReadOnly: false } or IPropertySymbol { RefKind: RefKind.Ref }) => SubmodelKind.Value,
        _ when StorageFit.IsAssignable(member) || type.IsReadOnly => SubmodelKind.ValueProperty,
        _ => null,
    };
}
