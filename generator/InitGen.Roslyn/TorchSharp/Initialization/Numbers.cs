using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>
/// Arithmetic on what the source fixes, as the program would do it: in integers where it is done in integers. Unlike the compiler's own
/// folding it knows the functions of <see cref="Math"/>.
/// </summary>
internal static class Numbers
{
    /// <summary>A value as a double; null for what is no number.</summary>
    public static double? Of(object? value) => value switch
    {
        double or float or decimal or int or long or short or sbyte or byte or ushort or uint or ulong => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The number that an expression always has; null where it has none.</summary>
    public static double? Fold(IOperation? operation)
    {
        if (operation is null) return null;
        if (operation.ConstantValue is { HasValue: true, Value: var constant }) return Of(constant);
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Fold(parenthesized.Operand);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Fold(conversion.Operand) is { } converted ? Truncated(conversion.Type, converted) : null;
            case IConversionOperation { OperatorMethod: { } method } conversion when method.Name == WellKnownMemberNames.ImplicitConversionName:
                return Fold(conversion.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                return -Fold(minus.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus } plus:
                return Fold(plus.Operand);
            case IBinaryOperation binary when Fold(binary.LeftOperand) is { } left && Fold(binary.RightOperand) is { } right:
                return Apply(binary, left, right);
            case IInvocationOperation call when IsMath(call.TargetMethod):
                return Apply(call);
            default:
                return null;
        }
    }

    /// <summary>Whether a type counts in whole numbers.</summary>
    public static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16 or SpecialType.System_SByte
        or SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64;

    /// <summary>Whether a method is one of <see cref="Math"/> or its like for floats.</summary>
    public static bool IsMath(IMethodSymbol method) => method is
    {
        IsStatic: true, ContainingType: { Name: "Math" or "MathF", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    public static CodeValue Combine(IBinaryOperation operation, ConstantCode left, ConstantCode right) =>
        Of(left.Value) is { } a && Of(right.Value) is { } b && Apply(operation, a, b) is { } result ? Typed(operation.Type, result) : CodeValue.Nothing;

    public static CodeValue Negate(IUnaryOperation operation, CodeValue operand) =>
        operand is ConstantCode { Value: var value } && Of(value) is { } number && operation.OperatorKind is UnaryOperatorKind.Minus or UnaryOperatorKind.Plus
            ? Typed(operation.Type, operation.OperatorKind == UnaryOperatorKind.Minus ? -number : number)
            : CodeValue.Nothing;

    public static CodeValue Convert(IConversionOperation conversion, ConstantCode value) =>
        Of(value.Value) is { } number && conversion.Type?.TypeKind != TypeKind.Enum ? Typed(conversion.Type, number) : value;

    public static CodeValue Call(IInvocationOperation call, double?[] arguments) =>
        Apply(call.TargetMethod.Name, arguments) is { } result ? Typed(call.Type, result) : CodeValue.Nothing;

    private static ConstantCode Typed(ITypeSymbol? type, double value) => type?.SpecialType switch
    {
        SpecialType.System_Int32 when value is >= int.MinValue and <= int.MaxValue => new ConstantCode((int)value),
        SpecialType.System_Int64 when Math.Abs(value) < 9e15 => new ConstantCode((long)value),
        SpecialType.System_Single => new ConstantCode((double)(float)value),
        _ => new ConstantCode(value),
    };

    private static double Truncated(ITypeSymbol? type, double value) => IsInteger(type) ? Math.Truncate(value)
        : type?.SpecialType == SpecialType.System_Single ? (float)value
        : value;

    private static double? Apply(IBinaryOperation operation, double left, double right)
    {
        double? result = operation.OperatorKind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when !IsInteger(operation.Type) => left / right,
            BinaryOperatorKind.Divide when right != 0 => left / right,
            BinaryOperatorKind.Remainder when right != 0 => left % right,
            _ => null,
        };
        return result is { } number ? Truncated(operation.Type, number) : null;
    }

    private static double? Apply(IInvocationOperation call)
    {
        var arguments = new double?[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < arguments.Length) arguments[parameter.Ordinal] = Fold(argument.Value);
        }

        return Apply(call.TargetMethod.Name, arguments);
    }

    private static double? Apply(string function, double?[] arguments)
    {
        if (arguments.Length is 0 or > 2 || arguments[0] is not { } x || arguments[arguments.Length - 1] is not { } y) return null;
        return (function, arguments.Length) switch
        {
            ("Sqrt", 1) => Math.Sqrt(x),
            ("Log", 1) => Math.Log(x),
            ("Log", 2) => Math.Log(x, y),
            ("Log10", 1) => Math.Log10(x),
            ("Log2", 1) => Math.Log(x, 2),
            ("Exp", 1) => Math.Exp(x),
            ("Abs", 1) => Math.Abs(x),
            ("Pow", 2) => Math.Pow(x, y),
            ("Min", 2) => Math.Min(x, y),
            ("Max", 2) => Math.Max(x, y),
            _ => null,
        };
    }
}
