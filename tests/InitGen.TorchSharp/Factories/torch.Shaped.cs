using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Tensors of a given shape.</summary>
public static partial class torch
{
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) => Range(start.Value, stop.Value, step.Value, dtype ?? start.Type, device, requires_grad);
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Range(start.Value, stop.Value, 1, dtype ?? start.Type, device, requires_grad);
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Range(0, stop.Value, 1, dtype ?? stop.Type, device, requires_grad);
    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => throw Stub.Nothing;
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        throw Stub.Nothing;
    public static Tensor empty(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New(size, dtype, device, requires_grad, null);
    public static Tensor empty(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New(size.ToArray(), dtype, device, requires_grad, null);
    public static Tensor empty(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New([size], dtype, device, requires_grad, null);
    public static Tensor empty(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, null);
    public static Tensor empty(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2], dtype, device, requires_grad, null);
    public static Tensor empty(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, null);
    public static Tensor empty(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New([size], dtype, device, requires_grad, null);
    public static Tensor empty(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, null);
    public static Tensor empty(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2], dtype, device, requires_grad, null);
    public static Tensor empty(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, null);
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New(input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad, null);
    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New(size, dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New(size.ToArray(), dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([size], dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        New([dim0, dim1, dim2], dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        int size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([size], dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        int rows, int columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        int dim0, int dim1, int dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2], dtype, device, requires_grad, () => value.Value);
    public static Tensor full(
        int dim0, int dim1, int dim2, int dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, () => value.Value);
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        New(input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad, () => value.Value);
    public static Tensor ones(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New(size, dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New(size.ToArray(), dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New([size], dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2], dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New([size], dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2], dtype, device, requires_grad, static () => 1);
    public static Tensor ones(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, static () => 1);
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New(input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad, static () => 1);
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(size.Shape, dtype ?? ScalarType.Int64, device, requires_grad, () => (generator ?? Generator.Default).Integer(low, high));
    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(size.Shape, dtype ?? ScalarType.Int64, device, requires_grad, () => (generator ?? Generator.Default).Integer(0, high));
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(size, dtype ?? ScalarType.Int64, device, requires_grad, () => (generator ?? Generator.Default).Integer(0, high));
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(size, dtype ?? ScalarType.Int64, device, requires_grad, () => (generator ?? Generator.Default).Integer(low, high));
    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(Array.ConvertAll(size, static size => (long)size), dtype ?? ScalarType.Int64, device, requires_grad, () => (generator ?? Generator.Default).Integer(low, high));
    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(Array.ConvertAll(size, static size => (long)size), dtype ?? ScalarType.Int64, device, requires_grad, () => (generator ?? Generator.Default).Integer(0, high));
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => New(size, dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(size.ToArray(), dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        New([size], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([rows, columns], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        New([size], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([rows, columns], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor rand(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, () => (generator ?? Generator.Default).Uniform(0, 1));
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => New(size, dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New(size.ToArray(), dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => New([size], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([rows, columns], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => New([size], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([rows, columns], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor randn(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, () => (generator ?? Generator.Default).Normal(0, 1));
    public static Tensor zeros(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New(size, dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New(size.ToArray(), dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New([size], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New([size], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([rows, columns], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => New([dim0, dim1, dim2, dim3], dtype, device, requires_grad, static () => 0);
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        New(input.shape, dtype ?? input.dtype, device ?? input.device, requires_grad, static () => 0);
}
