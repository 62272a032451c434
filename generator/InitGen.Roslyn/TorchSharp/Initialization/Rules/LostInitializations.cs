using System;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>
/// INIT406: a call that fills a copy of a parameter and drops it, and one that changes a parameter in place while gradients are recorded, which
/// throws when it runs.
/// </summary>
internal static class LostInitializations
{
    private static readonly string[] Copying = ["clone", "to", "cpu", "cuda", "half", "float", "double", "bfloat16", "to_type", "type", "contiguous_copy"];

    private static readonly string[] InPlace =
        ["normal_", "uniform_", "fill_", "zero_", "copy_", "add_", "sub_", "mul_", "div_", "clamp_", "exponential_", "bernoulli_", "random_", "cauchy_", "log_normal_", "geometric_", "erfinv_"];

    // Words of code that decides itself where gradients are recorded.
    private static readonly string[] GradientWords = ["no_grad", "inference_mode", "set_grad_enabled", "InferenceMode", "AutoGradMode", "requires_grad", "requires_grad_", "enable_grad"];

    public static CodeFinding? Find(InitCall call, TorchSymbols torch, CancellationToken cancellation) =>
        OfCopy(call, torch) ?? OfLeaf(call, torch, cancellation);

    private static CodeFinding? OfCopy(InitCall call, TorchSymbols torch)
    {
        // The body of a lambda that returns nothing is a statement as well.
        if ((call.Statement is null && call.Call.Parent is not IExpressionStatementOperation) || call.Tensor is not { } tensor) return null;
        if (Copy(tensor, torch) is { } copy) return Make(call, copy.Root, copy.Method, ChangeOf(call, copy.Root));
        if (tensor is ILocalReferenceOperation local && IsDropped(local, torch) && Initializer(local) is { } initializer && Copy(initializer, torch) is { } kept) return Make(call, kept.Root, kept.Method, null);
        return null;
    }

    private static CodeFinding Make(InitCall call, IOperation root, string method, SourceChange? change) => new(
        TorchSharpRules.LostOnCopy,
        (call.Name ?? (SyntaxNode)call.Syntax).GetLocation(),
        EquatableArray.Of(
            root.Syntax.ToString(),
            method == "clone" ? $"keeps its values: {call.Function} fills what clone() made" : $"may keep its values: {call.Function} fills what {method}() returns, a copy where device or type differ",
            $"fill '{root.Syntax}' itself"))
    {
        Changes = change is null ? default : EquatableArray.Of(change),
    };

    private static SourceChange? ChangeOf(InitCall call, IOperation root) => call is { IsInit: true, Tensor.Syntax: var copy }
        ? new SourceChange("Fill the parameter itself", EquatableArray.Of(new TextEdit(copy.SpanStart, copy.ToString(), root.Syntax.ToString())))
        : null;

    // The parameter that a value is a copy of, and the method that made it.
    private static (IOperation Root, string Method)? Copy(IOperation value, TorchSymbols torch)
    {
        string? method = null;
        IOperation? inner = TorchSymbols.Unwrap(value);
        while (inner is IInvocationOperation { Instance: { } instance } call && torch.TensorMethod(call.TargetMethod) is { } name)
        {
            if (Array.IndexOf(Copying, name) >= 0) method = method == "clone" ? method : name;
            else if (name is not ("detach" or "alias" or "view" or "t")) return null;
            inner = TorchSymbols.Unwrap(instance);
        }

        return method is not null && inner is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } or ILocalReferenceOperation or IParameterReferenceOperation && torch.IsParameter(inner.Type)
            ? (inner, method)
            : null;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    private static IOperation? Initializer(ILocalReferenceOperation use) => Root(use).Descendants().OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, use.Local))?.GetVariableInitializer()?.Value;

    // Nothing but initializers touches it.
    private static bool IsDropped(ILocalReferenceOperation use, TorchSymbols torch) => Root(use).Descendants().OfType<ILocalReferenceOperation>()
        .Where(other => SymbolEqualityComparer.Default.Equals(other.Local, use.Local))
        .All(other =>
        {
            IOperation value = other;
            while (value.Parent is IConversionOperation or IArgumentOperation) value = value.Parent;
            return value.Parent is IInvocationOperation { Parent: IExpressionStatementOperation } call && InitCall.Of(call, torch) is not null;
        });

    private static CodeFinding? OfLeaf(InitCall call, TorchSymbols torch, CancellationToken cancellation)
    {
        if (call.IsInit || Array.IndexOf(InPlace, call.Function) < 0 || call.Tensor is not { } tensor || !torch.IsParameter(tensor.Type)) return null;
        if (tensor is not (IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } or ILocalReferenceOperation)) return null;
        if (tensor is ILocalReferenceOperation local && !IsSwept(local, torch)) return null;
        if (!RunsWithGradients(call, torch, cancellation)) return null;
        return new CodeFinding(
            TorchSharpRules.LostOnCopy,
            (call.Name ?? (SyntaxNode)call.Syntax).GetLocation(),
            EquatableArray.Of(call.TensorText, $"is changed in place by {call.Function} while gradients are recorded, which throws when it runs", "put it under no_grad(), as the functions of torch.nn.init are"))
        {
            Changes = call.Statement is { } statement && call.UnderNoGrad(statement) is { } guard
                ? EquatableArray.Of(new SourceChange("Put it under no_grad", EquatableArray.Of(guard)))
                : default,
        };
    }

    private static bool IsSwept(ILocalReferenceOperation use, TorchSymbols torch)
    {
        for (IOperation? outer = use.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var variable } } loop && SymbolEqualityComparer.Default.Equals(variable, use.Local))
                return TorchSymbols.Unwrap(loop.Collection) is IInvocationOperation source && torch.ModuleMethod(source.TargetMethod) == "parameters";
        }

        return false;
    }

    // Sure only where nobody else can have switched it off: in a constructor or a private method of a module, in a class that never does so.
    private static bool RunsWithGradients(InitCall call, TorchSymbols torch, CancellationToken cancellation)
    {
        if (GradientMode.IsOff(call.Call) || call.Call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, cancellation) is not { } symbol) return false;
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } and not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private }) return false;
        return torch.IsModule(symbol.ContainingType) && !symbol.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantTokens())
            .Any(static token => Array.IndexOf(GradientWords, token.ValueText) >= 0);
    }
}
