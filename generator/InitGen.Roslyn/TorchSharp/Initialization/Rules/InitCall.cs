using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>A call that fills a tensor: of <c>torch.nn.init</c>, or of the tensor's own methods that draw or set.</summary>
internal sealed class InitCall
{
    private InitCall(IInvocationOperation call, InvocationExpressionSyntax syntax, string function, bool isInit, IOperation? tensor)
    {
        Call = call;
        Syntax = syntax;
        Function = function;
        IsInit = isInit;
        Tensor = tensor;
    }

    public IInvocationOperation Call { get; }

    public InvocationExpressionSyntax Syntax { get; }

    /// <summary>The function's name, such as <c>normal_</c>.</summary>
    public string Function { get; }

    /// <summary>Whether it is one of <c>torch.nn.init</c>; otherwise it is a method of the tensor.</summary>
    public bool IsInit { get; }

    /// <summary>What is filled.</summary>
    public IOperation? Tensor { get; }

    /// <summary>The tensor as the source names it.</summary>
    public string TensorText => Tensor?.Syntax.ToString() is { Length: <= 60 } text && text.IndexOf('\n') < 0 ? text : "the tensor";

    /// <summary>The statement that it is; null where its result is used.</summary>
    public ExpressionStatementSyntax? Statement => Syntax.Parent as ExpressionStatementSyntax;

    /// <summary>The name of the function in the source.</summary>
    public SimpleNameSyntax? Name => Syntax.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>What stands in front of the function's name, with its dot; empty where nothing does.</summary>
    public string Prefix => Syntax.Expression is MemberAccessExpressionSyntax access ? access.Expression + "." : string.Empty;

    /// <summary>Reads a call; null for all others.</summary>
    public static InitCall? Of(IInvocationOperation call, TorchSymbols torch)
    {
        if (!call.TargetMethod.Name.EndsWith("_", StringComparison.Ordinal) || call.Syntax is not InvocationExpressionSyntax syntax) return null;
        if (torch.InitFunction(call.TargetMethod) is { } function) return new InitCall(call, syntax, function, isInit: true, TorchSymbols.Unwrap(TorchSymbols.Argument(call.Arguments, 0)?.Value));
        return torch.TensorMethod(call.TargetMethod) is { } method ? new InitCall(call, syntax, method, isInit: false, TorchSymbols.Unwrap(call.Instance)) : null;
    }

    /// <summary>The argument of one of the function's parameters, default or not.</summary>
    public IArgumentOperation? Argument(params string[] names) => TorchSymbols.Argument(Call.Arguments, names);

    /// <summary>The number of one of the function's parameters, where the source fixes it.</summary>
    public double? Number(params string[] names) => Numbers.Fold(Argument(names)?.Value);

    /// <summary>Whether an argument of that name was written.</summary>
    public bool IsGiven(params string[] names) => TorchSymbols.IsGiven(Argument(names));

    /// <summary>The layer whose weight is filled, by the library's name; null for biases, own parameters and what is not known.</summary>
    public string? LayerOfWeight(TorchSymbols torch) =>
        Tensor is IPropertyReferenceOperation { Property.Name: "weight", Instance: { } layer } ? torch.LayerName(TorchSymbols.Unwrap(layer)?.Type) : null;

    /// <summary>Whether it is a bias that is filled.</summary>
    public bool IsBias => Tensor is IMemberReferenceOperation { Member.Name: var name } && name.IndexOf("bias", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>An edit that renames the function.</summary>
    public TextEdit? Rename(string name) => Name is { } old ? new TextEdit(old.SpanStart, old.Identifier.Text, name) : null;

    /// <summary>An edit that replaces all arguments.</summary>
    public TextEdit Arguments(IEnumerable<string> arguments) =>
        new(Syntax.ArgumentList.SpanStart, Syntax.ArgumentList.ToString(), "(" + string.Join(", ", arguments) + ")");

    /// <summary>The arguments as written, in the order of the source, with the parameter that each belongs to.</summary>
    public IReadOnlyList<(string Parameter, ArgumentSyntax Syntax)> Written => Call.Arguments
        .Where(static argument => argument.Syntax is ArgumentSyntax && argument.Parameter is not null)
        .OrderBy(static argument => argument.Syntax.SpanStart)
        .Select(static argument => (argument.Parameter!.Name, (ArgumentSyntax)argument.Syntax))
        .ToArray();

    /// <summary>An edit that puts a statement under <c>no_grad</c>; null where it stands under it already.</summary>
    public TextEdit? UnderNoGrad(ExpressionStatementSyntax statement)
    {
        if (GradientMode.IsOff(Call)) return null;
        string torch = "TorchSharp.torch.";
        if (Call.SemanticModel is { } model)
        {
            if (!model.LookupNamespacesAndTypes(statement.SpanStart, name: "torch").IsEmpty) torch = "torch.";
            else if (model.LookupSymbols(statement.SpanStart, name: "no_grad").OfType<IMethodSymbol>().Any()) torch = string.Empty;
        }

        string first = statement.GetFirstToken().Text;
        return new TextEdit(statement.SpanStart, first, $"using ({torch}no_grad()) {first}");
    }

    /// <summary>A number as messages show it.</summary>
    public static string Show(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
