using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

/// <summary>What makers of tensors have in common.</summary>
public static partial class torch
{
    /// <summary>A new tensor; without a fill its numbers are NaN.</summary>
    private static Tensor New(long[] size, ScalarType? dtype, Device? device, bool requires_grad, Func<double>? fill)
    {
        Body body = Body.New((long[])size.Clone(), dtype ?? get_default_dtype(), device ?? get_default_device());
        if (fill is not null)
        {
            foreach (long place in body.Places()) body.Memory[place] = fill();
        }

        return new Tensor(body).with_requires_grad(requires_grad);
    }

    private static Tensor Range(double start, double stop, double step, ScalarType dtype, Device? device, bool requires_grad)
    {
        double next = start - step;
        return New([(long)Math.Max(0, Math.Ceiling((stop - start) / step))], dtype, device, requires_grad, () => next += step);
    }

    /// <summary>A tensor of values in their own element type, unless another one is asked for.</summary>
    internal static Tensor Of<T>(IList<T> values, long[] size, ScalarType? dtype, Device? device, bool requires_grad)
    {
        if (Body.CountOf(size) != values.Count)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {Body.CountOf(size)} vs. {values.Count}");

        int i = 0;
        return New(size, dtype ?? TypeOf(typeof(T)), device ?? CPU, requires_grad, () => Number(values[i++]!));
    }

    private static Tensor Of(Array values, ScalarType? dtype, Device? device, bool requires_grad)
    {
        IEnumerator each = values.GetEnumerator();
        return New(
            [.. Enumerable.Range(0, values.Rank).Select(values.GetLongLength)], dtype ?? TypeOf(values.GetType().GetElementType()!),
            device ?? CPU, requires_grad, () => each.MoveNext() ? Number(each.Current!) : 0);
    }

    private static double Number(object value) => value switch
    {
        bool truth => truth ? 1 : 0,
        Half half => (double)half,
        BFloat16 brain => brain.ToSingle(),
        IConvertible number => number.ToDouble(null),
        _ => throw Stub.Nothing,
    };

    private static ScalarType TypeOf(Type type) =>
        type == typeof(float) ? ScalarType.Float32
        : type == typeof(double) ? ScalarType.Float64
        : type == typeof(Half) ? ScalarType.Float16
        : type == typeof(BFloat16) ? ScalarType.BFloat16
        : type == typeof(long) ? ScalarType.Int64
        : type == typeof(int) ? ScalarType.Int32
        : type == typeof(short) ? ScalarType.Int16
        : type == typeof(sbyte) ? ScalarType.Int8
        : type == typeof(byte) ? ScalarType.Byte
        : type == typeof(bool) ? ScalarType.Bool
        : throw Stub.Nothing;
}
