using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Weights of any container and any element type, in order, as numbers that each element type has exactly.</summary>
internal static class Weights
{
    public static double[] Of(object storage) => storage switch
    {
        Memory<float> memory => Of(memory.ToArray()),
        Memory<double> memory => Of(memory.ToArray()),
        Memory<Half> memory => Of(memory.ToArray()),
        Tensor<float> tensor => Of(Flat(tensor)),
        Tensor<double> tensor => Of(Flat(tensor)),
        Tensor<Half> tensor => Of(Flat(tensor)),
        _ => [.. Elements((IEnumerable)storage)],
    };

    private static T[] Flat<T>(Tensor<T> tensor)
    {
        var values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    private static IEnumerable<double> Elements(IEnumerable storage) => storage.Cast<object>().SelectMany(element => element switch
    {
        float value => [value],
        double value => [value],
        Half value => [(double)value],
        _ => Elements((IEnumerable)element),
    });
}
