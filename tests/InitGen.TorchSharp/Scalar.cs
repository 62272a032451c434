using System;
using System.Numerics;

namespace TorchSharp;

/// <summary>One number of any element type.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(double value, torch.ScalarType type)
    {
        Value = value;
        Type = type;
    }

    public torch.ScalarType Type { get; }

    internal double Value { get; }

    public static implicit operator Scalar(byte value) => new(value, torch.ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new(value, torch.ScalarType.Int8);

    public static implicit operator Scalar(short value) => new(value, torch.ScalarType.Int16);

    public static implicit operator Scalar(int value) => new(value, torch.ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(value, torch.ScalarType.Int64);

    public static implicit operator Scalar(Half value) => new((double)value, torch.ScalarType.Float16);

    public static implicit operator Scalar(BFloat16 value) => new((float)value, torch.ScalarType.BFloat16);

    public static implicit operator Scalar(float value) => new(value, torch.ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(value, torch.ScalarType.Float64);

    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, torch.ScalarType.Bool);

    public static implicit operator Scalar((float, float) value) => throw Stub.Nothing;

    public static implicit operator Scalar(Complex value) => throw Stub.Nothing;

    public void Dispose()
    {
    }
}

/// <summary>Conversions from and to <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this BFloat16 value) => value;

    public static Scalar ToBFloat16Scalar(this float value) => (BFloat16)value;

    public static float ToSingle(this Scalar value) => (float)value.Value;

    public static double ToDouble(this Scalar value) => value.Value;

    public static int ToInt32(this Scalar value) => (int)value.Value;

    public static long ToInt64(this Scalar value) => (long)value.Value;

    public static bool ToBoolean(this Scalar value) => value.Value != 0;

    public static Half ToHalf(this Scalar value) => (Half)value.Value;
}
