using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Architecture.Tests;

/// <summary>What an assembly shows to others, as text: one line a type or member, as C# writes it.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeTypeKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The surface of an assembly on disk, or of one namespace of it.</summary>
    public static string OfFile(string path, string? within = null)
    {
        MetadataReference reference = TestReferences.FromPath(path);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Reader", references: [.. Neighbours(path), .. TestReferences.Framework, reference]);
        return Of((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!, within);
    }

    /// <summary>The surface of source code.</summary>
    public static string OfSource(string source) =>
        Of(CSharpCompilation.Create("Source", [CSharpSyntaxTree.ParseText(source)], TestReferences.Framework).Assembly, null);

    private static string Of(IAssemblySymbol assembly, string? within)
    {
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in Types(assembly.GlobalNamespace)
            .Where(type => within is null || type.ContainingNamespace.ToDisplayString() == within)
            .OrderBy(Name, StringComparer.Ordinal))
        {
            text.Append(Modifiers(type)).Append(type.ToDisplayString(Format)).Append(Bases(type)).Append('\n');
            IEnumerable<string> members = type.GetMembers()
                .Where(static member => IsVisible(member) && member is not INamedTypeSymbol && !IsImplied(member))
                .Select(static member => ModifiersInInterface(member) + member.ToDisplayString(Format));
            foreach (string member in type.TypeKind == TypeKind.Enum ? members : members.Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Modifiers(INamedTypeSymbol type) => (type.IsStatic, type.IsAbstract, type.IsSealed, type.TypeKind) switch
    {
        (true, _, _, _) => "static ",
        (_, true, _, TypeKind.Class) => "abstract ",
        (_, _, true, TypeKind.Class) => "sealed ",
        _ => "",
    };

    // Roslyn leaves them out there, static and default implementations included.
    private static string ModifiersInInterface(ISymbol member) => member.ContainingType.TypeKind != TypeKind.Interface
        ? ""
        : (member.IsStatic, member.IsAbstract, member.IsVirtual) switch
        {
            (true, true, _) => "static abstract ",
            (true, _, true) => "static virtual ",
            (true, _, _) => "static ",
            (_, _, true) => "virtual ",
            _ => "",
        };

    private static string Bases(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> bases = type.BaseType is { SpecialType: SpecialType.None } ancestor ? [ancestor] : [];
        string all = string.Join(", ", bases.Concat(type.Interfaces.OrderBy(Name, StringComparer.Ordinal))
            .Select(Name));
        return all.Length == 0 ? "" : " : " + all;
    }

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(Format.WithKindOptions(SymbolDisplayKindOptions.None));

    // Accessors are shown by their property; what everybody inherits from object says nothing.
    private static bool IsImplied(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet } or IMethodSymbol { Name: "<Clone>$" }
        || member is IMethodSymbol { IsOverride: true, Name: "Equals" or "GetHashCode" or "ToString" }
        || (member.ContainingType.TypeKind is TypeKind.Enum or TypeKind.Struct
            && member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true });

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Where(static member => member is INamespaceSymbol || IsVisible(member))
        .SelectMany(static member => member is INamedTypeSymbol type ? Types(member).Prepend(type) : Types(member));

    private static IEnumerable<MetadataReference> Neighbours(string path) => House.Below.Keys
        .Where(name => !path.EndsWith(name + ".dll", StringComparison.Ordinal))
        .Append("System.Numerics.Tensors")
        .Select(static name => House.Assembly(name))
        .Where(System.IO.File.Exists)
        .Select(static file => TestReferences.FromPath(file));
}
