using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.Plan;

/// <summary>
/// A weight's shape before its sizes are known: each is a number or the name of what holds it, groups, kernel and stride too. A layer type
/// has such shapes; where a model creates the layer, names become numbers.
/// </summary>
/// <param name="Kind">Kind of layer.</param>
/// <param name="Inner">Inputs; for an embedding the count, for a norm or bias the same as <paramref name="Outer"/>.</param>
/// <param name="Outer">Outputs, width or size.</param>
/// <param name="Kernel">The kernel's lengths.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Stride">The stride along each dimension.</param>
/// <param name="Packed">Number of matrices stacked along the outputs.</param>
public sealed record NamedShape(
    LayerKind Kind, Size Inner, Size Outer, EquatableArray<Size> Kernel, Size Groups, Size Stride, long Packed)
{
    // Beyond what any array or any stride comes to; products stop here instead of overflowing.
    private const long GreatestProduct = 1L << 40;

    /// <summary>A shape without a kernel.</summary>
    /// <param name="kind">Kind of layer.</param>
    /// <param name="inner">See <see cref="Inner"/>.</param>
    /// <param name="outer">See <see cref="Outer"/>.</param>
    /// <param name="packed">See <see cref="Packed"/>.</param>
    public NamedShape(LayerKind kind, Size inner, Size outer, long packed = 1)
        : this(kind, inner, outer, default, new Size(1), new Size(1), packed)
    {
    }

    private bool HasKernel => Kind is LayerKind.Conv or LayerKind.ConvTranspose;

    /// <summary>All sizes.</summary>
    public IEnumerable<Size> Sizes => Kernel.Concat([Inner, Outer, Groups, Stride]);

    /// <summary>The same shape with other sizes.</summary>
    /// <param name="map">What becomes of each size.</param>
    /// <returns>The shape.</returns>
    public NamedShape With(Func<Size, Size> map) => this with
    {
        Inner = map(Inner),
        Outer = map(Outer),
        Kernel = Kernel.Select(map).ToEquatableArray(),
        Groups = map(Groups),
        Stride = map(Stride),
    };

    /// <summary>What cannot be true of the numbers, in words: problem and remedy; null when nothing is known to be wrong.</summary>
    /// <returns>The trouble.</returns>
    public (string Problem, string Remedy)? Trouble()
    {
        if (HasKernel)
        {
            if (Kernel.Count is 0 or > 3) return (Invariant($"has a kernel of {Kernel.Count} dimensions"), "give 1 to 3 kernel lengths");
            if (Kernel.Any(static length => length is { IsConstant: true, Constant: < 1 }))
                return ("has a kernel length below 1", "each kernel length must be at least 1");
            if (Stride is { IsConstant: true, Constant: < 1 }) return (Invariant($"has stride {Stride.Constant}"), "it must be at least 1");
        }

        return Kind switch
        {
            LayerKind.Dense => Divides(Outer, new Size(Packed), "Packed", "outputs"),
            LayerKind.Conv or LayerKind.ConvTranspose => Divides(Inner, Groups, "Groups", "inputs") ?? Divides(Outer, Groups, "Groups", "outputs"),
            _ => null,
        };
    }

    /// <summary>The shape with axes. Where groups or kernel are names, it has no fans.</summary>
    /// <returns>The shape.</returns>
    public LayerShape ToShape()
    {
        Size[] axes = Kind switch
        {
            LayerKind.Dense => [Outer, Inner],
            LayerKind.Embedding => [Inner, Outer],
            LayerKind.Conv => [Outer, Share(Inner)],
            LayerKind.ConvTranspose => [Inner, Share(Outer)],
            _ => [Outer],
        };
        bool hasNumbers = Groups.IsConstant && Stride.IsConstant && Kernel.All(static length => length.IsConstant);
        return new LayerShape(
            Kind,
            Inner,
            Outer,
            axes.Concat(Kernel).ToEquatableArray(),
            hasNumbers ? Product(Kernel.Select(static length => length.Constant)) : 1,
            Groups.IsConstant ? Groups.Constant : 1,
            hasNumbers ? Product(Kernel.Select(_ => Stride.Constant)) : 1,
            Packed) { HasNamedKernel = !hasNumbers };
    }

    private static (string Problem, string Remedy)? Divides(Size size, Size parts, string option, string what)
    {
        if (!parts.IsConstant) return null;
        if (parts.Constant < 1) return (Invariant($"has {option} = {parts.Constant}"), "it must be at least 1");
        return size.IsConstant && size.Constant % parts.Constant != 0
            ? (Invariant($"has {size.Constant} {what}, which {option} = {parts.Constant} does not divide"),
                $"choose {option} so that it divides the {what}")
            : null;
    }

    private static long Product(IEnumerable<long> factors) =>
        factors.Aggregate(1L, static (product, factor) => product > GreatestProduct / factor ? GreatestProduct : product * factor);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A text that is only read.
    private Size Share(Size channels) => Groups.IsConstant ? channels.DividedBy(Groups.Constant) : new Size(0, channels + " / " + Groups);
}
