using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>Reads the attribute that gives a layer's kind and shape.</summary>
internal sealed class LayerShapeReader(INamedTypeSymbol type)
{
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

    /// <summary>A shape whose sizes may all be names, or what is wrong with it.</summary>
    /// <param name="Shape">The shape, or null.</param>
    /// <param name="Problem">What is wrong, or null where the compiler says it.</param>
    /// <param name="Remedy">What to do about it.</param>
    public sealed record NamedResult(NamedShape? Shape, string? Problem = null, string Remedy = "");

    /// <summary>The attributes on a member that give a shape.</summary>
    public static IEnumerable<AttributeData> ShapesOn(MarkedMember member) =>
        member.Attributes.Where(static attribute => IsShape(attribute));

    /// <summary>Whether an attribute of this package gives a shape.</summary>
    public static bool IsShape(AttributeData attribute) => Names.Contains(attribute.AttributeClass!.Name);

    /// <summary>Reads the shape of a member that holds raw weights.</summary>
    public Result Read(MarkedMember member)
    {
        NamedResult read = ReadNamed(member);
        if (read.Shape is not { } named) return new(null, read.Problem, read.Remedy);
        LayerShape shape = named.ToShape();
        return shape.HasNamedKernel
            ? new(null, "has a kernel, groups or a stride that members hold", "give numbers, or make the type a [Layer], whose sizes are known where it is created")
            : new(shape);
    }

    /// <summary>Reads the shape of a member whose sizes may all be names.</summary>
    public NamedResult ReadNamed(MarkedMember member)
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
        NamedResult read = shape.AttributeClass!.Name switch
        {
            nameof(DenseAttribute) => Pair(LayerKind.Dense, shape, "inputs", "outputs"),
            nameof(ConvAttribute) => Conv(shape, LayerKind.Conv),
            nameof(ConvTransposeAttribute) => Conv(shape, LayerKind.ConvTranspose),
            nameof(EmbeddingAttribute) => Pair(LayerKind.Embedding, shape, "count", "width"),
            nameof(NormAttribute) => Vector(shape, LayerKind.Norm, "width"),
            _ when shape.ConstructorArguments.IsEmpty => new(null, "gives no size", "write [Bias(size)]"),
            _ => Vector(shape, LayerKind.Bias, "size"),
        };
        return read.Shape?.Trouble() is { } trouble ? new(null, trouble.Problem, trouble.Remedy) : read;
    }

    private NamedResult Pair(LayerKind kind, AttributeData attribute, string first, string second)
    {
        SizeReader.Result inner = SizeReader.Read(attribute.ConstructorArguments[0], first, type);
        if (inner.Problem is not null) return new(null, inner.Problem, inner.Remedy);
        SizeReader.Result outer = SizeReader.Read(attribute.ConstructorArguments[1], second, type);
        return outer.Problem is null
            ? new(new NamedShape(kind, inner.Size, outer.Size, attribute.Integer(nameof(DenseAttribute.Packed), 1)))
            : new(null, outer.Problem, outer.Remedy);
    }

    private NamedResult Conv(AttributeData attribute, LayerKind kind)
    {
        NamedResult channels = Pair(kind, attribute, "inputs", "outputs");
        if (channels.Shape is not { } shape) return channels;

        var kernel = new List<Size>();
        if (attribute.ConstructorArguments.Length > 2 && attribute.ConstructorArguments[2] is { IsNull: false, Kind: TypedConstantKind.Array } lengths)
        {
            foreach (TypedConstant length in lengths.Values)
            {
                // What is wrong with a number is said with the others.
                SizeReader.Result size = length.Value is int number ? new(new Size(number)) : SizeReader.Read(length, "kernel length", type);
                if (size.Problem is not null) return new(null, size.Problem, size.Remedy);
                kernel.Add(size.Size);
            }
        }

        SizeReader.Result groups = Factor(attribute, nameof(ConvAttribute.Groups), nameof(ConvAttribute.GroupsFrom), "groups");
        if (groups.Problem is not null) return new(null, groups.Problem, groups.Remedy);
        SizeReader.Result stride = kind == LayerKind.Conv
            ? new(new Size(1))
            : Factor(attribute, nameof(ConvTransposeAttribute.Stride), nameof(ConvTransposeAttribute.StrideFrom), "stride");
        return stride.Problem is null
            ? new(shape with { Kernel = kernel.ToEquatableArray(), Groups = groups.Size, Stride = stride.Size })
            : new(null, stride.Problem, stride.Remedy);
    }

    private SizeReader.Result Factor(AttributeData attribute, string number, string name, string what) =>
        attribute.Named(name) is { IsNull: false } named
            ? SizeReader.Read(named, what, type)
            : new(new Size(attribute.Integer(number, 1)));

    private NamedResult Vector(AttributeData attribute, LayerKind kind, string what)
    {
        SizeReader.Result size = SizeReader.Read(attribute.ConstructorArguments[0], what, type);
        return size.Problem is null ? new(new NamedShape(kind, size.Size, size.Size)) : new(null, size.Problem, size.Remedy);
    }
}
