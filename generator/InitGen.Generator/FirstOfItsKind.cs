using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Generator;

/// <summary>
/// Leaves of a type's marked members those that may be the first. A type is read at its first marked member; binding the attributes of all
/// the others, in every file and after every edit, would cost far more than that.
/// </summary>
internal static class FirstOfItsKind
{
    /// <summary>
    /// Whether a member has an attribute whose name, as written, no member before it in the same declaration has. Within one declaration a
    /// name means one thing, so that the first member with any attribute is always among these.
    /// </summary>
    /// <param name="node">The variable of a field, or a property.</param>
    /// <returns>Whether it has one.</returns>
    public static bool Is(SyntaxNode node)
    {
        MemberDeclarationSyntax? member = node switch
        {
            PropertyDeclarationSyntax property => property,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } declaration }
                when declaration.Variables[0] == node => field,
            _ => null,
        };
        if (member is null) return false;
        if (member.Parent is not TypeDeclarationSyntax type) return true;

        var fresh = new HashSet<string>(Names(member));
        foreach (MemberDeclarationSyntax before in type.Members)
        {
            if (before == member || fresh.Count == 0) break;
            if (before is FieldDeclarationSyntax or PropertyDeclarationSyntax) fresh.ExceptWith(Names(before));
        }

        return fresh.Count > 0;
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member.AttributeLists
        .Where(static list => list.Target is null)
        .SelectMany(static list => list.Attributes)
        .Select(static attribute => attribute.Name.ToString());
}
