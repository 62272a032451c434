using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>Reads whose weights a member shares.</summary>
internal static class TieReader
{
    /// <summary>The member at the end of the ties, or what is wrong with them.</summary>
    /// <param name="Owner">The member that the weights belong to; null where there is none.</param>
    /// <param name="Problem">What is wrong, or null where the compiler says it.</param>
    public sealed record Result(MarkedMember? Owner, string? Problem = null);

    /// <summary>Follows the ties of a member.</summary>
    public static Result Read(MarkedMember member, IReadOnlyList<MarkedMember> members, INamedTypeSymbol type)
    {
        var met = new HashSet<string> { member.Symbol.Name };
        MarkedMember current = member;
        while (current.Find(nameof(TiedToAttribute)) is { } tie)
        {
            if (!tie.IsUnderstood()) return new(null);
            string? name = tie.ConstructorArguments[0].Value as string;
            if (members.FirstOrDefault(candidate => candidate.Symbol.Name == name) is not { } next)
                return new(null, Missing(name, type));

            if (!met.Add(next.Symbol.Name))
            {
                return new(null, next == member
                    ? $"it is tied to '{current.Symbol.Name}', and so in the end to itself; the weights have to belong to one member, marked with [Init]"
                    : $"it is tied to '{next.Symbol.Name}', which is tied to itself in the end; the weights have to belong to one member, marked with [Init]");
            }

            current = next;
        }

        return new(current);
    }

    private static string Missing(string? name, INamedTypeSymbol type) => type.GetMembers(name ?? string.Empty).IsEmpty
        ? $"it is tied to '{name}', but '{type.Name}' declares no such member; use nameof(...) of a member marked with [Init]"
        : $"it is tied to '{name}', which is not marked and has no weights to share; mark that one with [Init]";
}
