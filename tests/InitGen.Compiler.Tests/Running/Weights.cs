using System;
using System.Linq;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Weights of any container and any element type, in order, as numbers that each element type has exactly.</summary>
internal static class Weights
{
    public static double[] Of(object storage) => storage switch
    {
        float[] values => Array.ConvertAll(values, static value => (double)value),
        double[] values => values,
        Half[] values => Array.ConvertAll(values, static value => (double)value),
        Memory<float> memory => Of(memory.ToArray()),
        Memory<double> memory => Of(memory.ToArray()),
        Memory<Half> memory => Of(memory.ToArray()),
        Tensor<float> tensor => Of(Flat(tensor)),
        Tensor<double> tensor => Of(Flat(tensor)),
        Tensor<Half> tensor => Of(Flat(tensor)),
        Array { Rank: > 1 } values when values.GetType().GetElementType() == typeof(Half) => Of(Flat<Half>(values)),
        Array { Rank: > 1 } values when values.GetType().GetElementType() == typeof(double) => Of(Flat<double>(values)),
        Array { Rank: > 1 } values => Of(Flat<float>(values)),
        Array rows => [.. rows.Cast<object>().SelectMany(Of)],
        _ => throw new ArgumentException($"{storage.GetType()} holds no weights.", nameof(storage)),
    };

    private static T[] Flat<T>(Tensor<T> tensor)
    {
        var values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    private static T[] Flat<T>(Array values) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length).ToArray();
}
