using InitGen.Graph;
using InitGen.Graph.Pretrained;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;

namespace InitGen.Roslyn;

/// <summary>What was read from one type: one reading serves generator and analyzers, so that they can never disagree.</summary>
/// <param name="Graph">The model, for theory and rules.</param>
/// <param name="Plan">What is to be generated, or null where the type cannot be extended.</param>
/// <param name="Findings">What is wrong with how the attributes are used.</param>
public sealed record ModelReading(ModelGraph Graph, ModelPlan? Plan, EquatableArray<Finding> Findings)
{
    /// <summary>What is loaded from which file; null where nothing is.</summary>
    public PretrainedModel? Pretrained { get; init; }
}
