using System;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using InitGen.Theory;

namespace InitGen.CompilerServices;

/// <summary>The shape of a layer's weight, with sizes that the layer gave when the code ran. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LayerWeight
{
    private readonly long _0;
    private readonly long _1;
    private readonly long _2;
    private readonly long _3;
    private readonly long _4;

    internal LayerWeight(Fans fans, WeightShape shape, long first, long second = 0, long third = 0, long fourth = 0, long fifth = 0)
        : this(fans, shape, shape, first, second, third, fourth, fifth)
    {
    }

    private LayerWeight(
        Fans fans, WeightShape shape, WeightShape source, long first, long second, long third, long fourth, long fifth)
    {
        (Fans, Shape, Source) = (fans, shape, source);
        (_0, _1, _2, _3, _4) = (first, second, third, fourth, fifth);
        Length = checked(Math.Max(_0, 1) * Math.Max(_1, 1) * Math.Max(_2, 1) * Math.Max(_3, 1) * Math.Max(_4, 1));
    }

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    /// <summary>Fan-in and fan-out; those of its layer for a bias that has one, and 0 for a scale.</summary>
    public Fans Fans { get; }

    /// <summary>The weight as a stack of matrices.</summary>
    public WeightShape Shape { get; }

    /// <summary>That of the layer which a bias belongs to; of a weight the same as <see cref="Shape"/>.</summary>
    public WeightShape Source { get; }

    /// <summary>Number of lengths, from 1 to 5.</summary>
    public int Rank => _1 == 0 ? 1 : _2 == 0 ? 2 : _3 == 0 ? 3 : _4 == 0 ? 4 : 5;

    /// <summary>One of the lengths.</summary>
    /// <param name="axis">Which, outermost first.</param>
    public long this[int axis] => axis switch
    {
        0 => _0,
        1 => _1,
        2 => _2,
        3 => _3,
        _ => _4,
    };

    /// <summary>The weight of a dense layer: [outputs, inputs].</summary>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="outputs">Number of outputs, a multiple of <paramref name="packed"/>.</param>
    /// <param name="packed">Number of matrices stacked along the outputs.</param>
    /// <returns>The weight.</returns>
    public static LayerWeight Dense(long inputs, long outputs, long packed = 1) => new(
        Theory.Fans.Packed(inputs, outputs / packed), new WeightShape(outputs / packed, inputs, Matrices: packed), outputs, inputs);

    /// <summary>The weight of a convolution: [outputs, inputs / groups, kernel...].</summary>
    /// <param name="inputs">Number of input channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="outputs">Number of output channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="kernel">The kernel's size along the first dimension.</param>
    /// <param name="second">Along the second, or 0 if there is none.</param>
    /// <param name="third">Along the third, or 0.</param>
    /// <returns>The weight.</returns>
    public static LayerWeight Conv(long inputs, long outputs, long groups, long kernel, long second = 0, long third = 0)
    {
        long size = checked(kernel * Math.Max(second, 1) * Math.Max(third, 1));
        return new(
            Theory.Fans.Conv(inputs, outputs, size, groups),
            Kernel(outputs / groups, inputs / groups, groups, kernel, second, third, isTransposed: false),
            outputs,
            inputs / groups,
            kernel,
            second,
            third);
    }

    /// <summary>The weight of a transposed convolution: [inputs, outputs / groups, kernel...].</summary>
    /// <param name="inputs">Number of input channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="outputs">Number of output channels, a multiple of <paramref name="groups"/>.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="stride">The stride, the same along each dimension.</param>
    /// <param name="kernel">The kernel's size along the first dimension.</param>
    /// <param name="second">Along the second, or 0 if there is none.</param>
    /// <param name="third">Along the third, or 0.</param>
    /// <returns>The weight.</returns>
    public static LayerWeight ConvTranspose(
        long inputs, long outputs, long groups, long stride, long kernel, long second = 0, long third = 0)
    {
        long size = checked(kernel * Math.Max(second, 1) * Math.Max(third, 1));
        long strides = checked(stride * (second > 0 ? stride : 1) * (third > 0 ? stride : 1));
        return new(
            Theory.Fans.ConvTranspose(inputs, outputs, size, groups, strides),
            Kernel(inputs / groups, outputs / groups, groups, kernel, second, third, isTransposed: true),
            inputs,
            outputs / groups,
            kernel,
            second,
            third);
    }

    /// <summary>A table of embeddings: [count, width].</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="width">Width of a row.</param>
    /// <returns>The table.</returns>
    public static LayerWeight Embedding(long count, long width) =>
        new(Theory.Fans.Embedding(width), new WeightShape(count, width), count, width);

    /// <summary>A scale, or a bias: [size].</summary>
    /// <param name="size">Number of elements.</param>
    /// <returns>The vector.</returns>
    public static LayerWeight Vector(long size) => new(default, new WeightShape(size, 1), size);

    /// <summary>The weight of a dense layer that has these lengths.</summary>
    /// <param name="lengths">[outputs, inputs].</param>
    /// <param name="packed">Number of matrices stacked along the outputs.</param>
    /// <returns>The weight.</returns>
    public static LayerWeight Dense(ReadOnlySpan<long> lengths, long packed = 1) => Dense(lengths[1], lengths[0], packed);

    /// <summary>The weight of a convolution that has these lengths.</summary>
    /// <param name="lengths">[outputs, inputs / groups, kernel...].</param>
    /// <param name="groups">Number of groups.</param>
    /// <returns>The weight.</returns>
    public static LayerWeight Conv(ReadOnlySpan<long> lengths, long groups) =>
        Conv(checked(lengths[1] * groups), lengths[0], groups, At(lengths, 2), At(lengths, 3), At(lengths, 4));

    /// <summary>The weight of a transposed convolution that has these lengths.</summary>
    /// <param name="lengths">[inputs, outputs / groups, kernel...].</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="strides">The stride along each dimension; fewer for 1 along the others.</param>
    /// <returns>The weight.</returns>
    public static LayerWeight ConvTranspose(ReadOnlySpan<long> lengths, long groups, ReadOnlySpan<long> strides)
    {
        LayerWeight weight = ConvTranspose(lengths[0], checked(lengths[1] * groups), groups, stride: 1, At(lengths, 2), At(lengths, 3), At(lengths, 4));
        long size = 1;
        foreach (long stride in strides) size = checked(size * stride);
        return size == 1 ? weight : new(
            Theory.Fans.ConvTranspose(lengths[0], lengths[1] * groups, weight.Shape.KernelSize, groups, size),
            weight.Shape,
            lengths[0],
            lengths[1],
            At(lengths, 2),
            At(lengths, 3),
            At(lengths, 4));
    }

    /// <summary>A table of embeddings that has these lengths.</summary>
    /// <param name="lengths">[count, width].</param>
    /// <returns>The table.</returns>
    public static LayerWeight Embedding(ReadOnlySpan<long> lengths) => Embedding(lengths[0], lengths[1]);

    /// <summary>Values of which each stands for itself: scales, slopes or biases, in as many dimensions as there are lengths.</summary>
    /// <param name="lengths">Up to 5 lengths; none for a single value.</param>
    /// <returns>The values.</returns>
    public static LayerWeight Vector(ReadOnlySpan<long> lengths)
    {
        long size = 1;
        foreach (long length in lengths) size = checked(size * length);
        return lengths.Length is 0 or > 5
            ? Vector(size)
            : new(default, new WeightShape(size, 1), lengths[0], At(lengths, 1), At(lengths, 2), At(lengths, 3), At(lengths, 4));
    }

    /// <summary>A bias whose law follows from the layer that it belongs to.</summary>
    /// <param name="owner">The layer's weight.</param>
    /// <returns>The bias.</returns>
    public LayerWeight Of(in LayerWeight owner) => new(owner.Fans, Shape, owner.Shape, _0, _1, _2, _3, _4);

    /// <summary>The lengths in brackets.</summary>
    /// <returns>Such as <c>[256, 784]</c>.</returns>
    public override string ToString()
    {
        var text = new StringBuilder("[").Append(CultureInfo.InvariantCulture, $"{_0}");
        for (int axis = 1; axis < Rank; axis++) text.Append(CultureInfo.InvariantCulture, $", {this[axis]}");
        return text.Append(']').ToString();
    }

    internal bool HasLengthsOf(in LayerWeight other) =>
        _0 == other._0 && _1 == other._1 && _2 == other._2 && _3 == other._3 && _4 == other._4;

    internal long[] Lengths()
    {
        var lengths = new long[Rank];
        for (int axis = 0; axis < lengths.Length; axis++) lengths[axis] = this[axis];
        return lengths;
    }

    private static long At(ReadOnlySpan<long> lengths, int axis) => axis < lengths.Length ? lengths[axis] : 0;

    private static WeightShape Kernel(long rows, long columns, long groups, long first, long second, long third, bool isTransposed)
    {
        long centre = first / 2;
        if (second > 0) centre = (centre * second) + (second / 2);
        if (third > 0) centre = (centre * third) + (third / 2);
        return new WeightShape(
            rows,
            columns,
            first * Math.Max(second, 1) * Math.Max(third, 1),
            centre,
            third > 0 ? 3 : second > 0 ? 2 : 1,
            groups,
            isTransposed);
    }
}
