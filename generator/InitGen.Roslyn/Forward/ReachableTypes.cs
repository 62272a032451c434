using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>The types that a model is made of: what its members hold, and theirs.</summary>
internal static class ReachableTypes
{
    /// <summary>Adds the files of a type and of all that it is made of.</summary>
    public static void AddTrees(INamedTypeSymbol type, ISet<SyntaxTree> trees)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var left = new Stack<ITypeSymbol>();
        left.Push(type);
        while (left.Count > 0)
        {
            ITypeSymbol next = left.Pop().OriginalDefinition;
            if (next is IArrayTypeSymbol array)
            {
                left.Push(array.ElementType);
                continue;
            }

            if (next is not INamedTypeSymbol named || !seen.Add(named)) continue;
            foreach (ITypeSymbol argument in named.TypeArguments)
            {
                if (argument is INamedTypeSymbol or IArrayTypeSymbol) left.Push(argument);
            }

            if (named.DeclaringSyntaxReferences.IsEmpty) continue;
            trees.UnionWith(MethodBodies.TreesOf(named));
            if (named.BaseType is { } ancestor) left.Push(ancestor);
            foreach (ISymbol member in named.GetMembers())
            {
                if (member is IFieldSymbol field) left.Push(field.Type);
            }
        }
    }
}
