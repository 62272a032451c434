namespace InitGen.Graph.Rules;

/// <summary>
/// INIT3xx: rules about what a type's own code does with its weights. The frontend finds them while it reads a model, since they go by
/// statements, of which the graph knows nothing.
/// </summary>
public static class SourceRules
{
    /// <summary>INIT306.</summary>
    public static RuleInfo SharedStorage { get; } = new(
        "INIT306",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Shared weights are initialized twice",
        "'{0}' and '{1}' hold the same weights, and both are initialized: {2}; tie '{0}' to '{1}' with [TiedTo(nameof({1}))]",
        "Weights that two members share are to be initialized once. Of two initializations the later one silently wins.")
    {
        HasChanges = true,
    };

    /// <summary>INIT307.</summary>
    public static RuleInfo NeverWritten { get; } = new(
        "INIT307",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Weights are never initialized",
        "The forward pass multiplies by '{0}' as by a weight, but {1}, and nothing in '{2}' writes to it; mark it with [Init] and its shape",
        "A new array holds zeros. A layer whose weights are zeros passes on nothing, neither signal nor gradient.");

    /// <summary>INIT308.</summary>
    public static RuleInfo SharedSeed { get; } = new(
        "INIT308",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "One seed for the same path in two models",
        "'{0}' draws the same random numbers as '{1}': both have Seed = {2} and the path '{3}', whatever seed InitializeWeights is called with; {4}",
        "A parameter's numbers follow from its seed and its path. Where both are the same in two models, so are their weights.")
    {
        HasChanges = true,
    };

    /// <summary>INIT313.</summary>
    public static RuleInfo Overwritten { get; } = new(
        "INIT313",
        RuleCategory.Structure,
        RuleLevel.Warning,
        "Initialization is overwritten",
        "The weights of '{0}' are initialized by InitializeWeights, and then {1}; {2}",
        "What comes last counts. An initialization that is overwritten is lost without a word.")
    {
        HasEdits = true,
    };
}
