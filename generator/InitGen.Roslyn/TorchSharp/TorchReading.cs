using System.Collections.Generic;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What was read of a module of TorchSharp.</summary>
/// <param name="Graph">The model, with what its parameters start with.</param>
/// <param name="Places">Where each of its parameters is made, and where it is initialized, by the origins of the graph's nodes.</param>
public sealed record TorchReading(ModelGraph Graph, IReadOnlyDictionary<string, TorchPlace> Places)
{
    /// <summary>The files that were gone through.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees { get; init; } = [];

    /// <summary>Calls that initialize parameters which the forward pass does not apply.</summary>
    public IReadOnlyCollection<SyntaxNode> Strays { get; init; } = [];
}

/// <summary>Where a parameter stands in the source.</summary>
/// <param name="Creation">What makes the layer, or the module of the program that holds it.</param>
/// <param name="Call">What initializes the parameter; null where nothing does, or nothing in the type itself.</param>
/// <param name="Owner">The module of the program that makes the layer.</param>
/// <param name="Name">The path of the parameter in that module.</param>
public sealed record TorchPlace(SyntaxNode Creation, SyntaxNode? Call, INamedTypeSymbol Owner, string Name)
{
    /// <summary>Whether the call alone decides what the parameter starts with.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether it is the parameter of a layer of the library, which that layer applies.</summary>
    public bool IsOfLayer { get; init; }
}
