using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>
/// INIT409: arguments of an initializer that are not the number they look like: a division of integers, a logarithm or a root that is no
/// number, and the defaults of <c>normal_</c> and <c>uniform_</c> on the weights of a layer.
/// </summary>
internal static class WrongConstants
{
    // Wider layers lose their signal to a standard deviation of 1.
    private const int Wide = 16;

    // What divides a number of units or samples starts from a small one.
    private const double GreatestNumerator = 16;

    private static readonly string[] Layers =
        ["Linear", "Bilinear", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d", "Convolution", "ConvolutionTranspose"];

    public static IEnumerable<CodeFinding> Find(InitCall call, TorchSymbols torch)
    {
        bool isNumber = false;
        foreach (IArgumentOperation argument in call.Call.Arguments)
        {
            if (!TorchSymbols.IsGiven(argument) || torch.IsTensor(argument.Parameter?.Type)) continue;
            foreach (IOperation part in Parts(argument.Value))
            {
                CodeFinding? found = part is IBinaryOperation division ? Division(call, argument, division) : NotANumber(call, argument, part);
                if (found is null) continue;
                isNumber = true;
                yield return found;
                break;
            }
        }

        if (!isNumber && Default(call, torch) is { } standard) yield return standard;
    }

    // The expression and, where it is a variable that is set once, what it is set to.
    private static IEnumerable<IOperation> Parts(IOperation value)
    {
        foreach (IOperation part in value.DescendantsAndSelf())
        {
            yield return part;
            if (part is not ILocalReferenceOperation { Local: var local } || SetOnce(part, local) is not { } initializer) continue;
            foreach (IOperation inner in initializer.DescendantsAndSelf()) yield return inner;
        }
    }

    private static IOperation? SetOnce(IOperation use, ILocalSymbol local)
    {
        IOperation root = use;
        while (root.Parent is { } parent) root = parent;
        IOperation? initializer = null;
        foreach (IOperation inner in root.Descendants())
        {
            if (inner is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local)) initializer = declarator.GetVariableInitializer()?.Value;
            if (inner is IAssignmentOperation { Target: ILocalReferenceOperation { Local: var target } } && SymbolEqualityComparer.Default.Equals(target, local)) return null;
            if (inner is IArgumentOperation { Parameter.RefKind: not RefKind.None, Value: ILocalReferenceOperation { Local: var passed } } && SymbolEqualityComparer.Default.Equals(passed, local)) return null;
        }

        return initializer;
    }

    private static CodeFinding? Division(InitCall call, IArgumentOperation argument, IBinaryOperation division)
    {
        if (division.OperatorKind != BinaryOperatorKind.Divide || !Numbers.IsInteger(division.Type) || !EndsAsFraction(division, argument)) return null;
        if (Numbers.Fold(division.LeftOperand) is not { } numerator || numerator == 0 || Math.Abs(numerator) > GreatestNumerator && Numbers.Fold(division.RightOperand) is null) return null;
        double? divisor = Numbers.Fold(division.RightOperand);
        if (divisor is 0 || divisor is { } known && numerator % known == 0) return null;
        string result = divisor is { } by ? InitCall.Show(Math.Truncate(numerator / by)) : $"0 as soon as {division.RightOperand.Syntax} is greater than {InitCall.Show(Math.Abs(numerator))}";
        return new CodeFinding(
            TorchSharpRules.WrongConstant,
            division.Syntax.GetLocation(),
            EquatableArray.Of(call.TensorText, $"{division.Syntax}, a division of integers, which is {result}", "divide floating-point numbers"))
        {
            Changes = Fractional(division) is { } edit ? EquatableArray.Of(new SourceChange("Divide floating-point numbers", EquatableArray.Of(edit))) : default,
        };
    }

    // What is computed in integers all the way may be meant so.
    private static bool EndsAsFraction(IOperation division, IArgumentOperation argument)
    {
        for (IOperation? outer = division.Parent; outer is not null && outer != argument.Parent; outer = outer.Parent)
        {
            if (outer is IConversionOperation conversion && Numbers.IsInteger(conversion.Operand.Type) && !Numbers.IsInteger(conversion.Type)) return true;
            if (outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply } around && Numbers.IsInteger(around.Type)) continue;
            if (outer is IVariableDeclaratorOperation) return false;
        }

