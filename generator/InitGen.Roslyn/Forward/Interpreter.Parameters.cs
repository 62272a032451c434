using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.TorchSharp;
using InitGen.Theory;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>Parameters of TorchSharp modules that the forward pass applies itself: a matrix of its own, the weight of another layer.</summary>
internal sealed partial class Interpreter
{
    private readonly Dictionary<Term, OwnParameter> _own = [];

    private Term OwnTerm(OwnParameter parameter)
    {
        Term term = _terms.Free((parameter.IsTransposed ? "the transpose of parameter " : "parameter ") + parameter.Path);
        _own[term] = parameter;
        return term;
    }

    private OwnParameter? Own(Value value) => _own.Count > 0 && value is Numbers numbers && _own.TryGetValue(ReadAll(numbers), out OwnParameter? own) ? own : null;

    /// <summary>
    /// What is added to a value is a bias, or a table of positions. What it is multiplied by is the scale of a normalization, or a number that all
    /// of its elements start at.
    /// </summary>
    private (Term Left, Term Right) WithParameters(BinaryOperatorKind kind, Term left, Term right)
    {
        if (_own.Count == 0) return (left, right);
        bool adds = kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract;
        if (!adds && kind != BinaryOperatorKind.Multiply) return (left, right);
        return (With(left, right), With(right, left));

        Term With(Term term, Term other) => !other.HasData || !_own.TryGetValue(term, out OwnParameter? own) ? term : adds ? Added(own, term) : Scaling(own, term, other);
    }

    private Term Added(OwnParameter own, Term term)
    {
        if (own.Parameter.Rank is not { } rank || own.Parameter.Shape is not { Length: > 0 } shape) return term;
        Size width = LibraryModules.Length(rank == 1 ? shape.First(static length => length > 1) : shape[shape.Length - 1], "features");
        long count = shape.Aggregate(1L, static (product, length) => product * length!.Value) / System.Math.Max(1, width.Constant);
        LayerShape layer = rank <= 1
            ? new LayerShape(LayerKind.Bias, width, width, EquatableArray.Of(width))
            : new LayerShape(LayerKind.Embedding, new Size(count), width, EquatableArray.Of(new Size(count), width));
        return _terms.Weight(Reference(own, layer));
    }

    private Term Scaling(OwnParameter own, Term term, Term other)
    {
        if (other is { Kind: TermKind.Node, Id: var id } && _graph[id] is NormalizationNode && own.Parameter is { Rank: 1, Shape: { } shape })
        {
            var width = new Size(shape.First(static length => length > 1)!.Value);
            return _terms.Weight(Reference(own, new LayerShape(LayerKind.Norm, width, width, EquatableArray.Of(width))));
        }

        // At zero nothing of the branch would be left, and its layers are worth knowing.
        return _modules!.LawOf(own.Parameter) switch
        {
            ParameterLaw.Said { Options.Scheme: Scheme.One } => _terms.One,
            ParameterLaw.Said { Options: { Scheme: Scheme.Constant, Value: { } value } } => _terms.Number(value),
            _ => term,
        };
    }

    private WeightReference Reference(OwnParameter own, LayerShape layer)
    {
        _applied[own.Path] = new AppliedParameter(own.Owner, own.Name, own.Parameter);
        return new WeightReference(own.Path, string.Empty, string.Empty, string.Empty, own.Path, layer);
    }

    /// <summary>A product with a matrix; its last axis is summed over, or its first.</summary>
    private Term Matrix(Term input, OwnParameter own, bool sumsLast)
    {
        if (own.Owner.Factory is not null && own.Name == "weight" && sumsLast && LibraryModules.Shape(own.Owner) is { Kind: LayerKind.Dense or LayerKind.Embedding } known)
            return _terms.Node(_graph.Multiply(Reference(own, known), _graph.Of(input)));
        if (own.Parameter.Shape is not { Length: 2 } shape)
        {
            return _terms.Node(_graph.Layer(Reference(own, new LayerShape(LayerKind.Dense, new Size(0, "inputs"), new Size(0, "outputs"), EquatableArray.Of(new Size(0, "outputs"), new Size(0, "inputs")))), _graph.Of(input)));
        }

        Size first = LibraryModules.Length(shape[0], "rows"), second = LibraryModules.Length(shape[1], "columns");
        (Size inputs, Size outputs) = sumsLast ? (second, first) : (first, second);
        return _terms.Node(_graph.Layer(Reference(own, new LayerShape(LayerKind.Dense, inputs, outputs, EquatableArray.Of(first, second))), _graph.Of(input)));
    }

    /// <summary>x W, W x, and what both mean where W was transposed.</summary>
    private Term? ProductWith(Value left, Value right)
    {
        Term first = TermOf(left), second = TermOf(right);
        return first.HasData && Own(right) is { } behind ? Matrix(first, behind, behind.IsTransposed)
            : second.HasData && Own(left) is { } before ? Matrix(second, before, !before.IsTransposed)
            : null;
    }

    /// <summary>linear(x, W, b).</summary>
    private Term? Linear(Term input, List<Value> all)
    {
        if (all.Count < 2 || !input.HasData || Own(all[1]) is not { } weight) return null;
        return WithBias(Matrix(input, weight, !weight.IsTransposed), all.Count > 2 ? all[2] : Other.Nothing);
    }

    private Term? WithBias(Term output, Value bias)
    {
        if (IsNothing(bias)) return output;
        if (Own(bias) is { } own && own.Parameter.Shape is { Length: 1 } lengths)
        {
            Size width = LibraryModules.Length(lengths[0], "outputs");
            return _terms.Node(_graph.Layer(Reference(own, new LayerShape(LayerKind.Bias, width, width, EquatableArray.Of(width)) { Of = OfOwner(own) }), _graph.Of(output)));
        }

        return bias is Numbers && !TermOf(bias).HasData ? _terms.Node(_graph.Scale(_graph.Of(output), 1, null)) : null;
    }

