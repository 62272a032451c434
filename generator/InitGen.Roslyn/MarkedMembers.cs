using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Roslyn.Pretrained;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>A field or property that is marked for initialization, with the attributes that say how.</summary>
/// <param name="Symbol">The field or property that generated code names.</param>
/// <param name="Attributes">Attributes of this package on it; for an auto-property those of its backing field too.</param>
public sealed record MarkedMember(ISymbol Symbol, ImmutableArray<AttributeData> Attributes)
{
    /// <summary>The attribute of the given name, or null.</summary>
    /// <param name="name">Its name in the package's namespace.</param>
    /// <returns>The attribute.</returns>
    public AttributeData? Find(string name) => Attributes.FirstOrDefault(attribute => attribute.AttributeClass!.Name == name);
}

/// <summary>Finds the marked members of a type.</summary>
public static class MarkedMembers
{
    /// <summary>
    /// The marked members of a type itself, in the order of their declaration. Where a partial type has them in several declarations,
    /// those are taken in the order of their files' paths, never of the files in the compilation.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <returns>Its marked members.</returns>
    public static IEnumerable<MarkedMember> Of(INamedTypeSymbol type) => Of(type, HasFile(type) ? IsMarkerOrShape : IsMarker);

    /// <summary>The members of a type that have any attribute of this package, in the same order.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its members.</returns>
    public static IEnumerable<MarkedMember> WithAttributes(INamedTypeSymbol type) => Of(type, static _ => true);

    private static IEnumerable<MarkedMember> Of(INamedTypeSymbol type, Func<AttributeData, bool> isMarker)
    {
        ImmutableArray<ISymbol> members = type.GetMembers();
        List<IFieldSymbol>? backingFields = null;
        foreach (ISymbol member in members)
        {
            if (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol } field && !field.GetAttributes().IsEmpty)
                (backingFields ??= []).Add(field);
        }

        foreach (ISymbol member in InOrder(type, members))
        {
            ImmutableArray<AttributeData> attributes = member switch
            {
                IPropertySymbol property => property.GetAttributes().AddRange(OnBackingField(property, backingFields)),
                IFieldSymbol { IsImplicitlyDeclared: false } field => field.GetAttributes(),
                _ => ImmutableArray<AttributeData>.Empty,
            };
            if (attributes.Any(attribute => IsOurs(attribute) && isMarker(attribute)))
                yield return new MarkedMember(member, attributes.Where(IsOurs).ToImmutableArray());
        }
    }

    /// <summary>Whether the type itself has a marked member.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it has.</returns>
    public static bool Any(INamedTypeSymbol type) => Of(type).Any();

    /// <summary>Whether a type itself says that its weights come from a file.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it does.</returns>
    public static bool HasFile(INamedTypeSymbol type) => PretrainedAttributes.Of(type) is not null;

    /// <summary>Whether an attribute is one of this package's.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOurs(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } } type
        && type.ContainingAssembly?.Name == KnownNames.CoreAssembly;

    private static bool IsMarker(AttributeData attribute) =>
        attribute.AttributeClass!.Name is nameof(InitAttribute) or nameof(BiasAttribute) or nameof(TiedToAttribute) or nameof(PretrainedAttribute);

    // What a file fills needs no more than its shape.
    private static bool IsMarkerOrShape(AttributeData attribute) => IsMarker(attribute) || LayerShapeReader.IsShape(attribute);

    private static ImmutableArray<AttributeData> OnBackingField(IPropertySymbol property, List<IFieldSymbol>? backingFields) =>
        backingFields?.Find(field => field.AssociatedSymbol!.Name == property.Name)?.GetAttributes()
        ?? ImmutableArray<AttributeData>.Empty;

    private static IEnumerable<ISymbol> InOrder(INamedTypeSymbol type, ImmutableArray<ISymbol> members)
    {
        if (type.DeclaringSyntaxReferences.Length < 2) return members;
        return members
            .OrderBy(static member => Path(member), StringComparer.Ordinal)
            .ThenBy(static member => Position(member));
    }

    private static string Path(ISymbol member) => Location(member)?.SourceTree?.FilePath ?? string.Empty;

    private static int Position(ISymbol member) => Location(member)?.SourceSpan.Start ?? int.MaxValue;

    private static Location? Location(ISymbol member) => member.Locations.FirstOrDefault(static location => location.IsInSource);
}
