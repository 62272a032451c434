using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Signatures alone: operators.</summary>
    public partial class Tensor
    {
        public static Tensor operator -(Tensor tensor) => throw Stub.Nothing;
        public static Tensor operator +(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator +(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator +(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator +(Tensor left, int right) => throw Stub.Nothing;
        public static Tensor operator +(Tensor left, long right) => throw Stub.Nothing;
        public static Tensor operator +(Tensor left, float right) => throw Stub.Nothing;
        public static Tensor operator +(Tensor left, double right) => throw Stub.Nothing;
        public static Tensor operator +(int left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator +(long left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator +(float left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator +(double left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator *(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator *(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator *(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator *(Tensor left, int right) => throw Stub.Nothing;
        public static Tensor operator *(Tensor left, long right) => throw Stub.Nothing;
        public static Tensor operator *(Tensor left, float right) => throw Stub.Nothing;
        public static Tensor operator *(Tensor left, double right) => throw Stub.Nothing;
        public static Tensor operator *(int left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator *(long left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator *(float left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator *(double left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator -(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator -(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator -(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator -(Tensor left, int right) => throw Stub.Nothing;
        public static Tensor operator -(Tensor left, long right) => throw Stub.Nothing;
        public static Tensor operator -(Tensor left, float right) => throw Stub.Nothing;
        public static Tensor operator -(Tensor left, double right) => throw Stub.Nothing;
        public static Tensor operator -(int left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator -(long left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator -(float left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator -(double left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator /(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator /(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator /(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator /(Tensor left, int right) => throw Stub.Nothing;
        public static Tensor operator /(Tensor left, long right) => throw Stub.Nothing;
        public static Tensor operator /(Tensor left, float right) => throw Stub.Nothing;
        public static Tensor operator /(Tensor left, double right) => throw Stub.Nothing;
        public static Tensor operator /(int left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator /(long left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator /(float left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator /(double left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator %(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator %(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator %(Tensor left, int right) => throw Stub.Nothing;
        public static Tensor operator %(Tensor left, long right) => throw Stub.Nothing;
        public static Tensor operator %(Tensor left, float right) => throw Stub.Nothing;
        public static Tensor operator %(Tensor left, double right) => throw Stub.Nothing;
        public static Tensor operator &(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator |(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator ^(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator ~(Tensor left) => throw Stub.Nothing;
        public static Tensor operator ==(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator ==(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator ==(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator !=(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator !=(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator !=(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator <(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator <(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator <(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator <=(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator <=(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator <=(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator >(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator >(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator >(Scalar left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator >=(Tensor left, Tensor right) => throw Stub.Nothing;
        public static Tensor operator >=(Tensor left, Scalar right) => throw Stub.Nothing;
        public static Tensor operator >=(Scalar left, Tensor right) => throw Stub.Nothing;
    }
}
