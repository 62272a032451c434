using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What a rule of the catalogue found in a module of TorchSharp.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Message">Its message, in the words of the library.</param>
/// <param name="Changes">What the light bulb offers, best first.</param>
public sealed record TorchFinding(Finding Finding, SyntaxNode Place, string Message, EquatableArray<SourceChange> Changes);
