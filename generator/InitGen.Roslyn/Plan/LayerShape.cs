using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Roslyn.Plan;

/// <summary>A layer's sizes as declared.</summary>
/// <param name="Kind">Kind of layer.</param>
/// <param name="Inner">Inputs; for an embedding the count, for a norm or bias the same as <paramref name="Outer"/>.</param>
/// <param name="Outer">Outputs, width or size.</param>
/// <param name="Axes">The weight's lengths, outermost first.</param>
/// <param name="KernelSize">Product of the kernel's lengths.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="StrideSize">Product of the strides.</param>
/// <param name="Packed">Number of matrices stacked along the outputs.</param>
public sealed record LayerShape(
    LayerKind Kind,
    Size Inner,
    Size Outer,
    EquatableArray<Size> Axes,
    long KernelSize = 1,
    long Groups = 1,
    long StrideSize = 1,
    long Packed = 1)
{
    /// <summary>The layer that a bias belongs to, where the bias's law follows from it.</summary>
    public LayerShape? Of { get; init; }

    /// <summary>Whether groups, kernel or stride are known only when the code runs, so that the factors here say nothing.</summary>
    public bool HasNamedKernel { get; init; }

    /// <summary>The layer that the law follows from.</summary>
    public LayerShape Source => Of ?? this;

    /// <summary>All lengths that its code has to know.</summary>
    public IEnumerable<Size> Sizes => Of is null ? Axes : Axes.Concat(Of.Axes);

    /// <summary>Whether all lengths are known at build time.</summary>
    public bool IsConstant => !HasNamedKernel && Sizes.All(static axis => axis.IsConstant);

    /// <summary>Number of elements, where that is known and fits; otherwise null.</summary>
    public long? Length
    {
        get
        {
            long length = 1;
            foreach (Size axis in Axes)
            {
                if (!axis.IsConstant || axis.Constant < 1) return null;
                if (length > long.MaxValue / axis.Constant) return long.MaxValue;
                length *= axis.Constant;
            }

            return length;
        }
    }

    /// <summary>Fan-in and fan-out, where they mean something and are known; otherwise null.</summary>
    public Fans? Fans => (Kind, IsConstant) switch
    {
        (LayerKind.Dense, true) => InitGen.Theory.Fans.Packed(Inner.Constant, Outer.Constant / Packed),
        (LayerKind.Conv, true) => InitGen.Theory.Fans.Conv(Inner.Constant, Outer.Constant, KernelSize, Groups),
        (LayerKind.ConvTranspose, true) =>
            InitGen.Theory.Fans.ConvTranspose(Inner.Constant, Outer.Constant, KernelSize, Groups, StrideSize),
        (LayerKind.Embedding, true) => InitGen.Theory.Fans.Embedding(Outer.Constant),
        _ => null,
    };

    /// <summary>The weight as a stack of matrices; null for what is none. Lengths not known at build time are 0.</summary>
    public WeightShape? Weight
    {
        get
        {
            if (Kind is LayerKind.Bias) return new WeightShape(Outer.Constant, 1);
            if (Axes.Count < 2) return null;
            long matrices = Kind is LayerKind.Conv or LayerKind.ConvTranspose ? Groups : Packed;
            long centre = 0;
            foreach (Size length in Axes.Skip(2)) centre = (centre * length.Constant) + (length.Constant / 2);
            return new WeightShape(
                Axes[0].DividedBy(matrices).Constant,
                Axes[1].Constant,
                KernelSize,
                centre,
                Axes.Count - 2,
                matrices,
                Kind == LayerKind.ConvTranspose);
        }
    }

    /// <summary>What the parameter is to its layer.</summary>
    public LayerRole Role => Kind switch
    {
        LayerKind.Bias => Of?.Kind == LayerKind.Norm ? LayerRole.NormShift : LayerRole.Bias,
        LayerKind.Norm => LayerRole.NormScale,
        LayerKind.Embedding => LayerRole.Embedding,
        _ => LayerRole.Weight,
    };

    /// <summary>How many equal parts a size that a member holds has to split into.</summary>
    /// <param name="axis">An axis that such a size gives.</param>
    /// <returns>Groups of a convolution, or matrices stacked along the outputs of a dense layer.</returns>
    public long PartsOf(Size axis) =>
        Kind is LayerKind.Conv or LayerKind.ConvTranspose ? Groups
        : axis.Member == Outer.Member ? Packed
        : 1;

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", Axes) + "]";
}
