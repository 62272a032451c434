using InitGen.Graph;

namespace InitGen.Roslyn.Plan;

/// <summary>One level of type declarations around generated members.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">The type's name with its type parameters, as C# writes it.</param>
public sealed record TypeDeclaration(string Keyword, string Name);

/// <summary>Everything that is generated for one model. A value: equal plans give equal text.</summary>
/// <param name="FullName">Namespace, containing types and name with arities: what the hint name is made from.</param>
/// <param name="Display">The type as a person would write it.</param>
/// <param name="Namespace">Its namespace, or null for the global one.</param>
/// <param name="Declarations">The type and those around it, outermost first.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsSealed">Whether nothing derives from it.</param>
/// <param name="BaseIsModel">Whether a base class is a model too, so that this one overrides.</param>
/// <param name="HidesBase">Whether a base class has an <c>InitializeWeights</c> that this one hides.</param>
/// <param name="Members">What is generated for each member, in order.</param>
/// <param name="Signal">What signal propagation expects of it; null where its forward pass is not known.</param>
public sealed record ModelPlan(
    string FullName,
    string Display,
    string? Namespace,
    EquatableArray<TypeDeclaration> Declarations,
    bool IsValueType,
    bool IsSealed,
    bool BaseIsModel,
    bool HidesBase,
    EquatableArray<MemberPlan> Members,
    SignalPlan? Signal)
{
    /// <summary>That it is loaded from a file; null where it is not.</summary>
    public LoadPlan? Load { get; init; }

    /// <summary>Its forward pass, where that can be run on a batch; null elsewhere.</summary>
    public ForwardPlan? Forward { get; init; }
}
