using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Copies, in another element type or on another device.</summary>
    public partial class Tensor
    {
        public Tensor clone() => Copied(dtype, device);

        public Tensor contiguous() => is_contiguous() ? new(Body) : Copied(dtype, device);

        public Tensor alias() => new(Body.View(Body.Shape, Body.Strides, Body.Offset));

        public Tensor detach() => new(Body.Detached());

        public Tensor detach_()
        {
            Body.RequiresGrad = false;
            return this;
        }

        public Tensor set_(Tensor source)
        {
            Body.Become(source.Body);
            return this;
        }

        public Tensor cpu() => to(DeviceType.CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, device, copy, disposeAfter, non_blocking);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Tensor moved = copy || type != dtype || !device.IsSame(this.device) ? Copied(type, device) : new Tensor(Body);
            if (disposeAfter) Dispose();
            return moved;
        }

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @char() => to_type(ScalarType.Int8);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        internal bool IsOther(ScalarType type, Device device) => type != dtype || !device.IsSame(this.device);

        private Tensor Copied(ScalarType type, Device device)
        {
            Body copy = Body.New(shape, type, device);
            var tensor = new Tensor(copy);
            tensor.Fill(Values());
            copy.IsRecorded = Body.RequiresGrad && is_grad_enabled() && torch.is_floating_point(type);
            copy.RequiresGrad = copy.IsRecorded;
            return tensor;
        }
    }
}
