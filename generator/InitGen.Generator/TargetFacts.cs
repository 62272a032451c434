using System.Linq;
using System.Text;
using InitGen.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Generator;

/// <summary>What generated code needs to know of the project: a small value, so that an edit elsewhere changes nothing.</summary>
/// <param name="CanCompile">Whether language and framework allow the generated code.</param>
/// <param name="KernelNamespace">
/// Namespace of the project's kernels. It holds the assembly's name: two assemblies that see each other's internals must not both define
/// one type.
/// </param>
internal sealed record TargetFacts(bool CanCompile, string KernelNamespace)
{
    public static TargetFacts Of(Compilation compilation) =>
        new(TargetRequirements.Unmet(compilation) is null, "InitGen.Generated." + Identifier(compilation.AssemblyName));

    private static string Identifier(string? assembly) =>
        string.Join(".", (assembly ?? string.Empty).Split('.').Select(Segment));

    private static string Segment(string part)
    {
        var name = new StringBuilder();
        foreach (char character in part) name.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        if (name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0])) name.Insert(0, '_');
        return TypeNames.Escape(name.ToString());
    }
}
