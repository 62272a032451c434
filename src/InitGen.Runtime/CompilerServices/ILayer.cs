using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>
/// What generated code implements in a layer, so that models of any type and assembly reach its weights, private ones too, and fill them
/// as they say: without reflection and without delegates. Not meant to be implemented by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILayer
{
    /// <summary>Offers each weight to a pass, which says what is to be filled; the model's code fills it.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="layer">What the model says of this layer.</param>
    void OfferWeights(ref WeightPass pass, in LayerContext layer);

    /// <summary>Describes each weight.</summary>
    /// <param name="parameters">Where the descriptions go.</param>
    /// <param name="layer">What the model says of this layer.</param>
    void DescribeWeights(ParameterCollector parameters, in LayerContext layer);
}
