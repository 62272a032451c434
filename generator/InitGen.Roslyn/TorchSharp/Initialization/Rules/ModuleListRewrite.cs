using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>Turns a <c>List</c> of modules into a <c>ModuleList</c>, where that has all that is asked of the list.</summary>
internal static class ModuleListRewrite
{
    private static readonly string[] Shared = ["Add", "Insert", "Clear", "Contains", "IndexOf", "Remove", "RemoveAt", "Count"];

    public static SourceChange? Of(ISymbol member, ModuleUses uses, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        if (torch.Layer("ModuleList") is not { Arity: 1 } || member.DeclaringSyntaxReferences.Length != 1) return null;
        SyntaxNode declaration = member.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        (TypeSyntax? type, ExpressionSyntax? value) = declaration switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: var declared } } field => (declared, field.Initializer?.Value),
            PropertyDeclarationSyntax property => (property.Type, property.Initializer?.Value),
            _ => (null, null),
        };
        if (type is not GenericNameSyntax { Identifier.ValueText: "List" } list) return null;

        string name = Names(declaration, compilation) ? "ModuleList" : "TorchSharp.Modules.ModuleList";
        var edits = new List<TextEdit> { new(list.SpanStart, "List", name) };
        if (!Created(value, edits, name)) return null;
        foreach (IMemberReferenceOperation reference in uses.References)
        {
            if (reference.Syntax.SyntaxTree != declaration.SyntaxTree || !Fits(reference, edits, name)) return null;
        }

        return IsFilledInTime(uses) ? new SourceChange("Make it a ModuleList", edits.OrderBy(static edit => edit.Start).ToEquatableArray()) : null;
    }

    private static bool Names(SyntaxNode declaration, Compilation compilation) =>
        compilation.GetSemanticModel(declaration.SyntaxTree).LookupNamespacesAndTypes(declaration.SpanStart, name: "ModuleList").OfType<INamedTypeSymbol>().Any(static found => found.Arity == 1);

    private static bool Created(ExpressionSyntax? value, List<TextEdit> edits, string name)
    {
        switch (value)
        {
            case null or ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 }:
                return true;
            case ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "List" } created, ArgumentList: null or { Arguments.Count: 0 } }:
                edits.Add(new TextEdit(created.SpanStart, "List", name));
                return true;
            default:
                return false;
        }
    }

    private static bool Fits(IMemberReferenceOperation reference, List<TextEdit> edits, string name)
    {
        IOperation value = reference;
        while (value.Parent is IConversionOperation) value = value.Parent;
        return value.Parent switch
        {
            ISimpleAssignmentOperation assignment when assignment.Target == value => Created(assignment.Value.Syntax as ExpressionSyntax, edits, name),
            IInvocationOperation call => Array.IndexOf(Shared, call.TargetMethod.Name) >= 0 && call.Instance == value,
            IPropertyReferenceOperation property => property.Property.IsIndexer || property.Property.Name == "Count",
            IForEachLoopOperation => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingNamespace: { } scope } } => scope.ToDisplayString() == "System.Linq",
            null => false,
            _ => false,
        };
    }

    // What a ModuleList is given after its parent registered it is not registered.
    private static bool IsFilledInTime(ModuleUses uses)
    {
        foreach (IMemberReferenceOperation reference in uses.References)
        {
            if (reference.Syntax.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { } constructor) continue;
            if (constructor.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "RegisterComponents" && name.SpanStart < reference.Syntax.SpanStart)) return false;
        }

        return true;
    }
}
