using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Roslyn;

/// <summary>Types by name, and names as C# writes them.</summary>
public static class TypeNames
{
    /// <summary>Whether the compilation can see a type, be it defined once or several times.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="metadataName">Full metadata name of the type.</param>
    /// <param name="assembly">Name of the assembly where it usually is: there it is looked up first, which needs nothing of the source.</param>
    /// <returns>Whether it is there.</returns>
    public static bool Exists(Compilation compilation, string metadataName, string assembly) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(reference => reference.Name == assembly && reference.GetTypeByMetadataName(metadataName) is not null)
        || !compilation.GetTypesByMetadataName(metadataName).IsEmpty;

    /// <summary>
    /// Whether a compilation may use an assembly: told from names alone, since to look up a type means to parse and to declare all of the source.
    /// </summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="assembly">The assembly's name.</param>
    /// <returns>Whether it refers to it, or is it.</returns>
    public static bool Sees(Compilation compilation, string assembly) =>
        compilation.AssemblyName == assembly || compilation.ReferencedAssemblyNames.Any(reference => reference.Name == assembly);

    /// <summary>An identifier as C# writes it: a keyword gets its @.</summary>
    /// <param name="identifier">The name.</param>
    /// <returns>The identifier.</returns>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;
}
