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
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Source;

/// <summary>
/// INIT307: an unmarked array that the forward pass multiplies its values by, a row for each output, and that holds zeros for good, or is null: it
/// is allocated bare, or not at all, nothing writes to it, and it is handed to nobody who could.
/// </summary>
internal static class UnwrittenWeights
{
    /// <summary>Looks at the unmarked members of a type.</summary>
    /// <param name="type">The model.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="trees">Takes the files that were looked through.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found.</returns>
    public static IEnumerable<Finding> Find(
        INamedTypeSymbol type, Compilation compilation, ISet<SyntaxTree> trees, CancellationToken cancellation)
    {
        if (!type.GetMembers().Any(static member => IsCandidate(member)) || MayBeFilledByOthers(type)) yield break;
        ISymbol[] candidates = [.. CompilationModels.Of(compilation).Unmarked(type, trees, cancellation).Where(static member => IsCandidate(member))];
        if (candidates.Length == 0) yield break;
        var bodies = MethodBodies.Of(compilation);
        var uses = new ArrayUses(bodies, trees, cancellation);
        SyntaxNode[] declarations = [.. SourcePlace.Written(type, cancellation)];
        foreach (ISymbol member in candidates.OrderBy(static member => member.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Allocation(member, declarations, bodies, uses, cancellation) is not { } allocation) continue;
            yield return new Finding(
                SourceRules.NeverWritten,
                member.Name,
                FindingPlace.Source,
                EquatableArray.Of(member.Name, allocation, type.Name))
            {
                Span = SourcePlace.Of(type, member.Locations.FirstOrDefault(static location => location.IsInSource)),
            };
        }
    }

    // What has other attributes may be filled by whoever reads those.
    private static bool IsCandidate(ISymbol member) =>
        member is { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Private }
        && member.GetAttributes().All(static attribute => MarkedMembers.IsOurs(attribute) && attribute.AttributeClass!.Name is not (nameof(InitAttribute) or nameof(TiedToAttribute) or nameof(BiasAttribute)))
        && member switch
        {
            IFieldSymbol field => StorageReader.Read(field.Type),
            IPropertySymbol { IsIndexer: false } property => StorageReader.Read(property.Type),
            _ => null,
        } is Storage.Weights { Kind: Plan.StorageKind.Vector or Plan.StorageKind.Rectangular or Plan.StorageKind.Jagged };

    // Serializers reach private members, and say so at the type.
    private static bool MayBeFilledByOthers(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute =>
        !MarkedMembers.IsOurs(attribute)
        && attribute.AttributeClass is { } kind
        && (kind.Name == nameof(SerializableAttribute)
            || kind.ContainingNamespace?.ToDisplayString() is not ("System" or "System.Diagnostics" or "System.Diagnostics.CodeAnalysis" or "System.ComponentModel" or "System.Runtime.CompilerServices" or "System.Runtime.InteropServices")));

    // The one place that allocates it, where all others only read; or that there is none, where null was promised to be temporary.
    private static string? Allocation(
        ISymbol member, SyntaxNode[] declarations, MethodBodies bodies, ArrayUses uses, CancellationToken cancellation)
    {
        var values = new List<ExpressionSyntax>();
        ExpressionSyntax? initializer = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        if (initializer is not null) values.Add(initializer);
        foreach (IdentifierNameSyntax name in declarations.SelectMany(static declaration => declaration.DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != member.Name || name.Parent is NameColonSyntax || IsNameOf(name)) continue;
            SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            switch (bodies.Part(whole, cancellation))
            {
                case IMemberReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member):
                    if (reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation, Value.Syntax: ExpressionSyntax value } assignment && assignment.Target == reference) values.Add(value);
                    else if (!uses.OnlyRead(reference)) return null;
                    break;
                case null or IInvalidOperation:
                    return null;
            }
        }

        if (values.Count != 1) return null;
        return values[0] is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } }
            ? "it is null: nothing allocates it"
            : BareArray.Of(values[0]) is { } allocation ? $"it is all zeros: '{allocation}' allocates it" : null;
    }

    private static bool IsNameOf(IdentifierNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }
}
