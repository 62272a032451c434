using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn;

/// <summary>
/// Which of the two sizes that members hold is the length of a row, by how constructors allocate a rectangular array. Where sizes are constants the
/// lengths are compared instead (<see cref="StorageFit"/>).
/// </summary>
internal static class RowReader
{
    /// <summary>The size; null where it is not known, or where constructors do not agree.</summary>
    public static Size? Read(ISymbol member, Storage.Weights storage, LayerShape layer, Compilation compilation, CancellationToken cancellation)
    {
        if (storage.Kind != StorageKind.Rectangular || layer is not { Kind: LayerKind.Dense, Packed: 1, Axes.Count: 2 } || layer.Inner.IsConstant || layer.Outer.IsConstant) return null;
        IMethodSymbol[] constructors = [.. member.ContainingType.InstanceConstructors.Where(static constructor => !constructor.IsImplicitlyDeclared)];
        Size?[] rows = [.. constructors.Select(constructor => Row(member, constructor, layer, new SizeTracer(compilation, cancellation))).Distinct()];
        return rows.Length == 1 ? rows[0] : null;
    }

    private static Size? Row(ISymbol member, IMethodSymbol constructor, LayerShape layer, SizeTracer tracer)
    {
        if (tracer.Value(member, constructor) is not ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: { Count: 1 } ranks } || ranks[0].Sizes.Count != 2) return null;
        SizeExpression? rows = tracer.Express(ranks[0].Sizes[0], constructor), columns = tracer.Express(ranks[0].Sizes[1], constructor);
        SizeExpression? inputs = Trace(layer.Inner), outputs = Trace(layer.Outer);
        if (rows is null || columns is null || inputs is null || outputs is null || inputs == outputs) return null;
        return rows == outputs && columns == inputs ? layer.Inner
            : rows == inputs && columns == outputs ? layer.Outer
            : null;

        SizeExpression? Trace(Size size) => member.ContainingType.GetMembers(size.ToString()).FirstOrDefault() is { } holder ? tracer.Trace(holder, constructor) : null;
    }
}
