using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Roslyn;

/// <summary>Types by name, and names as C# writes them.</summary>
public static class TypeNames
{
    /// <summary>Whether the compilation can see a type, be it defined once or several times.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="metadataName">Full metadata name of the type.</param>
    /// <returns>Whether it is there.</returns>
    public static bool Exists(Compilation compilation, string metadataName) =>
        !compilation.GetTypesByMetadataName(metadataName).IsEmpty;

    /// <summary>An identifier as C# writes it: a keyword gets its @.</summary>
    /// <param name="identifier">The name.</param>
    /// <returns>The identifier.</returns>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;
}
