using System.Collections.Generic;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What was read of a module of TorchSharp.</summary>
/// <param name="Graph">The model, with what its parameters start with.</param>
/// <param name="Places">Where each of its parameters is made, and where it is initialized, by the origins of the graph's nodes.</param>
public sealed record TorchReading(ModelGraph Graph, IReadOnlyDictionary<string, TorchPlace> Places);

/// <summary>Where a parameter stands in the source.</summary>
/// <param name="Creation">What makes the layer, or the module of the program that holds it.</param>
/// <param name="Call">What initializes the parameter; null where nothing does, or nothing in the type itself.</param>
/// <param name="Owner">The module of the program that makes the layer.</param>
/// <param name="Name">The path of the parameter in that module.</param>
public sealed record TorchPlace(SyntaxNode Creation, SyntaxNode? Call, INamedTypeSymbol Owner, string Name);
