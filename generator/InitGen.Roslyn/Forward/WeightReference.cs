using InitGen.Roslyn.Plan;

namespace InitGen.Roslyn.Forward;

/// <summary>A weight of the model at hand or of one inside it.</summary>
/// <param name="Origin">The member of the model at hand through which it is reached.</param>
/// <param name="Below">What follows from there on; empty for the model's own.</param>
/// <param name="Part">Which weight of a layer object; empty for a weight that a member holds itself.</param>
/// <param name="Owner">The type that declares it, as it is found by readers of models.</param>
/// <param name="Member">Its member of that type.</param>
/// <param name="Layer">Kind and shape.</param>
internal sealed record WeightReference(string Origin, string Below, string Part, string Owner, string Member, LayerShape Layer);
