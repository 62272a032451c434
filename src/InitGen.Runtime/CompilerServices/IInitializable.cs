using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>
/// What generated code implements, so that models of other types and other assemblies can be composed by constrained generics,
/// without reflection and without delegates. Not meant to be implemented by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IInitializable
{
    /// <summary>Offers each parameter to a pass, which says what is to be filled.</summary>
    /// <param name="pass">The pass.</param>
    void InitializeWeights(ref WeightPass pass);

    /// <summary>Describes each parameter.</summary>
    /// <param name="parameters">Where the descriptions go.</param>
    void DescribeWeights(ParameterCollector parameters);

    /// <summary>Says what is expected of the layers' outputs, where the forward pass could be read.</summary>
    /// <param name="parameters">Holds the descriptions, to which the expectations are added.</param>
    void DescribeSignals(ParameterCollector parameters)
    {
    }

    /// <summary>Says how the model computes, where it is made of dense layers, activations, normalization and sums.</summary>
    /// <param name="steps">Where the steps go.</param>
    void DescribeForward(ForwardSteps steps)
    {
    }
}
