using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What tells modules apart: types and patterns.</summary>
internal sealed partial class ModuleBuilder
{
    private bool? Matches(Built value, IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => AreEqual(value, Eval(constant.Value)),
        IRelationalPatternOperation relation => Truth(Operate(relation.OperatorKind, value, Eval(relation.Value))),
        INegatedPatternOperation negated => !Matches(value, negated.Pattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(Matches(value, both.LeftPattern), () => Matches(value, both.RightPattern)),
        IBinaryPatternOperation either => !And(!Matches(value, either.LeftPattern), () => !Matches(value, either.RightPattern)),
        ITypePatternOperation type => IsOf(value, type.MatchedType),
        IDeclarationPatternOperation declaration => Declared(value, declaration.MatchesNull ? true : IsOf(value, declaration.MatchedType), declaration.DeclaredSymbol),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive =>
            Declared(value, And(recursive.MatchedType is { } type ? IsOf(value, type) : !IsNull(value), () => Matches(value, recursive.PropertySubpatterns)), recursive.DeclaredSymbol),
        _ => null,
    };

    // { bias: not null }
    private bool? Matches(Built value, ImmutableArray<IPropertySubpatternOperation> properties)
    {
        bool? all = true;
        foreach (IPropertySubpatternOperation property in properties)
        {
            Built? found = property.Member is IPropertyReferenceOperation { Property: var member } && Torch.IsLibrary(member)
                ? value is BuiltModule module ? LibraryProperty(module, member) : TensorProperty(value, member)
                : null;
            all = And(all, () => found is null ? null : Matches(found, property.Pattern));
        }

        return all;
    }

    private bool? Declared(Built value, bool? matches, ISymbol? symbol)
    {
        if (symbol is not null) Set(Locals, symbol, value);
        return matches;
    }

    /// <summary>Whether a value is of a type: known for modules, parameters and null.</summary>
    private static bool? IsOf(Built value, ITypeSymbol? type)
    {
        if (type is null) return null;
        if (value is BuiltConstant { Value: null }) return false;
        if (value is BuiltParameter parameter && Torch.IsTensor(type)) return type.Name == "Tensor" || parameter.IsParameter;
        if (value is not BuiltModule module) return null;
        for (ITypeSymbol? level = module.Type; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level.OriginalDefinition, type.OriginalDefinition)) return true;
        }

        return module.Type.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, type.OriginalDefinition));
    }
}
