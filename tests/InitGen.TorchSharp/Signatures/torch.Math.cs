using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Signatures alone: element by element.</summary>
public static partial class torch
{
    public static Tensor abs(Tensor input) => throw Stub.Nothing;
    public static Tensor abs_(Tensor input) => throw Stub.Nothing;
    public static Tensor absolute(Tensor input) => throw Stub.Nothing;
    public static Tensor absolute_(Tensor input) => throw Stub.Nothing;
    public static Tensor add(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor add(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => throw Stub.Nothing;
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => throw Stub.Nothing;
    public static Tensor add_(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor add_(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => throw Stub.Nothing;
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => throw Stub.Nothing;
    public static Tensor ceil(Tensor input) => throw Stub.Nothing;
    public static Tensor ceil_(Tensor input) => throw Stub.Nothing;
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => throw Stub.Nothing;
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => throw Stub.Nothing;
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => throw Stub.Nothing;
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => throw Stub.Nothing;
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => throw Stub.Nothing;
    public static Tensor cos(Tensor input) => throw Stub.Nothing;
    public static Tensor cos_(Tensor input) => throw Stub.Nothing;
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => throw Stub.Nothing;
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => throw Stub.Nothing;
    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => throw Stub.Nothing;
    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => throw Stub.Nothing;
    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => throw Stub.Nothing;
    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => throw Stub.Nothing;
    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => throw Stub.Nothing;
    public static Tensor divide_(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor exp(Tensor input) => throw Stub.Nothing;
    public static Tensor exp_(Tensor input) => throw Stub.Nothing;
    public static Tensor exp2(Tensor input) => throw Stub.Nothing;
    public static Tensor exp2_(Tensor input) => throw Stub.Nothing;
    public static Tensor expm1(Tensor input) => throw Stub.Nothing;
    public static Tensor expm1_(Tensor input) => throw Stub.Nothing;
    public static Tensor fake_quantize_per_channel_affine(
        Tensor input, Tensor scale, Tensor zero_point, int axis, long quant_min, long quant_max) => throw Stub.Nothing;
    public static Tensor fake_quantize_per_tensor_affine(
        Tensor input, Tensor scale, Tensor zero_point, long quant_min, long quant_max) => throw Stub.Nothing;
    public static Tensor quantize_per_tensor(Tensor input, double scale, long zero_point, ScalarType dtype) => throw Stub.Nothing;
    public static Tensor quantize_per_channel(
        Tensor input, Tensor scales, Tensor zero_points, long axis, ScalarType dtype) => throw Stub.Nothing;
    public static Tensor floor(Tensor input) => throw Stub.Nothing;
    public static Tensor floor_(Tensor input) => throw Stub.Nothing;
    public static ICollection<Tensor> gradient(
        Tensor input, int spacing = 1, long? dim = null, int edge_order = 1) => throw Stub.Nothing;
    public static ICollection<Tensor> gradient(
        Tensor input, int spacing = 1, long[]? dims = null, int edge_order = 1) => throw Stub.Nothing;
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => throw Stub.Nothing;
    public static Tensor log(Tensor input) => throw Stub.Nothing;
    public static Tensor log_(Tensor input) => throw Stub.Nothing;
    public static Tensor log10(Tensor input) => throw Stub.Nothing;
    public static Tensor log10_(Tensor input) => throw Stub.Nothing;
    public static Tensor log1p(Tensor input) => throw Stub.Nothing;
    public static Tensor log1p_(Tensor input) => throw Stub.Nothing;
    public static Tensor log2(Tensor input) => throw Stub.Nothing;
    public static Tensor log2_(Tensor input) => throw Stub.Nothing;
    public static Tensor logit(Tensor input, double? eps = null) => throw Stub.Nothing;
    public static Tensor logit_(Tensor input, double? eps = null) => throw Stub.Nothing;
    public static Tensor mul(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor mul(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor mul_(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor mul_(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor multiply(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor multiply(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor multiply_(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor multiply_(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor nan_to_num(
        Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) => throw Stub.Nothing;
    public static Tensor nan_to_num_(
        Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) => throw Stub.Nothing;
    public static Tensor neg(Tensor input) => throw Stub.Nothing;
    public static Tensor neg_(Tensor input) => throw Stub.Nothing;
    public static Tensor negative(Tensor input) => throw Stub.Nothing;
    public static Tensor negative_(Tensor input) => throw Stub.Nothing;
    public static Tensor positive(Tensor input) => throw Stub.Nothing;
    public static Tensor pow(Tensor left, Tensor exponent) => throw Stub.Nothing;
    public static Tensor pow(Tensor left, Scalar exponent) => throw Stub.Nothing;
    public static Tensor pow_(Tensor left, Tensor exponent) => throw Stub.Nothing;
    public static Tensor pow_(Tensor left, Scalar exponent) => throw Stub.Nothing;
    public static Tensor reciprocal(Tensor input) => throw Stub.Nothing;
    public static Tensor reciprocal_(Tensor input) => throw Stub.Nothing;
    public static Tensor remainder(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor remainder(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor remainder_(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor remainder_(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor round(Tensor input, long decimals = 0L) => throw Stub.Nothing;
    public static Tensor round_(Tensor input, long decimals = 0L) => throw Stub.Nothing;
    public static Tensor rsqrt(Tensor input) => throw Stub.Nothing;
    public static Tensor rsqrt_(Tensor input) => throw Stub.Nothing;
    public static Tensor sign(Tensor input) => throw Stub.Nothing;
    public static Tensor sign_(Tensor input) => throw Stub.Nothing;
    public static Tensor sin(Tensor input) => throw Stub.Nothing;
    public static Tensor sin_(Tensor input) => throw Stub.Nothing;
    public static Tensor sqrt(Tensor input) => throw Stub.Nothing;
    public static Tensor sqrt_(Tensor input) => throw Stub.Nothing;
    public static Tensor square(Tensor input) => throw Stub.Nothing;
    public static Tensor sub(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor sub(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor sub_(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor sub_(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor subtract(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor subtract(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor subtract_(Tensor left, Tensor right) => throw Stub.Nothing;
    public static Tensor subtract_(Tensor left, Scalar right) => throw Stub.Nothing;
    public static Tensor clamp_max(Tensor input, Scalar max) => throw Stub.Nothing;
    public static Tensor clamp_max_(Tensor input, Scalar max) => throw Stub.Nothing;
    public static Tensor clamp_min(Tensor input, Scalar min) => throw Stub.Nothing;
    public static Tensor clamp_min_(Tensor input, Scalar min) => throw Stub.Nothing;
}
