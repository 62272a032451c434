using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>Reads the attribute that gives a layer's kind and shape.</summary>
internal sealed class LayerShapeReader(INamedTypeSymbol type)
{
    // Beyond what any array or any stride comes to; products stop here instead of overflowing.
    private const long GreatestProduct = 1L << 40;

    private static readonly string[] Names =
    [
        nameof(DenseAttribute), nameof(ConvAttribute), nameof(ConvTransposeAttribute),
        nameof(EmbeddingAttribute), nameof(NormAttribute), nameof(BiasAttribute),
    ];

    /// <summary>A shape, or what is wrong with it.</summary>
    /// <param name="Shape">The shape, or null.</param>
    /// <param name="Problem">What is wrong, or null where the compiler says it.</param>
    /// <param name="Remedy">What to do about it.</param>
    public sealed record Result(LayerShape? Shape, string? Problem = null, string Remedy = "");

    /// <summary>The attributes on a member that give a shape.</summary>
    public static IEnumerable<AttributeData> ShapesOn(MarkedMember member) =>
        member.Attributes.Where(static attribute => Names.Contains(attribute.AttributeClass!.Name));

    /// <summary>Reads the shape of a member that holds raw weights.</summary>
    public Result Read(MarkedMember member)
    {
        AttributeData[] shapes = [.. ShapesOn(member)];
        switch (shapes.Length)
        {
            case 0:
                return new(null, "is not declared", "add [Dense(inputs, outputs)], [Conv(...)], [Embedding(...)], [Norm(...)] or [Bias(...)]");
            case > 1:
                return new(null, $"is declared {shapes.Length} times", "keep the one attribute that says what the member holds");
        }

        AttributeData shape = shapes[0];
        if (!shape.IsUnderstood()) return new(null);
        return shape.AttributeClass!.Name switch
        {
            nameof(DenseAttribute) => Dense(shape),
            nameof(ConvAttribute) => Conv(shape, transposed: false),
            nameof(ConvTransposeAttribute) => Conv(shape, transposed: true),
            nameof(EmbeddingAttribute) => Table(shape),
            nameof(NormAttribute) => Vector(shape, LayerKind.Norm, "width"),
            _ => Vector(shape, LayerKind.Bias, "size"),
        };
    }

    private Result Dense(AttributeData attribute)
    {
        (Size inputs, Size outputs, Result? error) = Sizes(attribute, "inputs", "outputs");
        if (error is not null) return error;
        long packed = attribute.Integer(nameof(DenseAttribute.Packed), 1);
        return Divides(outputs, packed, "Packed", "outputs")
            ?? new Result(new LayerShape(LayerKind.Dense, inputs, outputs, EquatableArray.Of(outputs, inputs), Packed: packed));
    }

    private Result Conv(AttributeData attribute, bool transposed)
    {
        (Size inputs, Size outputs, Result? error) = Sizes(attribute, "inputs", "outputs");
        if (error is not null) return error;

        long[] kernel = attribute.ConstructorArguments.Length < 3 || attribute.ConstructorArguments[2] is not { IsNull: false, Kind: TypedConstantKind.Array } array
            ? []
            : [.. array.Values.Select(static value => value.Value is int length ? length : 0L)];
        if (kernel.Length is 0 or > 3) return new(null, $"has a kernel of {kernel.Length} dimensions", "give 1 to 3 kernel lengths");
        if (kernel.Any(static length => length < 1)) return new(null, "has a kernel length below 1", "each kernel length must be at least 1");

        long groups = attribute.Integer(nameof(ConvAttribute.Groups), 1);
        long stride = transposed ? attribute.Integer(nameof(ConvTransposeAttribute.Stride), 1) : 1;
        if (stride < 1) return new(null, Invariant($"has stride {stride}"), "it must be at least 1");
        if ((Divides(inputs, groups, "Groups", "inputs") ?? Divides(outputs, groups, "Groups", "outputs")) is { } uneven) return uneven;

        Size[] channels = transposed ? [inputs, outputs.DividedBy(groups)] : [outputs, inputs.DividedBy(groups)];
        return new(new LayerShape(
            transposed ? LayerKind.ConvTranspose : LayerKind.Conv,
            inputs,
            outputs,
            channels.Concat(kernel.Select(static length => new Size(length))).ToEquatableArray(),
            Product(kernel),
            groups,
            Product(kernel.Select(_ => stride))));
    }

    private Result Table(AttributeData attribute)
    {
        (Size count, Size width, Result? error) = Sizes(attribute, "count", "width");
        return error ?? new Result(new LayerShape(LayerKind.Embedding, count, width, EquatableArray.Of(count, width)));
    }

    private Result Vector(AttributeData attribute, LayerKind kind, string what)
    {
        SizeReader.Result size = SizeReader.Read(attribute.ConstructorArguments[0], what, type);
        return size.Problem is null
            ? new(new LayerShape(kind, size.Size, size.Size, EquatableArray.Of(size.Size)))
            : new(null, size.Problem, size.Remedy);
    }

    private (Size First, Size Second, Result? Error) Sizes(AttributeData attribute, string first, string second)
    {
        SizeReader.Result a = SizeReader.Read(attribute.ConstructorArguments[0], first, type);
        if (a.Problem is not null) return (default, default, new(null, a.Problem, a.Remedy));
        SizeReader.Result b = SizeReader.Read(attribute.ConstructorArguments[1], second, type);
        return b.Problem is null ? (a.Size, b.Size, null) : (default, default, new(null, b.Problem, b.Remedy));
    }

    private static Result? Divides(Size size, long parts, string option, string what)
    {
        if (parts < 1) return new(null, Invariant($"has {option} = {parts}"), "it must be at least 1");
        return size.IsConstant && size.Constant % parts != 0
            ? new(null, Invariant($"has {size.Constant} {what}, which {option} = {parts} does not divide"), $"choose {option} so that it divides the {what}")
            : null;
    }

    private static long Product(IEnumerable<long> factors) =>
        factors.Aggregate(1L, static (product, factor) => product > GreatestProduct / factor ? GreatestProduct : product * factor);

    private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
