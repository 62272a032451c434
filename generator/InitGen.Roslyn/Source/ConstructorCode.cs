using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Source;

/// <summary>
/// One constructor, or a method that one calls, as syntax: what its statements do with the members of their own object is plain to see, and nothing has to be bound for it
/// while someone types.
/// </summary>
internal sealed class ConstructorCode
{
    private const string Initialize = "InitializeWeights";

    private static readonly string[] DrawsNumbers = ["NextSingle", "NextDouble"];

    private readonly HashSet<string> _locals;

    private ConstructorCode(BaseMethodDeclarationSyntax declaration)
    {
        Declaration = declaration;
        _locals = new HashSet<string>(
            declaration.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText)
                .Concat(declaration.DescendantNodes().SelectMany(static node => Declared(node))),
            StringComparer.Ordinal);
    }

    public BaseMethodDeclarationSyntax Declaration { get; }

    /// <summary>The statements that run one after the other; an expression body is one.</summary>
    public IReadOnlyList<StatementSyntax> Statements => this switch
    {
        { Declaration.Body: { } body } => body.Statements,
        { Declaration.ExpressionBody: { } arrow } => new StatementSyntax[] { SyntaxFactory.ExpressionStatement(arrow.Expression) },
        _ => Array.Empty<StatementSyntax>(),
    };

    /// <summary>The constructors of a type, in the order of their files' paths and their places.</summary>
    public static IEnumerable<ConstructorCode> Of(INamedTypeSymbol type, CancellationToken cancellation) => type.InstanceConstructors
        .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
        .OrderBy(static reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal)
        .ThenBy(static reference => reference.Span.Start)
        .Select(reference => reference.GetSyntax(cancellation))
        .OfType<ConstructorDeclarationSyntax>()
        .Select(static declaration => new ConstructorCode(declaration));

    /// <summary>The private method without parameters that a statement calls on this object, and that nobody overrides; null for anything else.</summary>
    public static ConstructorCode? Called(StatementSyntax statement, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (statement is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: var called } }) return null;
        string? name = called switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax identifier } => identifier.Identifier.ValueText,
            _ => null,
        };
        ISymbol[] found = name is null ? [] : type.GetMembers(name).ToArray();
        return found.Length == 1
            && found[0] is IMethodSymbol { DeclaredAccessibility: Accessibility.Private, IsStatic: false, IsAsync: false, Arity: 0, DeclaringSyntaxReferences.Length: 1 } method
            && method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is MethodDeclarationSyntax { Body: not null } declaration
                ? new ConstructorCode(declaration)
                : null;
    }

    /// <summary>The name of the member of this object that an expression is; null for anything else.</summary>
    public string? Member(ExpressionSyntax? expression) => Unwrap(expression) switch
    {
        IdentifierNameSyntax name when !_locals.Contains(name.Identifier.ValueText) => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The name of the local variable or parameter that an expression is; null for anything else.</summary>
    public string? Local(ExpressionSyntax? expression) =>
        Unwrap(expression) is IdentifierNameSyntax name && _locals.Contains(name.Identifier.ValueText) ? name.Identifier.ValueText : null;

    /// <summary>An expression without parentheses and exclamation marks.</summary>
    public static ExpressionSyntax? Unwrap(ExpressionSyntax? expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => Unwrap(forgiven.Operand),
        _ => expression,
    };

    /// <summary>The call of <c>InitializeWeights</c> on this object that a statement is; null for anything else.</summary>
    public static InvocationExpressionSyntax? Initialization(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } && IsInitialization(call) ? call : null;

    /// <summary>Whether a node calls <c>InitializeWeights</c> on this object.</summary>
    public static bool IsInitialization(SyntaxNode node) => node is InvocationExpressionSyntax
    {
        Expression: IdentifierNameSyntax { Identifier.ValueText: Initialize }
            or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: Initialize },
    };

    /// <summary>Whether a piece of code may leave the constructor, or be left by an exception that is meant.</summary>
    public static bool MayLeave(SyntaxNode node) => node.DescendantNodesAndSelf(static inner => !IsFunction(inner)).Any(static inner =>
        inner is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax or YieldStatementSyntax);

    /// <summary>
    /// Whether a value may come from elsewhere, such as a file: it is made by a call. Mathematics is no such call, nor is a random number.
    /// </summary>
    public static bool MayBeLoaded(ExpressionSyntax value) => value.DescendantNodesAndSelf().Any(static node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
            access.Expression.ToString() is not ("Math" or "MathF" or "System.Math" or "System.MathF")
            && Array.IndexOf(DrawsNumbers, access.Name.Identifier.ValueText) < 0,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => false,
        InvocationExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax => true,
        _ => false,
    });

    /// <summary>Whether a piece of code names a member or variable.</summary>
    public static bool Names(SyntaxNode node, string name) => node.DescendantNodesAndSelf().Any(inner =>
        inner is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static IEnumerable<string> Declared(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier.ValueText],
        SingleVariableDesignationSyntax variable => [variable.Identifier.ValueText],
        ForEachStatementSyntax loop => [loop.Identifier.ValueText],
        ParameterSyntax parameter => [parameter.Identifier.ValueText],
        LocalFunctionStatementSyntax function => [function.Identifier.ValueText],
        CatchDeclarationSyntax exception => [exception.Identifier.ValueText],
        _ => [],
    };
}
