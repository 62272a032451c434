using System;
using System.Runtime.InteropServices;
using ScalarType = TorchSharp.torch.ScalarType;

namespace TorchSharp;

/// <summary>The elements of tensors that share them, in bytes.</summary>
internal sealed class Memory
{
    private readonly byte[] _bytes;

    public Memory(ScalarType type, long count)
    {
        Type = type;
        Size = SizeOf(type);
        _bytes = new byte[checked(count * Size)];
        switch (type)
        {
            case ScalarType.Float16: Fill(Half.NaN); break;
            case ScalarType.BFloat16: Fill(BFloat16.NaN); break;
            case ScalarType.Float32: Fill(float.NaN); break;
            case ScalarType.Float64: Fill(double.NaN); break;
        }
    }

    public ScalarType Type { get; }

    public int Size { get; }

    public double this[long index]
    {
        get => Type switch
        {
            ScalarType.Byte or ScalarType.Bool => At<byte>(index),
            ScalarType.Int8 => At<sbyte>(index),
            ScalarType.Int16 => At<short>(index),
            ScalarType.Int32 => At<int>(index),
            ScalarType.Int64 => At<long>(index),
            ScalarType.Float16 => (double)At<Half>(index),
            ScalarType.BFloat16 => At<BFloat16>(index).ToSingle(),
            ScalarType.Float32 => At<float>(index),
            ScalarType.Float64 => At<double>(index),
            _ => throw Stub.Nothing,
        };
        set
        {
            switch (Type)
            {
                case ScalarType.Byte: At<byte>(index) = (byte)value; break;
                case ScalarType.Bool: At<bool>(index) = value != 0; break;
                case ScalarType.Int8: At<sbyte>(index) = (sbyte)value; break;
                case ScalarType.Int16: At<short>(index) = (short)value; break;
                case ScalarType.Int32: At<int>(index) = (int)value; break;
                case ScalarType.Int64: At<long>(index) = (long)value; break;
                case ScalarType.Float16: At<Half>(index) = (Half)value; break;
                case ScalarType.BFloat16: At<BFloat16>(index) = (BFloat16)value; break;
                case ScalarType.Float32: At<float>(index) = (float)value; break;
                case ScalarType.Float64: At<double>(index) = value; break;
                default: throw Stub.Nothing;
            }
        }
    }

    public ref T At<T>(long index) where T : unmanaged => ref MemoryMarshal.Cast<byte, T>(_bytes)[checked((int)index)];

    public Span<byte> Bytes(long from, long count) => _bytes.AsSpan(checked((int)(from * Size)), checked((int)(count * Size)));

    public static int SizeOf(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool or ScalarType.QInt8 or ScalarType.QUInt8 => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 or ScalarType.QInt32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        _ => 16,
    };

    private void Fill<T>(T value) where T : unmanaged => MemoryMarshal.Cast<byte, T>(_bytes).Fill(value);
}
