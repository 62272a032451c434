using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: numbers and arrays as tensors, and back.</summary>
    public partial class Tensor
    {
        public static implicit operator Tensor(byte value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor(sbyte value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor(short value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor(int value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor(long value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor(float value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor(double value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor(bool value) => Of(new[] { value }, [], null, null, false);
        public static implicit operator Tensor((float, float) value) => throw Stub.Nothing;
        public static implicit operator Tensor(System.Numerics.Complex value) => throw Stub.Nothing;
        public static implicit operator Tensor(byte[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor(sbyte[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor(short[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor(int[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor(long[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor(float[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor(double[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor(bool[] value) => Of(value, [value.Length], null, null, false);
        public static implicit operator Tensor((float, float)[] value) => throw Stub.Nothing;
        public static implicit operator Tensor(System.Numerics.Complex[] value) => throw Stub.Nothing;
        public static implicit operator Tensor(Scalar scalar) => Of(new[] { scalar.Value }, [], scalar.Type, null, false);
        public static explicit operator float(Tensor value) => (float)value.ToScalar().Value;
        public static explicit operator double(Tensor value) => (double)value.ToScalar().Value;
        public static explicit operator sbyte(Tensor value) => (sbyte)value.ToScalar().Value;
        public static explicit operator byte(Tensor value) => (byte)value.ToScalar().Value;
        public static explicit operator short(Tensor value) => (short)value.ToScalar().Value;
        public static explicit operator int(Tensor value) => (int)value.ToScalar().Value;
        public static explicit operator long(Tensor value) => (long)value.ToScalar().Value;
        public static explicit operator bool(Tensor value) => value.ToScalar().Value != 0;
    }
}
