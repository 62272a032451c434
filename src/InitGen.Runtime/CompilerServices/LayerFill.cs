using System.ComponentModel;
using InitGen.Theory;

namespace InitGen.CompilerServices;

/// <summary>
/// How a model fills the weights of one of its layers. Generated code derives from it, one class for each member that holds layers: the
/// weights have numbers, and sizes that were known at build time are constants in it.
/// </summary>
/// <param name="count">Number of weights that the declared type of the layer has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerFill(int count)
{
    /// <summary>The same, for a member.</summary>
    /// <param name="member">The member that holds the layers, for messages.</param>
    /// <returns>What the layers are given.</returns>
    public LayerContext In(string member) => new(this, member, index: -1, first: 0, count);

    /// <summary>Where a weight may be cut into pieces.</summary>
    /// <param name="weight">Number of the weight.</param>
    /// <param name="shape">Its shape.</param>
    /// <returns>See <see cref="WeightPass.Enter{T}"/>.</returns>
    public virtual long Grain(int weight, in LayerWeight shape) => Philox.GroupLength;

    /// <summary>Fills a weight that a pass has entered.</summary>
    /// <param name="weight">Number of the weight.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="layer">The layer, for messages.</param>
    /// <param name="pass">The pass.</param>
    public abstract void Fill(int weight, in LayerWeight shape, in LayerContext layer, ref WeightPass pass);

    /// <summary>Says what a weight is drawn from.</summary>
    /// <param name="weight">Number of the weight.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="scheme">The scheme that was resolved.</param>
    /// <returns>The law.</returns>
    public abstract WeightDistribution Law(int weight, in LayerWeight shape, out Scheme scheme);
}
