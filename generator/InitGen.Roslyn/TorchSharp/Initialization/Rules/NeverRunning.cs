using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>INIT403: initialization in a query or an iterator that nobody enumerates, or in a private method that nobody calls.</summary>
internal static class NeverRunning
{
    private static readonly string[] Lazy =
        ["Select", "SelectMany", "Where", "OfType", "Cast", "Concat", "Append", "Prepend", "Skip", "Take", "TakeWhile", "SkipWhile", "Reverse", "Distinct", "OrderBy", "OrderByDescending", "ThenBy", "Zip"];

    /// <summary>A query or iterator that is dropped.</summary>
    public static CodeFinding? OfQuery(IInvocationOperation call, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        if (call.Syntax is not InvocationExpressionSyntax syntax || !IsDropped(call)) return null;
        if (IsLazy(call.TargetMethod))
        {
            return Chain(call).SelectMany(static link => link.Arguments).Any(argument => argument.Value is IDelegateCreationOperation function && Initializes(function, torch, compilation, cancellation))
                ? Make(syntax, "nobody enumerates the query", "loop over it", Loop(call, syntax))
                : null;
        }

        if (call.TargetMethod is not { DeclaringSyntaxReferences.IsEmpty: false, ReturnType.Name: "IEnumerable" or "IEnumerator" } method) return null;
        return MethodBodies.Of(compilation).Of(method, cancellation) is { } body && body.Descendants().Any(static inner => inner.Kind == OperationKind.YieldReturn) && Contains(body, torch)
            ? Make(syntax, "nobody enumerates what the iterator returns", "loop over it", null)
            : null;
    }

    /// <summary>Private methods of a module that initialize and are named nowhere.</summary>
    public static IEnumerable<CodeFinding> OfMethods(INamedTypeSymbol module, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        HashSet<string>? named = null;
        foreach (ISymbol member in module.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, ExplicitInterfaceImplementations.IsEmpty: true } method) continue;
            if (method.IsImplicitlyDeclared || method.IsExtern || !method.GetAttributes().IsEmpty || method.PartialDefinitionPart is not null || method.PartialImplementationPart is not null) continue;
            named ??= Named(module, cancellation);
            if (named.Contains(method.Name) || MethodBodies.Of(compilation).Of(method, cancellation) is not { } body || !Contains(body, torch)) continue;
            yield return new CodeFinding(
                TorchSharpRules.NeverRun, method.Locations[0], EquatableArray.Of(method.Name, "it is private, and nothing calls it", "call it in the constructor, or take it out"));
        }
    }

    // All names that the class uses, other than where methods are declared and where they call themselves.
    private static HashSet<string> Named(INamedTypeSymbol module, CancellationToken cancellation) =>
    [
        .. SourcePlace.Written(module, cancellation).SelectMany(static declaration => declaration.DescendantNodes())
            .OfType<SimpleNameSyntax>()
            .Where(static name => !name.Ancestors().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == name.Identifier.ValueText))
            .Select(static name => name.Identifier.ValueText),
    ];

    private static bool IsLazy(IMethodSymbol method) =>
        Array.IndexOf(Lazy, method.Name) >= 0 && method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    private static bool IsDropped(IInvocationOperation call) => call.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !Root(call).Descendants().Any(inner =>
            inner is ILocalReferenceOperation { Local: var used } && SymbolEqualityComparer.Default.Equals(used, local)),
        _ => false,
    };

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    private static IEnumerable<IInvocationOperation> Chain(IInvocationOperation call)
    {
        for (IInvocationOperation? link = call; link is not null && IsLazy(link.TargetMethod);)
        {
            yield return link;
            link = TorchSymbols.Unwrap(link.Arguments.FirstOrDefault()?.Value) as IInvocationOperation;
        }
    }

    private static bool Initializes(IDelegateCreationOperation function, TorchSymbols torch, Compilation compilation, CancellationToken cancellation) => function.Target switch
    {
        IAnonymousFunctionOperation lambda => Contains(lambda.Body, torch) || lambda.Body.Descendants().OfType<IInvocationOperation>().Any(call => Reaches(call.TargetMethod, torch, compilation, cancellation)),
        IMethodReferenceOperation method => torch.InitFunction(method.Method) is not null || Reaches(method.Method, torch, compilation, cancellation),
        _ => false,
    };

    private static bool Reaches(IMethodSymbol method, TorchSymbols torch, Compilation compilation, CancellationToken cancellation) =>
        MethodBodies.Of(compilation).Of(method, cancellation) is { } body && Contains(body, torch);

    private static bool Contains(IOperation body, TorchSymbols torch) =>
        body.Descendants().OfType<IInvocationOperation>().Any(call => torch.InitFunction(call.TargetMethod)?.EndsWith("_", StringComparison.Ordinal) == true
            || InitCall.Of(call, torch) is { IsInit: false, Tensor: IMemberReferenceOperation { Type: var type } } && torch.IsParameter(type));

    private static SourceChange Loop(IInvocationOperation call, InvocationExpressionSyntax syntax)
    {
        bool isPlain = syntax is
        {
            Parent: ExpressionStatementSyntax,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" },
            ArgumentList.Arguments: { Count: 1 } arguments,
        } && arguments[0].Expression is SimpleLambdaExpressionSyntax { ExpressionBody: InvocationExpressionSyntax, Parameter: { Type: null } };
        if (!isPlain) return new SourceChange("Enumerate it", EquatableArray.Of(new TextEdit(syntax.Span.End, string.Empty, ".ToList()")));

        var lambda = (SimpleLambdaExpressionSyntax)syntax.ArgumentList.Arguments[0].Expression;
        string source = ((MemberAccessExpressionSyntax)syntax.Expression).Expression.ToString();
        return new SourceChange("Loop over it", EquatableArray.Of(new TextEdit(
            syntax.SpanStart, syntax.ToString(), $"foreach (var {lambda.Parameter.Identifier.Text} in {source}) {lambda.ExpressionBody}")));
    }

    private static CodeFinding Make(InvocationExpressionSyntax call, string why, string remedy, SourceChange? change)
    {
        string text = call.ToString() is { Length: <= 40 } whole && whole.IndexOf('\n') < 0 ? whole
            : call.Expression is MemberAccessExpressionSyntax access ? access.Name + "(...)" : call.Expression + "(...)";
        return new CodeFinding(TorchSharpRules.NeverRun, call.GetLocation(), EquatableArray.Of(text, why, remedy)) { Changes = change is null ? default : EquatableArray.Of(change) };
    }
}
