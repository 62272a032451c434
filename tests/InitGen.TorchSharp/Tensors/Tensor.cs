using System;
using System.Threading;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor: who it is, what it is of, and how long it lives.</summary>
    public partial class Tensor : IDisposable
    {
        private static long Handles;

        private Body? _body;
        private IntPtr _handle;

        internal Tensor(Body body)
            : this(body, register: true)
        {
        }

        private protected Tensor(Body body, bool register)
        {
            _body = body;
            _handle = new IntPtr(Interlocked.Increment(ref Handles));
            if (register) DisposeScope.Register(this);
        }

        public string? name { get; set; }

        public bool IsInvalid => _body is null;

        public IntPtr Handle => _body is null ? throw Invalid() : _handle;

        public long Dimensions => Body.Shape.Length;

        public long ndim => Dimensions;

        public long NumberOfElements => Body.Count;

        public long ElementSize => Body.Memory.Size;

        public ScalarType dtype => Body.Memory.Type;

        public Device device => Body.Device;

        public DeviceType device_type => Body.Device.type;

        public int device_index => Body.Device.index;

        public long[] shape => (long[])Body.Shape.Clone();

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => false;

        public bool is_leaf => Body.IsLeaf;

        public bool requires_grad
        {
            get => Body.RequiresGrad;
            set
            {
                if (value && !is_floating_point())
                    throw Stub.Native("Only Tensors of floating point and complex dtype can require gradients");
                if (!value && !Body.IsLeaf)
                    throw Stub.Native("you can only change requires_grad flags of leaf variables.");
                Body.RequiresGrad = value;
            }
        }

        public Tensor? grad
        {
            get => Body.Grad;
            set => Body.Grad = value;
        }

        internal Body Body => _body ?? throw Invalid();

        internal DisposeScope? OwningDisposeScope { get; set; }

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long size(int dim) => Body.Shape[dim < 0 ? dim + Body.Shape.Length : dim];

        public long[] size() => shape;

        public long[] stride() => (long[])Body.Strides.Clone();

        public long stride(int dim) => Body.Strides[dim < 0 ? dim + Body.Shape.Length : dim];

        public long storage_offset() => Body.Offset;

        public bool is_contiguous() => Body.IsContiguous;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_pinned() => false;

        public Tensor requires_grad_(bool requires_grad = true) => with_requires_grad(requires_grad);

        public Tensor with_requires_grad(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null) other?.Attach(this);
            else OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        public override string ToString() => _body is null
            ? "<invalid>"
            : $"[{string.Join('x', Body.Shape)}], type = {dtype}, device = {device}";

        protected virtual void Dispose(bool disposing)
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            _body = null;
            _handle = IntPtr.Zero;
        }

        // As the library does it: the tensor that gave its handle away is invalid afterwards.
        internal Body MoveBody()
        {
            Body body = Body;
            _body = null;
            _handle = IntPtr.Zero;
            return body;
        }

        private static InvalidOperationException Invalid() => new("Tensor invalid -- empty handle.");
    }
}
