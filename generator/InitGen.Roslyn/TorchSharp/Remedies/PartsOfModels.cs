using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>Which classes other classes speak of: such a module may be a block of a model, and then does not know what follows its last layer.</summary>
internal static class PartsOfModels
{
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> OfCompilations = new();

    /// <summary>Whether another class that derives from something names this one.</summary>
    public static bool Contains(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        OfCompilations.GetValue(compilation, key => Names(key, cancellation)).Contains(type.Name);

    private static HashSet<string> Names(Compilation compilation, CancellationToken cancellation)
    {
        var names = new HashSet<string>();
        foreach (ClassDeclarationSyntax type in compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes()).OfType<ClassDeclarationSyntax>())
        {
            if (type.BaseList is null) continue;
            foreach (SimpleNameSyntax name in type.Members.SelectMany(static member => member.DescendantNodes()).OfType<SimpleNameSyntax>())
            {
                if (name.Identifier.ValueText != type.Identifier.ValueText) names.Add(name.Identifier.ValueText);
            }
        }

        return names;
    }
}
