using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Roslyn.Source;

/// <summary>
/// INIT313: a constructor that initializes the weights and overwrites them right after. Values that may be loaded, that depend on the old ones or
/// that are written in a branch are meant to be there.
/// </summary>
internal static class OverwrittenWeights
{
    /// <summary>Looks at the constructors of a type.</summary>
    /// <param name="type">The model.</param>
    /// <param name="weights">Names of its members that hold raw weights and are initialized.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found.</returns>
    public static IEnumerable<Finding> Find(INamedTypeSymbol type, ICollection<string> weights, CancellationToken cancellation)
    {
        foreach (ConstructorCode constructor in ConstructorCode.Of(type, cancellation))
        {
            if (constructor.Declaration.Body is not { } body) continue;
            int last = body.Statements.LastIndexOf(static statement => ConstructorCode.Initialization(statement) is not null);
            if (last < 0) continue;
            SourceText text = body.SyntaxTree.GetText(cancellation);
            if (Repeated(type, constructor, body, last, weights) is { } repeated) yield return repeated with { Edits = Removed("Remove the second call", body.Statements[last], text) };
            for (int i = last + 1; i < body.Statements.Count; i++)
            {
                // Another call may stand in a branch.
                StatementSyntax statement = body.Statements[i];
                if (ConstructorCode.MayLeave(statement) || body.Statements.Skip(i).Any(static later => later.DescendantNodes().Any(ConstructorCode.IsInitialization))) break;
                foreach (Finding inside in InCalled(type, statement, weights, cancellation)) yield return inside;
                if (Overwrite(constructor, statement, weights) is { } found && SourcePlace.Of(type, statement.GetLocation()) is { } place)
                {
                    SourceChange? later = IsAllocation(statement) ? CalledLater(constructor, body, last, weights, text) : null;
                    yield return Make(found.Member, place, found.How, "call InitializeWeights after it, or leave it out") with
                    {
                        Edits = (later is null ? [] : new[] { later })
                            .Concat(IsAllocation(statement) && !IsAllocatedElsewhere(type, found.Member, cancellation) ? [] : Removed("Remove the statement", statement, text))
                            .ToEquatableArray(),
                    };
                }
            }
        }
    }

    // Allocate(); with the statements of the method in its place. What it does without a condition is done each time.
    private static IEnumerable<Finding> InCalled(INamedTypeSymbol type, StatementSyntax call, ICollection<string> weights, CancellationToken cancellation)
    {
        if (ConstructorCode.Called(call, type, cancellation) is not { } method || method.Declaration.DescendantNodes().Any(ConstructorCode.IsInitialization)) yield break;
        SourceText text = method.Declaration.SyntaxTree.GetText(cancellation);
        foreach (StatementSyntax statement in method.Statements)
        {
            if (ConstructorCode.MayLeave(statement)) break;
            if (Overwrite(method, statement, weights) is not { } found || SourcePlace.Of(type, statement.GetLocation()) is not { } place) continue;
            yield return Make(found.Member, place, found.How, $"call InitializeWeights after {((MethodDeclarationSyntax)method.Declaration).Identifier.ValueText}, or leave it out") with
            {
                Edits = IsAllocation(statement) && !IsAllocatedElsewhere(type, found.Member, cancellation) ? default : Removed("Remove the statement", statement, text),
            };
        }
    }

    private static EquatableArray<SourceChange> Removed(string title, StatementSyntax statement, SourceText text) =>
        StatementEdits.Without(statement, text) is { } edit ? EquatableArray.Of(new SourceChange(title, EquatableArray.Of(edit))) : default;

    // Behind the last new array, which may be another finding's: all of them are made right by one and the same change. What stands between is
    // overwritten too, and reads nothing that the call would have written.
    private static SourceChange? CalledLater(ConstructorCode constructor, BlockSyntax body, int call, ICollection<string> weights, SourceText text)
    {
        int target = call;
        for (int i = call + 1; i < body.Statements.Count && Overwrite(constructor, body.Statements[i], weights) is not null; i++)
        {
            if (IsAllocation(body.Statements[i])) target = i;
        }

        if (target == call || !HasPlainArguments(ConstructorCode.Initialization(body.Statements[call])!)) return null;
        return StatementEdits.Without(body.Statements[call], text) is { } removed
            ? new SourceChange(
                "Call InitializeWeights after it",
                EquatableArray.Of(removed, StatementEdits.Behind(body.Statements[target], body.Statements[call].ToString(), text)))
            : null;
    }

    private static bool IsAllocation(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax };

