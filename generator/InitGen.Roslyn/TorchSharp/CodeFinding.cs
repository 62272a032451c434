using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What a rule found in statements.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">Arguments of the rule's message.</param>
public sealed record CodeFinding(RuleInfo Rule, Location Location, EquatableArray<string> Arguments)
{
    /// <summary>The level, where it differs from the rule's own.</summary>
    public RuleLevel Level { get; init; } = Rule.Level;

    /// <summary>What the light bulb offers, best first.</summary>
    public EquatableArray<SourceChange> Changes { get; init; }
}
