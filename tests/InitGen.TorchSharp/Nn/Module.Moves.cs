using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module's tensors in another element type or on another device. They are others afterwards, and fields follow.</summary>
        public partial class Module
        {
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                DemandFloat(dtype);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                DemandFloat(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach ((_, Module child) in named_children())
                {
                    if (device is null) child._to(dtype!.Value, non_blocking);
                    else if (dtype is null) child._to(device.type, device.index, non_blocking);
                    else child._to(device, dtype.Value, non_blocking);
                }

                foreach ((string own, Parameter before) in named_parameters(false).ToList())
                {
                    if (!ReplaceParameter(dtype, device, before, out Parameter? after)) continue;
                    _internal_params[own] = after!;
                    Follow(before, after!);
                    before.Dispose();
                }

                foreach ((string own, Tensor before) in named_buffers(false).ToList())
                {
                    if (!ReplaceBuffer(dtype, device, before, out Tensor? after)) continue;
                    _internal_buffers[own] = (after!, true);
                    Follow(before, after!);
                }

                if (device is not null) (_deviceType, _deviceIndex) = (device.type, device.index);
            }

            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                ScalarType type = dtype is not null && buffer.is_floating_point() ? dtype.Value : buffer.dtype;
                result = buffer.IsOther(type, device ?? buffer.device)
                    ? buffer.to(type, device ?? buffer.device).DetachFromDisposeScope()
                    : null;
                return result is not null;
            }

            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                p = null;
                if (!param.IsOther(dtype ?? param.dtype, device ?? param.device)) return false;
                using IDisposable off = no_grad();
                p = new Parameter(param.to(dtype ?? param.dtype, device ?? param.device), param.requires_grad);
                _ = p.DetachFromDisposeScope();
                return true;
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());

            private static void DemandFloat(ScalarType dtype)
            {
                if (!torch.is_floating_point(dtype) && !torch.is_complex(dtype))
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
            }

            private void Follow(Tensor before, Tensor after)
            {
                foreach (FieldInfo field in Fields())
                {
                    if (ReferenceEquals(field.GetValue(this), before)) field.SetValue(this, after);
                }
            }
        }
    }
}