    private static bool IsAllocatedElsewhere(INamedTypeSymbol type, string member, CancellationToken cancellation) =>
        type.GetMembers(member).SelectMany(static symbol => symbol.DeclaringSyntaxReferences).Any(reference =>
            reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });

    private static bool HasPlainArguments(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.All(static argument => argument.Expression is LiteralExpressionSyntax or IdentifierNameSyntax);

    private static Finding? Repeated(INamedTypeSymbol type, ConstructorCode constructor, BlockSyntax body, int last, ICollection<string> weights)
    {
        InvocationExpressionSyntax second = ConstructorCode.Initialization(body.Statements[last])!;
        int first = last - 1;
        while (first >= 0 && ConstructorCode.Initialization(body.Statements[first]) is null) first--;
        if (first < 0 || weights.Count == 0) return null;
        InvocationExpressionSyntax earlier = ConstructorCode.Initialization(body.Statements[first])!;
        if (!SyntaxFactory.AreEquivalent(earlier.ArgumentList, second.ArgumentList, topLevel: false) || ConstructorCode.MayLeave(earlier)) return null;

        // What is done in between may be the reason for the second call; and a seed that is an expression may be another one each time.
        if (last != first + 1 || !HasPlainArguments(earlier)) return null;
        return SourcePlace.Of(type, second.GetLocation()) is { } place
            ? Make(First(weights), place, "initialized once more with the same values", "call it once") with { Level = RuleLevel.Information }
            : null;
    }

    private static string First(ICollection<string> weights) => weights.OrderBy(static name => name, System.StringComparer.Ordinal).First();

    private static (string Member, string How)? Overwrite(ConstructorCode constructor, StatementSyntax statement, ICollection<string> weights)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment }
                when Weight(constructor, assignment.Left, weights) is { } member && IsNewArray(assignment.Right) && !ConstructorCode.MayBeLoaded(assignment.Right):
                return (member, HasElements(assignment.Right) ? "an array of other values takes their place" : "a new array of zeros takes their place");
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call }:
                return Filled(constructor, access, call.ArgumentList.Arguments, weights);
            case ForStatementSyntax loop:
                return Loop(constructor, loop, weights);
            default:
                return null;
        }
    }

    private static (string Member, string How)? Filled(
        ConstructorCode constructor, MemberAccessExpressionSyntax access, SeparatedSyntaxList<ArgumentSyntax> arguments, ICollection<string> weights)
    {
        string method = access.Name.Identifier.ValueText;
        bool isArray = access.Expression.ToString() is "Array" or "System.Array";
        ExpressionSyntax? target = isArray && arguments.Count > 0 ? arguments[0].Expression
            : access.Expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan", Expression: var whole } } ? whole
            : null;
        if (Weight(constructor, target, weights) is not { } member) return null;
        int given = arguments.Count - (isArray ? 1 : 0);
        if (method == "Clear" && given == 0) return (member, "set to 0");
        if (method != "Fill" || given != 1) return null;
        ExpressionSyntax value = arguments[arguments.Count - 1].Expression;
        return ConstructorCode.Names(value, member) || ConstructorCode.MayBeLoaded(value) ? null : (member, $"filled with {value}");
    }

    // for (int i = 0; i < _w.Length; i++) _w[i] = ...;
    private static (string Member, string How)? Loop(ConstructorCode constructor, ForStatementSyntax loop, ICollection<string> weights)
    {
        StatementSyntax body = loop.Statement is BlockSyntax { Statements.Count: 1 } block ? block.Statements[0] : loop.Statement;
        if (loop is not
            {
                Declaration.Variables: { Count: 1 } variables,
                Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } bound } condition,
                Incrementors: { Count: 1 } steps,
            }
            || variables[0] is not { Initializer.Value: LiteralExpressionSyntax { Token.ValueText: "0" }, Identifier.ValueText: var index }
            || !IsNamed(condition.Left, index)
            || !steps[0].IsKind(SyntaxKind.PostIncrementExpression) && !steps[0].IsKind(SyntaxKind.PreIncrementExpression)
            || body is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: ElementAccessExpressionSyntax element } assignment })
        {
            return null;
        }

        if (Weight(constructor, bound.Expression, weights) is not { } member || Weight(constructor, element.Expression, weights) != member) return null;
        if (element.ArgumentList.Arguments.Count != 1 || !IsNamed(element.ArgumentList.Arguments[0].Expression, index)) return null;
        return ConstructorCode.Names(assignment.Right, member) || MayBeElsewhere(constructor, assignment.Right)
            ? null
            : (member, string.Format(CultureInfo.InvariantCulture, "every element is set to {0}", assignment.Right));
    }

    // An element of another array, a stream's next value: those may be weights that were trained.
    private static bool MayBeElsewhere(ConstructorCode constructor, ExpressionSyntax value) =>
        ConstructorCode.MayBeLoaded(value) || value.DescendantNodesAndSelf().Any(static node => node is ElementAccessExpressionSyntax);

    private static string? Weight(ConstructorCode constructor, ExpressionSyntax? expression, ICollection<string> weights) =>
        constructor.Member(expression) is { } member && weights.Contains(member) ? member : null;

    private static bool IsNamed(ExpressionSyntax expression, string name) => expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;

    private static bool IsNewArray(ExpressionSyntax value) => ConstructorCode.Unwrap(value) is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax;

    private static bool HasElements(ExpressionSyntax value) =>
        ConstructorCode.Unwrap(value) is ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax { Initializer.Expressions.Count: > 0 };

    private static Finding Make(string member, SourceSpan place, string how, string remedy) =>
        new(SourceRules.Overwritten, member, FindingPlace.Source, EquatableArray.Of(member, how, remedy)) { Span = place };
}
