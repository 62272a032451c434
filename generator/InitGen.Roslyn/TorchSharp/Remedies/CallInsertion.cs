using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>Writes calls for layers that nobody initializes in front of RegisterComponents().</summary>
internal static class CallInsertion
{
    private static readonly string[] Variables = ["layer", "module", "each"];

    /// <summary>The edit.</summary>
    /// <param name="type">The module class.</param>
    /// <param name="layers">Paths of the layers, such as <c>fc1</c> or <c>convs.0</c>, with what fits each.</param>
    /// <param name="others">Paths of the layers that must not be changed.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="torch">The library.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The edit; null where one of the layers cannot be named.</returns>
    public static TextEdit? Of(
        INamedTypeSymbol type, IReadOnlyDictionary<string, FittingCall> layers, IReadOnlyCollection<string> others, Compilation compilation, TorchSymbols torch, CancellationToken cancellation)
    {
        (ConstructorDeclarationSyntax Constructor, SyntaxNode Registration)[] found =
            [.. type.InstanceConstructors.Select(constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)).OfType<ConstructorDeclarationSyntax>()
                .Select(static constructor => (constructor, Registration(constructor)!)).Where(static pair => pair.Item2 is not null)];
        if (found.Length != 1) return null;
        (ConstructorDeclarationSyntax constructor, SyntaxNode registration) = found[0];
        if (MethodBodies.Of(compilation).Part(registration, cancellation)?.SemanticModel is not { } semantics) return null;
        string prefix = CallRewrite.Prefix(semantics, registration.SpanStart, torch);
        HashSet<string> taken = [.. constructor.DescendantTokens().Select(static token => token.ValueText)];
        var lines = new List<string>();
        foreach (IGrouping<string, KeyValuePair<string, FittingCall>> member in layers.GroupBy(static layer => layer.Key.Split('.')[0]))
        {
            FittingCall[] calls = [.. member.Select(static layer => layer.Value).Distinct()];
            if (calls.Length != 1 || !CallRewrite.Exists(calls[0], torch) || MemberType(type, member.Key) is not { } holds) return null;
            string name = constructor.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == member.Key) ? "this." + member.Key : member.Key;
            if (member.All(layer => layer.Key == member.Key))
            {
                if (!HasWeight(holds)) return null;
                lines.Add(calls[0].Text(prefix, name + ".weight") + ";");
                continue;
            }

            // A loop over all that a list holds.
            if (Array.Find(Variables, candidate => !taken.Contains(candidate)) is not { } variable) return null;
            if (others.Any(other => other.StartsWith(member.Key + ".", StringComparison.Ordinal)) || member.Any(static layer => layer.Key.Split('.').Length != 2)) return null;
            if (!HasWeight(ElementOf(holds))) return null;
            lines.Add($"foreach (var {variable} in {name}) {calls[0].Text(prefix, variable + ".weight")};");
        }

        return lines.Count == 0 ? null : Edit(constructor, registration, lines);
    }

    private static TextEdit Edit(ConstructorDeclarationSyntax constructor, SyntaxNode registration, List<string> lines)
    {
        SourceText text = constructor.SyntaxTree.GetText();
        string lineEnd = text.Lines.Count > 1 && text.Lines[0].EndIncludingLineBreak - text.Lines[0].End == 2 ? "\r\n" : "\n";
        if (constructor.ExpressionBody is not { } body)
        {
            string indentation = Indentation(text, registration.SpanStart);
            return new TextEdit(registration.SpanStart, string.Empty, string.Concat(lines.Select(line => line + lineEnd + indentation)));
        }

        // => RegisterComponents(); becomes a block.
        string outer = Indentation(text, constructor.SpanStart);
        string inner = outer + (outer.Contains("\t") ? "\t" : "    ");
        int start = body.ArrowToken.GetPreviousToken().Span.End;
        string old = text.ToString(TextSpan.FromBounds(start, constructor.SemicolonToken.Span.End));
        string block = lineEnd + outer + "{" + lineEnd + string.Concat(lines.Append(registration + ";").Select(line => inner + line + lineEnd)) + outer + "}";
        return new TextEdit(start, old, block);
    }

    private static string Indentation(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        string before = text.ToString(TextSpan.FromBounds(line.Start, position));
        return before.Substring(0, before.Length - before.TrimStart().Length);
    }

    // The call, where the body is nothing else, or a statement of it.
    private static SyntaxNode? Registration(ConstructorDeclarationSyntax constructor) =>
        constructor.ExpressionBody is { Expression: var only } ? IsRegistration(only) && !constructor.ExpressionBody.ToFullString().Contains("/") ? only : null
        : constructor.Body?.Statements.FirstOrDefault(static statement => statement is ExpressionStatementSyntax { Expression: var called } && IsRegistration(called));

    private static bool IsRegistration(ExpressionSyntax expression) => expression is InvocationExpressionSyntax
    {
        ArgumentList.Arguments.Count: 0,
        Expression: IdentifierNameSyntax { Identifier.ValueText: "RegisterComponents" }
            or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: "RegisterComponents" },
    };

    private static ITypeSymbol? MemberType(INamedTypeSymbol type, string name) => type.GetMembers(name).FirstOrDefault() switch
    {
        IFieldSymbol { IsStatic: false } field => field.Type,
        IPropertySymbol { IsStatic: false } property => property.Type,
        _ => null,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1, Name: "ModuleList" or "List" or "IReadOnlyList" or "IList" } list => list.TypeArguments[0],
        _ => null,
    };

    private static bool HasWeight(ITypeSymbol? type) => type is INamedTypeSymbol named
        && TypeHierarchy.SelfAndBases(named).SelectMany(static level => level.GetMembers("weight")).Any(static member => member.DeclaredAccessibility == Accessibility.Public && !member.IsStatic);
}
