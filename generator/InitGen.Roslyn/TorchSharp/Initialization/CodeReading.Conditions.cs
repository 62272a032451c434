using System;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>Tests: of types, of names, of dimensions, and whether there is a bias.</summary>
internal sealed partial class CodeReading
{
    private Condition Test(IOperation? operation)
    {
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: bool constant } }:
                return Condition.Of(constant);
            case IConversionOperation or IParenthesizedOperation:
                return Test(TorchSymbols.Unwrap(operation));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Test(not.Operand).Opposite;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return Test(both.LeftOperand).And(Test(both.RightOperand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return Test(either.LeftOperand).Or(Test(either.RightOperand));
            case IIsTypeOperation test:
                Condition isType = OfType(Evaluate(test.ValueOperand), test.TypeOperand);
                return test.IsNegated ? isType.Opposite : isType;
            case IIsPatternOperation test:
                return Match(Evaluate(test.Value), test.Pattern);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal:
                return AreEqual(equal);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differ:
                return AreEqual(differ).Opposite;
            case IBinaryOperation comparison when Rank(comparison) is { } rank:
                return rank;
            case IInvocationOperation call when NameTest(call) is { } test:
                return test;
            case null:
                return Condition.Always;
            default:
                return Evaluate(operation) is ConstantCode { Value: bool known } ? Condition.Of(known) : Condition.Unsure;
        }
    }

    private Condition Match(CodeValue value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } variable) _variables[variable] = Cast(value, declaration.MatchedType);
                return declaration.MatchesNull || declaration.MatchedType is null ? Condition.Always : OfType(value, declaration.MatchedType);
            case ITypePatternOperation type:
                return OfType(value, type.MatchedType);
            case IConstantPatternOperation constant:
                return MatchConstant(value, constant.Value.ConstantValue);
            case IDiscardPatternOperation:
                return Condition.Always;
            case INegatedPatternOperation not:
                return Match(value, not.Pattern).Opposite;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Match(value, either.LeftPattern).Or(Match(value, either.RightPattern));
            case IBinaryPatternOperation both:
                return Match(value, both.LeftPattern).And(Match(value, both.RightPattern));
            case IRecursivePatternOperation recursive:
                return MatchParts(value, recursive);
            default:
                return Condition.Unsure;
        }
    }

    private Condition MatchParts(CodeValue value, IRecursivePatternOperation pattern)
    {
        bool isTyped = !SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType);
        Condition all = isTyped ? OfType(value, pattern.MatchedType) : IsThere(value);
        CodeValue cast = isTyped ? Cast(value, pattern.MatchedType) : value;
        if (pattern.DeclaredSymbol is { } variable) _variables[variable] = cast;
        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
        {
            all = part.Member is IMemberReferenceOperation { Member: var member } ? all.And(Match(Member(cast, member), part.Pattern)) : all.And(Condition.Unsure);
        }

        return pattern.DeconstructionSubpatterns.IsEmpty ? all : all.And(Condition.Unsure);
    }

    private static Condition MatchConstant(CodeValue value, Optional<object?> constant) => constant switch
    {
        { HasValue: false } => Condition.Unsure,
        { Value: null } => IsThere(value).Opposite,
        { Value: string text } when value is SweptName name => NameTest(name, SweepTestKind.NameIs, text),
        _ => value is ConstantCode known ? Condition.Of(Equals(known.Value, constant.Value)) : Condition.Unsure,
    };

    // A bias that is missing needs no initialization: to ask for it changes nothing.
    private static Condition IsThere(CodeValue value) => value switch
    {
        ConstantCode { Value: null } => Condition.Never,
        ConstantCode or ParameterCode or MadeCode or ListCode or FunctionCode or SweptName or TupleCode or SweepCode => Condition.Always,
        SweptCode { AsType: null } => Condition.Always,
        SweptCode { AsType: { } type } swept => Condition.Of(swept.Visit, TypeTest(type)),
        ModuleCode { Path: "" } => Condition.Always,
        _ => Condition.Unsure,
    };

    private Condition OfType(CodeValue value, ITypeSymbol? type)
    {
        if (type is null) return Condition.Unsure;
        switch (value)
        {
            case ParameterCode or MadeCode when _torch.IsTensor(type):
            case SweptCode { Visit.Sweep.IsOverParameters: true } when _torch.IsTensor(type):
                return Condition.Always;
            case SweptCode { Visit.Sweep.IsOverParameters: false } swept when _torch.IsModule(type):
                swept.Visit.Types.Add(SweepTest.KeyOf(type));
                return IsAnyModule(type) ? Condition.Always : Condition.Of(swept.Visit, TypeTest(type));
            case ModuleCode { Type: { } known } when Derives(known, type):
            case MadeCode { Type: { } made } when Derives(made, type):
                return Condition.Always;
            case MadeCode { Type: not null }:
                return Condition.Never;
            case ModuleCode { Type: { } other } when _torch.LayerName(other) is not null && other.IsSealed:
                return Condition.Never;
            default:
                return Condition.Unsure;
        }
    }

    private bool IsAnyModule(ITypeSymbol type) => _torch.IsLibrary(type) && type is INamedTypeSymbol { ContainingType: not null, Arity: 0 };

    private static SweepTest TypeTest(ITypeSymbol type) => new(SweepTestKind.Type, EquatableArray.Of(SweepTest.KeyOf(type)));

    private static bool Derives(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level.OriginalDefinition, ancestor.OriginalDefinition)) return true;
        }

        return false;
    }

    private Condition AreEqual(IBinaryOperation comparison)
    {
        if (Rank(comparison) is { } rank) return rank;

        // module.GetType() == typeof(Linear)
        IOperation? left = TorchSymbols.Unwrap(comparison.LeftOperand), right = TorchSymbols.Unwrap(comparison.RightOperand);
        if (left is IInvocationOperation { TargetMethod.Name: nameof(GetType), Instance: { } instance } && right is ITypeOfOperation type) return OfType(Evaluate(instance), type.TypeOperand);
        CodeValue a = Evaluate(left), b = Evaluate(right);
        if (b is ConstantCode { Value: null }) return IsThere(a).Opposite;
        if (a is ConstantCode { Value: null }) return IsThere(b).Opposite;
        if (a is SweptName name && b is ConstantCode { Value: string text }) return NameTest(name, SweepTestKind.NameIs, text);
        return a is ConstantCode x && b is ConstantCode y ? Condition.Of(Equals(x.Value, y.Value)) : Condition.Unsure;
    }

    private Condition? NameTest(IInvocationOperation call)
    {
        SweepTestKind? kind = call.TargetMethod switch
        {
            { ContainingType.SpecialType: not SpecialType.System_String } => null,
            { Name: nameof(string.Contains) } => SweepTestKind.NameContains,
            { Name: nameof(string.StartsWith) } => SweepTestKind.NameStartsWith,
            { Name: nameof(string.EndsWith) } => SweepTestKind.NameEndsWith,
            { Name: nameof(string.Equals), IsStatic: false } => SweepTestKind.NameIs,
            _ => null,
        };
        return kind is not null && call.Instance is not null && call.Arguments.Length > 0
            && Evaluate(call.Instance) is SweptName name && Evaluate(call.Arguments[0].Value) is ConstantCode { Value: { } text }
                ? NameTest(name, kind.Value, text.ToString())
                : null;
    }

    private static Condition NameTest(SweptName name, SweepTestKind kind, string text)
    {
        if (!name.IsOfClass) return Condition.Of(name.Visit, new SweepTest(kind, EquatableArray.Of(text)));
        return kind is SweepTestKind.NameContains or SweepTestKind.NameStartsWith or SweepTestKind.NameIs
            ? Condition.Of(name.Visit, new SweepTest(SweepTestKind.TypeNameContains, EquatableArray.Of(text)))
            : Condition.Unsure;
    }

    // parameter.dim() > 1 and its like tell matrices from biases.
    private Condition? Rank(IBinaryOperation comparison)
    {
        if (comparison.RightOperand.ConstantValue is not { HasValue: true, Value: { } bound } || RankOf(comparison.LeftOperand) is not { } swept) return null;
        int number = bound is int or long ? (int)Convert.ToInt64(bound, System.Globalization.CultureInfo.InvariantCulture) : 0;
        Condition atLeast(int rank) => Condition.Of(swept.Visit, new SweepTest(SweepTestKind.MinRank, default) { Rank = rank });
        return comparison.OperatorKind switch
        {
            BinaryOperatorKind.GreaterThan => atLeast(number + 1),
            BinaryOperatorKind.GreaterThanOrEqual => atLeast(number),
            BinaryOperatorKind.LessThan => atLeast(number).Opposite,
            BinaryOperatorKind.LessThanOrEqual => atLeast(number + 1).Opposite,
            BinaryOperatorKind.Equals when number == 1 => atLeast(2).Opposite,
            BinaryOperatorKind.NotEquals when number == 1 => atLeast(2),
            _ => null,
        };
    }

    private SweptCode? RankOf(IOperation operation) => TorchSymbols.Unwrap(operation) switch
    {
        IInvocationOperation { TargetMethod.Name: "dim", Instance: { } tensor } call when _torch.IsLibrary(call.TargetMethod) => Swept(tensor),
        IPropertyReferenceOperation { Property.Name: "ndim" or "Dimensions", Instance: { } tensor } property when _torch.IsLibrary(property.Property) => Swept(tensor),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: IPropertyReferenceOperation { Property.Name: "shape", Instance: { } tensor } } => Swept(tensor),
        _ => null,
    };

    private SweptCode? Swept(IOperation tensor) => Evaluate(tensor) is SweptCode { Visit.Sweep.IsOverParameters: true } swept ? swept : null;
}
