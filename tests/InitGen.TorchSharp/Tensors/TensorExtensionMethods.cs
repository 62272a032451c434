using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors as parameters, as numbers, and in streams.</summary>
public static class TensorExtensionMethods
{
    public static Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static int ElementSize(this ScalarType type) => Memory.SizeOf(type);

    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, static (product, size) => product * size);

    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt((int)tensor.dtype);
        writer.Write7BitEncodedInt64(tensor.Dimensions);
        foreach (long size in tensor.shape) writer.Write7BitEncodedInt64(size);
        writer.Write(tensor.cpu().contiguous().bytes);
    }

    public static void Save(this Tensor tensor, Stream stream) => tensor.Save(new BinaryWriter(stream));

    public static void Save(this Tensor tensor, string location)
    {
        using FileStream stream = File.Create(location);
        tensor.Save(stream);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var shape = new long[reader.Read7BitEncodedInt64()];
        for (int d = 0; d < shape.Length; d++) shape[d] = reader.Read7BitEncodedInt64();
        Tensor loaded = empty(shape, type, CPU);
        loaded.bytes = reader.ReadBytes(loaded.bytes.Length);
        return loaded;
    }

    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using IDisposable off = no_grad();
        Tensor loaded = Load(reader);
        if (!skip) tensor.copy_(loaded);
    }

    public static Half ToHalf(this Tensor value) => value.ToScalar().ToHalf();

    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();

    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();

    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();

    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();

    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) =>
        Of(rawArray, dimensions, null, null, requires_grad);

    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct =>
        Of(new[] { scalar }, [], null, device, requires_grad);
}
