using System;
using System.Collections;
using System.Linq;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Gallery;

/// <summary>Models put out numbers in whatever shape is natural to them: arrays of any rank, tensors, tuples.</summary>
internal static class Outputs
{
    public static bool AreFinite(object? output) => output switch
    {
        float value => float.IsFinite(value),
        double value => double.IsFinite(value),
        int => true,
        Tensor<float> tensor => tensor.All(float.IsFinite),
        ITuple tuple => Enumerable.Range(0, tuple.Length).All(i => AreFinite(tuple[i])),
        IEnumerable values => values.Cast<object>().All(AreFinite),
        _ => throw new ArgumentException($"No numbers in '{output}'.", nameof(output)),
    };
}
