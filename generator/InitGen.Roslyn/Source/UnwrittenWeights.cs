using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Source;

/// <summary>
/// INIT307: an unmarked array that the forward pass multiplies its values by, a row for each output, and that holds zeros for good: it is
/// allocated bare, nothing writes to it, and it is handed to nobody who could.
/// </summary>
internal static class UnwrittenWeights
{
    /// <summary>Looks at the unmarked members of a type.</summary>
    /// <param name="type">The model.</param>
    /// <param name="marked">Its members that hold raw weights and are initialized.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found.</returns>
    public static IEnumerable<Finding> Find(
        INamedTypeSymbol type, IReadOnlyList<MarkedMember> marked, Compilation compilation, CancellationToken cancellation)
    {
        IFieldSymbol[] candidates = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => IsCandidate(field))];
        if (candidates.Length == 0) yield break;
        var bodies = MethodBodies.Of(compilation);
        if (ForwardReader.Find(type, bodies, cancellation) is not { } forward || !SymbolEqualityComparer.Default.Equals(forward.ContainingType, type)) yield break;

        SyntaxNode[] declarations = [.. SourcePlace.Written(type, cancellation)];
        foreach (IFieldSymbol field in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            IdentifierNameSyntax[] uses = [.. declarations.SelectMany(static declaration => declaration.DescendantNodes()).OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == field.Name && name.Parent is not NameColonSyntax)];
            if (Allocation(field, uses, cancellation) is not { } allocation || !uses.All(static use => IsAllocated(use) || IsOnlyRead(use))) continue;
            if (!uses.Any(use => IsWeight(use, marked) && IsReached(use, forward, bodies, compilation, cancellation))) continue;
            Location? place = field.Locations.FirstOrDefault(static location => location.IsInSource);
            yield return new Finding(
                SourceRules.NeverWritten,
                field.Name,
                FindingPlace.Source,
                EquatableArray.Of(field.Name, allocation.ToString(), type.Name))
            {
                Span = SourcePlace.Of(type, place),
            };
        }
    }

    // What has other attributes may be filled by whoever reads those.
    private static bool IsCandidate(IFieldSymbol field) =>
        field is { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Private }
        && field.GetAttributes().All(static attribute => MarkedMembers.IsOurs(attribute) && attribute.AttributeClass!.Name is not (nameof(InitAttribute) or nameof(TiedToAttribute) or nameof(BiasAttribute)))
        && StorageReader.Read(field.Type) is Storage.Weights { Kind: Plan.StorageKind.Vector or Plan.StorageKind.Rectangular };

    // The one place that allocates it: new float[n], without values.
    private static ArrayCreationExpressionSyntax? Allocation(IFieldSymbol field, IdentifierNameSyntax[] uses, CancellationToken cancellation)
    {
        List<ExpressionSyntax> values = [.. uses.Where(static use => IsAllocated(use)).Select(static use => ((AssignmentExpressionSyntax)Whole(use).Parent!).Right)];
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value }) values.Add(value);
        return values.Count == 1 ? Bare(values[0]) : null;
    }

    private static ArrayCreationExpressionSyntax? Bare(ExpressionSyntax? value) =>
        ConstructorCode.Unwrap(value) is ArrayCreationExpressionSyntax { Initializer: null } creation ? creation : null;

    private static bool IsAllocated(IdentifierNameSyntax use) =>
        Whole(use) is { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: StatementSyntax } assignment } whole
        && assignment.Left == whole
        && Bare(assignment.Right) is not null;

    // _w[...] as a value, or _w.Length.
    private static bool IsOnlyRead(IdentifierNameSyntax use)
    {
        ExpressionSyntax whole = Whole(use);
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Rank" } member && member.Expression == whole) return true;
        if (whole.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }) return true;
        if (whole.Parent is not ElementAccessExpressionSyntax element || element.Expression != whole) return false;
        SyntaxNode read = element;
        while (read.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) read = read.Parent;
        return read.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left != read,
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind == 0 && argument.Parent is not TupleExpressionSyntax,
            RefExpressionSyntax => false,
            PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression,
            PostfixUnaryExpressionSyntax => false,
            MemberAccessExpressionSyntax => false,
            _ => true,
        };
    }

    // A product with something that has an index itself and is no weight: initial states are multiplied by weights, and have one index.
    private static bool IsWeight(IdentifierNameSyntax use, IReadOnlyList<MarkedMember> marked)
    {
        if (Whole(use).Parent is not ElementAccessExpressionSyntax element || !HasRows(element.ArgumentList.Arguments)) return false;
        SyntaxNode factor = element;
        while (factor.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) factor = factor.Parent;
        if (factor.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product) return false;
        ExpressionSyntax other = product.Left == factor ? product.Right : product.Left;
        return other.DescendantNodesAndSelf().Any(static node => node is ElementAccessExpressionSyntax)
            && !marked.Any(member => ConstructorCode.Names(other, member.Symbol.Name));
    }

    private static bool HasRows(SeparatedSyntaxList<ArgumentSyntax> index) =>
        index.Count == 2
        || (index.Count == 1 && index[0].Expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
            && new[] { sum.Left, sum.Right }.Any(static side => ConstructorCode.Unwrap(side).IsKind(SyntaxKind.MultiplyExpression)));

    private static bool IsReached(
        SyntaxNode use, IMethodSymbol forward, MethodBodies bodies, Compilation compilation, CancellationToken cancellation)
    {
        if (use.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration || !compilation.ContainsSyntaxTree(use.SyntaxTree)) return false;
        if (forward.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == use.SyntaxTree && reference.Span.Contains(use.Span))) return true;
        return bodies.EffectsOf(forward, cancellation) is { } effects
            && effects.Methods.Any(method => method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == declaration.SyntaxTree && reference.Span == declaration.Span));
    }

    // this._w, or other._w of the same type.
    private static ExpressionSyntax Whole(IdentifierNameSyntax use)
    {
        ExpressionSyntax whole = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) whole = (ExpressionSyntax)whole.Parent;
        return whole;
    }
}
