using System.Collections.Generic;
using InitGen.CompilerServices;

namespace Quickstart.Models;

/// <summary>A model that shows its arrays, in the order in which its parameters are listed.</summary>
public interface IModel : IInitializable
{
    IEnumerable<float[]> Weights { get; }

    void InitializeWeights(ulong seed = 0);
}
