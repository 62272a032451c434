using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Roslyn;

/// <summary>What generated code asks of the project that it is compiled in.</summary>
public static class TargetRequirements
{
    // LanguageVersion.CSharp11, which the oldest supported compiler does not know by name.
    private const int CSharp11 = 1100;

    /// <summary>What is missing, in words; null when nothing is.</summary>
    /// <param name="compilation">The project.</param>
    /// <returns>The trouble and its remedy.</returns>
    public static string? Unmet(Compilation compilation)
    {
        if (compilation is not CSharpCompilation { LanguageVersion: var language }) return "the project is not a C# project";
        if ((int)language < CSharp11)
            return $"it needs C# 11 and the project is set to C# {language.ToDisplayString()}; set LangVersion to 11 or later";
        return TypeNames.Exists(compilation, KnownNames.Initializable, KnownNames.RuntimeAssembly)
            ? null
            : "it needs .NET 8 and the library InitGen.Runtime, which the project does not reference; target net8.0 or later";
    }
}
