using System;
using InitGen.Graph;
using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>Re-opens a type, with its namespace and the types around it.</summary>
internal static class TypeEmitter
{
    /// <summary>Writes the declarations around a body.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="scope">The namespace, or null.</param>
    /// <param name="declarations">The type and those around it, outermost first.</param>
    /// <param name="bases">What follows the type's name.</param>
    /// <param name="attributes">Writes what stands before the type.</param>
    /// <param name="body">Writes the members.</param>
    public static void Write(
        CodeWriter writer, string? scope, EquatableArray<TypeDeclaration> declarations, string bases, Action? attributes, Action body)
    {
        if (scope is null)
        {
            Nest(writer, declarations, 0, bases, attributes, body);
            return;
        }

        using (writer.OpenBlock("namespace " + scope)) Nest(writer, declarations, 0, bases, attributes, body);
    }

    private static void Nest(
        CodeWriter writer, EquatableArray<TypeDeclaration> declarations, int level, string bases, Action? attributes, Action body)
    {
        TypeDeclaration declaration = declarations[level];
        bool innermost = level == declarations.Count - 1;
        if (innermost) attributes?.Invoke();
        using (writer.OpenBlock($"partial {declaration.Keyword} {declaration.Name}{(innermost ? bases : string.Empty)}"))
        {
            if (innermost) body();
            else Nest(writer, declarations, level + 1, bases, attributes, body);
        }
    }
}
