using System;
using System.IO;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor's elements, read and written by the host.</summary>
    public partial class Tensor
    {
        public Span<byte> bytes
        {
            get
            {
                if (!is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
                if (NumberOfElements * ElementSize > int.MaxValue)
                    throw new ArgumentException("Span only supports up to int.MaxValue elements.");
                DemandHost();
                return Body.Memory.Bytes(Body.Offset, Body.Count);
            }
            set
            {
                if (!is_contiguous()) throw new InvalidOperationException("SetBytes() called on non-contiguous tensor.");
                if (NumberOfElements * ElementSize != value.Length)
                    throw new ArgumentException("Mismatched data sizes in SetBytes().");
                value.CopyTo(Body.Memory.Bytes(Body.Offset, Body.Count));
            }
        }

        public Utils.TensorAccessor<T> data<T>() where T : unmanaged
        {
            DemandType(typeof(T));
            return new Utils.TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        public T item<T>() where T : unmanaged =>
            NumberOfElements == 1 ? data<T>()[0] : throw new ArgumentException("Number of elements in the tensor must be 1");

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024) => stream.Write(bytes);

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024) => stream.ReadExactly(bytes);

        public Scalar ToScalar() => new(Body.Memory[Body.Places().Single()], dtype);

        internal double[] Values() => Body.Places().Select(place => Body.Memory[place]).ToArray();

        private void DemandHost()
        {
            if (device_type == DeviceType.CPU) return;
            throw new InvalidOperationException(
                "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }

        private void DemandType(Type type)
        {
            if (type == TypeOf(dtype)) return;
            throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
        }

        private static Type TypeOf(ScalarType type) => type switch
        {
            ScalarType.Byte => typeof(byte),
            ScalarType.Int8 => typeof(sbyte),
            ScalarType.Int16 => typeof(short),
            ScalarType.Int32 => typeof(int),
            ScalarType.Int64 => typeof(long),
            ScalarType.Bool => typeof(bool),
            ScalarType.Float16 => typeof(Half),
            ScalarType.BFloat16 => typeof(BFloat16),
            ScalarType.Float32 => typeof(float),
            ScalarType.Float64 => typeof(double),
            _ => throw Stub.Nothing,
        };
    }
}
