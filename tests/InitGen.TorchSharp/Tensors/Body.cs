using System;
using System.Collections.Generic;

namespace TorchSharp;

/// <summary>What a handle of the native library points to. Several tensors of the managed side may hold the same one.</summary>
internal sealed class Body
{
    private Body(Memory memory, long offset, long[] shape, long[] strides, torch.Device device)
    {
        Memory = memory;
        Offset = offset;
        Shape = shape;
        Strides = strides;
        Device = device;
    }

    public Memory Memory { get; private set; }

    public long Offset { get; private set; }

    public long[] Shape { get; set; }

    public long[] Strides { get; set; }

    public torch.Device Device { get; private set; }

    public bool RequiresGrad { get; set; }

    public torch.Tensor? Grad { get; set; }

    /// <summary>What this is a view of and is recorded to be one, if anything.</summary>
    public Body? Origin { get; private init; }

    /// <summary>Whether this was computed from something that requires a gradient.</summary>
    public bool IsRecorded { get; set; }

    public bool IsLeaf => !RequiresGrad || (Origin is null && !IsRecorded);

    public long Count => CountOf(Shape);

    public bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (int i = Shape.Length - 1; i >= 0; i--)
            {
                if (Shape[i] == 0) return true;
                if (Shape[i] != 1 && Strides[i] != expected) return false;
                expected *= Shape[i];
            }

            return true;
        }
    }

    public static Body New(long[] shape, torch.ScalarType type, torch.Device device)
    {
        foreach (long size in shape)
        {
            if (size < 0) throw Stub.Native($"Trying to create tensor with negative dimension {size}: [{string.Join(", ", shape)}]");
        }

        return new Body(new Memory(type, CountOf(shape)), 0, shape, Dense(shape), device);
    }

    public static long CountOf(ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (long size in shape) count *= size;
        return count;
    }

    public static long[] Dense(long[] shape)
    {
        var strides = new long[shape.Length];
        long stride = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(shape[i], 1);
        }

        return strides;
    }

    /// <summary>The same elements, in another order or a part of them.</summary>
    public Body View(long[] shape, long[] strides, long offset) => new(Memory, offset, shape, strides, Device)
    {
        RequiresGrad = RequiresGrad && torch.is_grad_enabled(),
        Origin = RequiresGrad && torch.is_grad_enabled() ? this : null,
    };

    public Body Detached() => new(Memory, Offset, Shape, Strides, Device);

    /// <summary>This handle shows what another one shows.</summary>
    public void Become(Body other)
    {
        Memory = other.Memory;
        Offset = other.Offset;
        Shape = other.Shape;
        Strides = other.Strides;
        Device = other.Device;
    }

    /// <summary>Where the elements lie, in the order of their indices.</summary>
    public IEnumerable<long> Places()
    {
        long count = Count;
        var index = new long[Shape.Length];
        long place = Offset;
        for (long i = 0; i < count; i++)
        {
            yield return place;
            for (int d = Shape.Length - 1; d >= 0; d--)
            {
                place += Strides[d];
                if (++index[d] < Shape[d]) break;
                place -= Strides[d] * Shape[d];
                index[d] = 0;
            }
        }
    }
}