    // The bias of a layer starts as the layer's size says.
    private static LayerShape? OfOwner(OwnParameter own) => own.Owner.Factory is null ? null : LibraryModules.Shape(own.Owner);

    /// <summary>conv2d(x, W, b, ..., groups).</summary>
    private Term? Convolution(Term input, List<Value> all, string name, double? groups)
    {
        if (all.Count < 2 || !input.HasData || Own(all[1]) is not { IsTransposed: false } own) return null;
        bool isTransposed = name.StartsWith("convtranspose", System.StringComparison.Ordinal);
        LayerKind kind = isTransposed ? LayerKind.ConvTranspose : LayerKind.Conv;
        if (own.Owner.Factory is not null && LibraryModules.Shape(own.Owner) is { } known && known.Kind == kind)
            return WithBias(_terms.Node(_graph.Layer(Reference(own, known), _graph.Of(input))), all.Count > 2 ? all[2] : Other.Nothing);
        if (own.Parameter.Shape is not { Length: > 2 } shape || shape.Any(static length => length is null or < 1) || groups is not (null or >= 1) || isTransposed)
        {
            Size inner = new(0, "inputs"), outer = new(0, "outputs");
            return WithBias(_terms.Node(_graph.Layer(Reference(own, new LayerShape(kind, inner, outer, EquatableArray.Of(outer, inner)) { HasNamedKernel = true }), _graph.Of(input))), all.Count > 2 ? all[2] : Other.Nothing);
        }

        long kernel = shape.Skip(2).Aggregate(1L, static (product, length) => product * length!.Value);
        long parts = (long)(groups ?? 1);
        Size outputs = new(shape[0]!.Value), each = new(shape[1]!.Value);
        var layer = new LayerShape(kind, new Size(shape[1]!.Value * parts), outputs, EquatableArray.Of(outputs, each, new Size(kernel)), kernel, parts);
        return WithBias(_terms.Node(_graph.Layer(Reference(own, layer), _graph.Of(input))), all.Count > 2 ? all[2] : Other.Nothing);
    }

    /// <summary>layer_norm(x, ..., weight, bias).</summary>
    private Term? Normalized(Term input, Normalization? kind, Value weight, Value bias, double epsilon)
    {
        Term output = _terms.Node(_graph.Normalize(_graph.Of(input), kind, epsilon >= 0 ? epsilon : 0, string.Empty));
        if (!IsNothing(weight))
        {
            if (Own(weight) is not { Parameter.Shape: { Length: 1 } lengths } scale) return null;
            Size width = LibraryModules.Length(lengths[0], "features");
            output = _terms.Node(_graph.Layer(Reference(scale, new LayerShape(LayerKind.Norm, width, width, EquatableArray.Of(width))), _graph.Of(output)));
        }

        return WithBias(output, bias);
    }

    /// <summary>einsum("bik,bjk->bij", x, y): a product of matrices, where a letter is summed over.</summary>
    private Term? EinsteinSum(string equation, List<Value> all)
    {
        string[] sides = equation.Replace(" ", string.Empty).Split(["->"], System.StringSplitOptions.None);
        string[] inputs = sides[0].Split(',');
        if (sides.Length != 2 || inputs.Length != 2 || all.Count != 2 || sides[0].Contains('.')) return null;
        char[] summed = [.. inputs[0].Where(letter => inputs[1].Contains(letter) && !sides[1].Contains(letter))];
        if (summed.Length != 1) return null;
        Term first = TermOf(all[0]), second = TermOf(all[1]);
        if (first.HasData && second.HasData) return _terms.Sum(_terms.Multiply(first, second));
        int parameter = first.HasData ? 1 : 0;
        return Own(all[parameter]) is { } own && inputs[parameter].Length == 2 && (first.HasData || second.HasData) ? Matrix(first.HasData ? first : second, own, (inputs[parameter][1] == summed[0]) != own.IsTransposed) : null;
    }

    /// <summary>softmax(q k / sqrt(d)) v.</summary>
    private Term? Attention(List<Value> all)
    {
        if (all.Count < 3 || !all.Take(3).All(value => TermOf(value).HasData)) return null;
        int scores = _graph.Scale(_graph.Of(_terms.Sum(_terms.Multiply(TermOf(all[0]), TermOf(all[1])))), null, 0);
        int shares = _graph.Activate(ActivationTable.Get(Activation.Softmax), scores);
        return _terms.Sum(_terms.Multiply(_terms.Node(shares), TermOf(all[2])));
    }

    /// <summary>Whether a value was computed from another one: a mask of what is negative, filled with zeros, is a rectifier of x.</summary>
    private bool ComesFrom(Term term, Term source)
    {
        HashSet<int> sources = [.. ValueGraph.Values(source).Select(_graph.Of)];
        var seen = new HashSet<int>();
        var open = new Stack<int>(ValueGraph.Values(term).Select(_graph.Of));
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (sources.Contains(id)) return true;
            if (!seen.Add(id)) continue;
            foreach (int input in _graph[id].Inputs) open.Push(input);
        }

        return false;
    }

    /// <summary>A parameter as the forward pass holds it in its hands.</summary>
    /// <param name="Owner">The module that has it.</param>
    /// <param name="Name">Its name there.</param>
    /// <param name="Path">The members on the way to it; that of its layer for a layer's weight.</param>
    /// <param name="Parameter">The parameter.</param>
    /// <param name="IsTransposed">Whether its two axes changed places.</param>
    private sealed record OwnParameter(BuiltModule Owner, string Name, string Path, BuiltParameter Parameter, bool IsTransposed);
}
