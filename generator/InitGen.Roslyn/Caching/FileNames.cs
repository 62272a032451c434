using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Caching;

/// <summary>
/// The names in a file, as numbers. By names alone it can be told which bodies cannot matter to some code: to get at a body, something that
/// leads to it must be named.
/// </summary>
internal sealed class FileNames
{
    private FileNames(ulong[] mentioned, ulong[] declared, ulong[] inDerived, bool isEverywhere)
    {
        Mentioned = mentioned;
        Declared = declared;
        InDerived = inDerived;
        IsEverywhere = isEverywhere;
    }

    /// <summary>All names in it.</summary>
    public ulong[] Mentioned { get; }

    /// <summary>What it declares that leads to a body elsewhere: types, members of static classes, which may be extensions, and aliases.</summary>
    public ulong[] Declared { get; }

    /// <summary>What the members of its classes mention, as far as these derive from something and are not of that name themselves.</summary>
    public ulong[] InDerived { get; }

    /// <summary>Whether its using directives are in force in all files.</summary>
    public bool IsEverywhere { get; }

    public static FileNames Of(SyntaxNode root)
    {
        var mentioned = new HashSet<ulong>();
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)) mentioned.Add(NumberOf(token.ValueText));
        }

        var declared = new HashSet<ulong>();
        var inDerived = new HashSet<ulong>();
        bool isEverywhere = false;
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type:
                    declared.Add(NumberOf(type.Identifier.ValueText));
                    if (type is ClassDeclarationSyntax { BaseList: not null } derived) inDerived.UnionWith(NamesIn(derived));
                    break;
                case DelegateDeclarationSyntax function:
                    declared.Add(NumberOf(function.Identifier.ValueText));
                    break;
                case MethodDeclarationSyntax method when IsInStaticClass(method):
                    declared.Add(NumberOf(method.Identifier.ValueText));
                    break;
                case PropertyDeclarationSyntax property when IsInStaticClass(property):
                    declared.Add(NumberOf(property.Identifier.ValueText));
                    break;
                case UsingDirectiveSyntax { GlobalKeyword.RawKind: (int)SyntaxKind.GlobalKeyword }:
                    isEverywhere = true;
                    break;
            }
        }

        return new FileNames(mentioned.ToArray(), declared.ToArray(), inDerived.ToArray(), isEverywhere);
    }

    public static ulong NumberOf(string name) => ContentHash.Empty.With(name);

    private static IEnumerable<ulong> NamesIn(ClassDeclarationSyntax type) => type.Members
        .SelectMany(static member => member.DescendantNodes())
        .OfType<SimpleNameSyntax>()
        .Select(static name => name.Identifier.ValueText)
        .Where(name => name != type.Identifier.ValueText)
        .Select(NumberOf);

    private static bool IsInStaticClass(SyntaxNode member) => member.Ancestors().OfType<ClassDeclarationSyntax>().Any(static type => type.Modifiers.Any(SyntaxKind.StaticKeyword));
}
