using System;
using System.Buffers;
using System.Collections.Generic;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Gallery;

/// <summary>
/// Listens to a model while it computes. A layer is known by the memory of its weights, so that a model need not know its own name, and
/// what it puts out is its sum, bias included, before any activation. Without a listener a call costs one comparison.
/// </summary>
internal static class Probe
{
    [ThreadStatic] private static Dictionary<object, Power>? Listener;

    /// <summary>Sum of squares of all outputs, and their number.</summary>
    public sealed class Power
    {
        public double Sum { get; set; }

        public long Count { get; set; }

        public double Rms => Math.Sqrt(Sum / Count);
    }

    /// <summary>Collects what is recorded while the action runs.</summary>
    public static Dictionary<object, Power> Listen(Action action)
    {
        var heard = new Dictionary<object, Power>(ReferenceEqualityComparer.Instance);
        Listener = heard;
        try
        {
            action();
        }
        finally
        {
            Listener = null;
        }

        return heard;
    }

    /// <summary>What stands for weights of any container: the array behind a Memory, and the object itself otherwise.</summary>
    public static object Key(object weights) => weights switch
    {
        Memory<float> memory when MemoryMarshal.TryGetArray<float>(memory, out ArraySegment<float> segment) => segment.Array!,
        Memory<double> memory when MemoryMarshal.TryGetArray<double>(memory, out ArraySegment<double> segment) => segment.Array!,
        _ => weights,
    };

    public static void Record(object weights, ReadOnlySpan<float> output)
    {
        if (Listener is null) return;
        double sum = 0;
        foreach (float value in output) sum += (double)value * value;
        Add(weights, sum, output.Length);
    }

    public static void Record(object weights, ReadOnlySpan<double> output)
    {
        if (Listener is not null) Add(weights, TensorPrimitives.SumOfSquares(output), output.Length);
    }

    public static void Record(object weights, float output)
    {
        if (Listener is not null) Add(weights, (double)output * output, 1);
    }

    public static void Record(object weights, double output)
    {
        if (Listener is not null) Add(weights, output * output, 1);
    }

    public static void Record(object weights, float[,] output) => Record(weights, Flat(output));

    public static void Record(object weights, float[,,] output) => Record(weights, Flat(output));

    public static void Record(object weights, Tensor<float> output)
    {
        if (Listener is null) return;
        float[] flat = new float[output.FlattenedLength];
        output.FlattenTo(flat);
        Record(weights, flat);
    }

    private static ReadOnlySpan<float> Flat(Array array) =>
        MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, float>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static void Add(object weights, double sum, int count)
    {
        object key = Key(weights);
        if (!Listener!.TryGetValue(key, out Power? power)) Listener.Add(key, power = new Power());
        power.Sum += sum;
        power.Count += count;
    }
}
