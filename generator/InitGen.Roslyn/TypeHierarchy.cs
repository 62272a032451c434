using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn;

/// <summary>A type and those around it: can they be extended, and how are they declared again.</summary>
internal static class TypeHierarchy
{
    /// <summary>Why no code can be added to a type; null when it can be.</summary>
    /// <param name="Trouble">What is in the way.</param>
    /// <param name="Remedy">What to do.</param>
    public sealed record Obstacle(string Trouble, string Remedy);

    /// <summary>The type and those around it, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndContainers(INamedTypeSymbol type)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType) chain.Push(level);
        return chain;
    }

    /// <summary>The type and its base classes, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType) yield return level;
    }

    /// <summary>Whether a base class has a member of a name that derived classes see.</summary>
    public static bool InheritsMember(INamedTypeSymbol type, string name) => SelfAndBases(type).Skip(1).Any(level =>
        level.GetMembers(name).Any(static member => member.DeclaredAccessibility != Accessibility.Private));

    /// <summary>Whether another type of the same name stands before it, about which the compiler complains.</summary>
    public static bool IsDuplicate(INamedTypeSymbol type) =>
        Siblings(type).FirstOrDefault(other => other.MetadataName == type.MetadataName) is { } first
        && !SymbolEqualityComparer.Default.Equals(first, type);

    private static ImmutableArray<INamedTypeSymbol> Siblings(INamedTypeSymbol type) =>
        type.ContainingType?.GetTypeMembers() ?? type.ContainingNamespace.GetTypeMembers();

    /// <summary>What keeps generated members out of a type.</summary>
    public static Obstacle? Find(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
            return new("is neither a class nor a struct", "declare the weights in one");
        if (type.TypeKind == TypeKind.Interface) return new("is an interface", "declare the weights in a class or struct");
        if (type.IsRefLikeType) return new("is a ref struct", "make it an ordinary struct or class");
        if (type.IsStatic) return new("is static", "make it an ordinary class: a model is an object");
        foreach (INamedTypeSymbol level in SelfAndContainers(type))
        {
            if (IsFileLocal(level)) return new($"'{level.Name}' is a file-local type", "remove the 'file' modifier");
            if (!IsPartial(level))
            {
                return SymbolEqualityComparer.Default.Equals(level, type)
                    ? new("is not partial", "add 'partial' to it")
                    : new($"the type '{level.Name}' around it is not partial", $"add 'partial' to '{level.Name}'");
            }
        }

        return null;
    }

    /// <summary>Whether all declarations of a type in source say partial.</summary>
    public static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The declarations that re-open a type, outermost first.</summary>
    public static EquatableArray<TypeDeclaration> Declarations(INamedTypeSymbol type) =>
        SelfAndContainers(type).Select(static level => new TypeDeclaration(Keyword(level), NameWithParameters(level))).ToEquatableArray();

    /// <summary>A type's namespace as C# writes it; null for the global one.</summary>
    public static string? Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(EscapedNamespace);

    private static readonly SymbolDisplayFormat EscapedNamespace = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>
    /// Namespace, containing types and name with arities, joined by dots. Where it differs from another type's in nothing but case, a mark
    /// is added: hosts take files of such names for the same.
    /// </summary>
    public static string FullName(INamedTypeSymbol type)
    {
        bool clashes = SelfAndContainers(type).Any(static level => Siblings(level).Any(other =>
            other.MetadataName != level.MetadataName && string.Equals(other.MetadataName, level.MetadataName, StringComparison.OrdinalIgnoreCase)));
        var name = new StringBuilder();
        if (type.ContainingNamespace is { IsGlobalNamespace: false } scope) name.Append(scope.ToDisplayString()).Append('.');
        return name.Append(string.Join(".", SelfAndContainers(type).Select(static level => level.MetadataName)))
            .Append(clashes ? "~" : string.Empty)
            .ToString();
    }

    /// <summary>A type's name among all types of a compilation. Unlike <see cref="FullName"/> it looks at no other type.</summary>
    public static string Key(INamedTypeSymbol type)
    {
        var key = new StringBuilder(type.ContainingAssembly?.Name).Append('|');
        if (type.ContainingNamespace is { IsGlobalNamespace: false } scope) key.Append(scope.ToDisplayString()).Append('.');
        foreach (INamedTypeSymbol level in SelfAndContainers(type)) key.Append(level.MetadataName).Append('+');
        return key.ToString();
    }

    private static string NameWithParameters(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? TypeNames.Escape(type.Name)
        : TypeNames.Escape(type.Name) + "<" + string.Join(", ", type.TypeParameters.Select(static parameter => TypeNames.Escape(parameter.Name))) + ">";

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    // INamedTypeSymbol.IsFileLocal is younger than the oldest supported compiler; the modifier's token kind is not known there either.
    private static bool IsFileLocal(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration
        && declaration.Modifiers.Any(static modifier => modifier.ValueText == "file"));

    /// <summary>The method that a call of another one reaches on an object of a type: the last override, or what implements an interface.</summary>
    public static IMethodSymbol MostDerived(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType?.TypeKind == TypeKind.Interface) return type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method;
        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride) return method;
        foreach (INamedTypeSymbol level in SelfAndBases(type))
        {
            foreach (IMethodSymbol candidate in level.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return candidate;
                }
            }
        }

        return method;
    }
}