        return false;
    }

    private static TextEdit? Fractional(IBinaryOperation division) => division.Syntax is not BinaryExpressionSyntax { Left: var left } ? null
        : left is LiteralExpressionSyntax { Token: { Value: int, Text: var text } } && text.All(char.IsDigit) ? new TextEdit(left.SpanStart, text, text + ".0")
        : new TextEdit(left.SpanStart, left.ToString(), $"(double){(left is IdentifierNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax ? left.ToString() : $"({left})")}");

    private static CodeFinding? NotANumber(InitCall call, IArgumentOperation argument, IOperation part)
    {
        if (part is not IInvocationOperation function || !Numbers.IsMath(function.TargetMethod) || Numbers.Fold(function) is not { } value) return null;
        if (!double.IsNaN(value) && !double.IsInfinity(value)) return null;
        string result = double.IsNaN(value) ? "no number" : value > 0 ? "infinite" : "minus infinity";
        return new CodeFinding(
            TorchSharpRules.WrongConstant,
            function.Syntax.GetLocation(),
            EquatableArray.Of(call.TensorText, $"{function.Syntax}, which is {result}", "all that is computed from it is lost"));
    }

    private static CodeFinding? Default(InitCall call, TorchSymbols torch)
    {
        if (call.LayerOfWeight(torch) is not { } layer || Array.IndexOf(Layers, layer) < 0) return null;
        string? what = call.Function switch
        {
            "normal_" when !call.IsGiven("mean") && !call.IsGiven("std", "stdev") => "the default standard deviation 1",
            "uniform_" when call.IsInit && !call.IsGiven("low") && !call.IsGiven("high") => "the default bounds 0 and 1, and so with mean 0.5",
            _ => null,
        };
        if (what is null || call.Call.Arguments.Any(static argument => TorchSymbols.IsGiven(argument) && argument.Parameter?.Name == "generator")) return null;

        (bool hasNorm, long? inputs) = Surroundings(call, torch);
        string sum = inputs is { } n ? call.Function == "normal_" ? $": with {n} inputs the signal grows x{InitCall.Show(Math.Sqrt(n))} here" : $": each of {n} inputs counts with the same sign" : string.Empty;
        return new CodeFinding(
            TorchSharpRules.WrongConstant,
            (call.Name ?? (SyntaxNode)call.Syntax).GetLocation(),
            EquatableArray.Of(call.TensorText, what + sum, call.Function == "normal_" ? "kaiming_normal_ and xavier_normal_ take it from the layer's size" : "give both bounds, or let kaiming_uniform_ and xavier_uniform_ take them from the layer's size"))
        {
            Level = !hasNorm && inputs is >= Wide ? RuleLevel.Warning : RuleLevel.Information,
        };
    }

    // Whether the class normalizes anything, and how many inputs the layer has, where it is made with constants.
    private static (bool HasNorm, long? Inputs) Surroundings(InitCall call, TorchSymbols torch)
    {
        if (call.Call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart)?.ContainingType is not { } type) return (true, null);
        bool hasNorm = false;
        foreach (ISymbol member in type.GetMembers())
        {
            ITypeSymbol? held = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
            if (!torch.IsModule(held)) continue;
            hasNorm |= torch.LayerName(held) is not { } name || name.IndexOf("Norm", StringComparison.Ordinal) >= 0 || name is "Sequential" or "ModuleList" or "ModuleDict";
        }

        return (hasNorm, call.Tensor is IPropertyReferenceOperation { Instance: IMemberReferenceOperation { Member: var layer } } ? Inputs(layer, type, torch, call.Call.SemanticModel) : null);
    }

    private static long? Inputs(ISymbol layer, INamedTypeSymbol type, TorchSymbols torch, SemanticModel model)
    {
        long? found = null;
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree != model.SyntaxTree) continue;
            foreach (InvocationExpressionSyntax creation in reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                SyntaxNode? target = creation.Parent switch
                {
                    AssignmentExpressionSyntax assignment when assignment.Right == creation => assignment.Left,
                    EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax field } => field,
                    EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
                    _ => null,
                };
                ISymbol? made = target is null ? null : model.GetDeclaredSymbol(target) ?? model.GetSymbolInfo(target).Symbol;
                if (!SymbolEqualityComparer.Default.Equals(made, layer) || model.GetOperation(creation) is not IInvocationOperation call || torch.Factory(call.TargetMethod) is null) continue;
                if (found is not null) return null;
                found = Numbers.Fold(TorchSymbols.Argument(call.Arguments, 0)?.Value) is { } size ? (long)size * (long)(Numbers.Fold(TorchSymbols.Argument(call.Arguments, "kernel_size", "kernelSize")?.Value) is { } kernel ? Math.Pow(kernel, Rank(call.TargetMethod.Name)) : 1) : null;
            }
        }

        return found;
    }

    private static int Rank(string factory) => factory.EndsWith("3d", StringComparison.Ordinal) ? 3 : factory.EndsWith("2d", StringComparison.Ordinal) ? 2 : 1;
}
