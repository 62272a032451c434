using System;

namespace InitGen;

/// <summary>
/// The weights are not trained: they stay as they were loaded, as in the lower layers of a network that is fine-tuned. Nothing enforces it; it
/// is listed with the parameters, for the code that trains, and rules about what training needs are silent.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class FrozenAttribute : Attribute
{
}
