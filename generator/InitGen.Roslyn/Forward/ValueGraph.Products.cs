using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn.Forward;

/// <content>Products: weights with what they are applied to, gates, means, and sums over products.</content>
internal sealed partial class ValueGraph
{
    private int Product(Term term)
    {
        Factors factors = Factors.Of(term, terms);
        if (factors.Weights.Count(static weight => IsMatrix(weight)) > 1 && factors.Weights.Find(static weight => weight.Weight!.Layer.Kind == LayerKind.Embedding) is { } table)
        {
            factors.Weights.Remove(table);
            factors.Values.Add(table);
        }

        if (factors.Weights.Count > 1)
        {
            // gamma (x - mean) / deviation, times another scale; but a product of two matrices is not taken apart.
            if (factors.Weights.Count(static weight => IsMatrix(weight)) > 1) return Unknown("a product of weights", Values(term));
        }

        // Half of x (1 + tanh(...)) is an activation, and the rest of it alone is none.
        int id;
        if (factors is { Weights.Count: > 0, FactorIsKnown: true, Values.Count: > 1 } && Function(factors.Values.Aggregate(terms.Number(factors.Factor), terms.Multiply)) is { } activated)
        {
            id = activated;
            foreach (Term weight in factors.Weights) id = Multiply(weight.Weight!, OfAll(weight.Arguments).Prepend(id).ToArray());
            return id;
        }

        if (Scaled(factors, term) is { } scaled)
        {
            id = scaled;
        }
        else if (factors.Values.Count == 0 && factors.Weights.Count > 0)
        {
            id = Alone(factors.Weights[0]);
            foreach (Term more in factors.Weights.Skip(1)) id = Layer(more.Weight!, id);
        }
        else
        {
            // A mean over elements: what the sum is divided by need not be known.
            id = factors.Values.Count == 1 && factors.Values[0].Kind == TermKind.Sum && Mean(factors.Values[0], ref factors) is { } mean
                ? mean
                : OfFactors(factors.Values, term);
            // A number before a layer or behind it is the same, and before it is where a mean over cells is found.
            if (factors.Weights.Count > 0 && factors is not { Factor: 1, FactorIsKnown: true })
            {
                id = Scale(id, factors.FactorIsKnown ? factors.Factor : null, 0);
                factors = factors with { Factor = 1, FactorIsKnown = true };
            }

            foreach (Term weight in factors.Weights) id = Multiply(weight.Weight!, OfAll(weight.Arguments).Prepend(id).ToArray());
        }

        return factors is { Factor: 1, FactorIsKnown: true } ? id : Scale(id, factors.FactorIsKnown ? factors.Factor : null, 0);
    }

    private int? Mean(Term sum, ref Factors factors)
    {
        if (Cell(sum.Arguments[0]) is not { Weights.Count: 0, Values.Count: 1 } inside) return null;
        if (!factors.FactorIsKnown)
        {
            if (!factors.FactorIsIndex) return null;
            factors = factors with { Factor = factors.Factor * inside.Factor, FactorIsKnown = inside.FactorIsKnown };
            return Pool(inside.Values[0], PoolKind.Average, null);
        }

        // Where nothing else tells how many there are, they are as many as it is divided by; half of a sum is no mean of two.
        double cells = sum.Number > 0 ? sum.Number : 1 / factors.Factor;
        if (!(cells >= (sum.Number > 0 ? 2 : 3) && cells < 1e9 && Math.Abs(cells - Math.Round(cells)) < 1e-4 && Math.Abs((cells * factors.Factor) - 1) < 1e-4)) return null;
        factors = factors with { Factor = inside.Factor, FactorIsKnown = inside.FactorIsKnown };
        return Pool(inside.Values[0], PoolKind.Average, (int)Math.Round(cells));
    }

    // A function of one value stays together: x^2 is no product here.
    private Factors Cell(Term element)
    {
        Factors factors = Factors.Of(element, terms);
        if (factors.Weights.Count > 0 || Values(element).Count != 1 || IsLinear(element)) return factors;
        bool isDivided = element.Kind == TermKind.Divide && !element.Arguments[1].HasData;
        return new Factors(1, !isDivided, !isDivided || element.Arguments[1].IsIndex, [], [isDivided ? element.Arguments[0] : element]);
    }

    private static bool IsMatrix(Term weight) => weight.HasMatrix;

    /// <summary>A product of values: each group that comes from one value is a function of it, if it is a known one.</summary>
    private int OfFactors(List<Term> values, Term term)
    {
        if (values.Count == 1 && values[0] != term) return Of(values[0]);
        List<int> inputs = OfFactorGroups(values, term);
        return Gate(inputs, values) ?? Combine([.. inputs], static (id, ids) => new ProductNode(id, ids));
    }

    private List<int> OfFactorGroups(List<Term> values, Term term)
    {
        var inputs = new List<int>();
        foreach (IGrouping<string, Term> group in values.GroupBy(Fingerprint))
        {
            Term[] members = [.. group];
            Term product = members.Aggregate(terms.Multiply);
            if (members.Length > 1 && product != term && !product.HasWeight) inputs.Add(Of(product));
            else inputs.AddRange(members.Select(member => member == term ? ThroughValues(member) : Of(member)));
        }

        return inputs;
    }

    /// <summary>A product in which one value is normalized: the scale of the normalization belongs to that one, whatever else it is multiplied by.</summary>
    private int? Scaled(Factors factors, Term term)
    {
        if (factors is not { Values.Count: > 1, Weights.Count: 1 } || factors.Weights[0] is not { Weight.Layer.Kind: LayerKind.Norm } scale) return null;
        if (factors.Values.Select(Fingerprint).Distinct().Count() < 2) return null;
        List<int> inputs = OfFactorGroups(factors.Values, term);
        int normalized = inputs.FindIndex(id => _nodes[id] is NormalizationNode);
        if (normalized < 0) return null;
        inputs[normalized] = Layer(scale.Weight!, inputs[normalized]);
        return Combine([.. inputs], static (id, ids) => new ProductNode(id, ids));
    }

    /// <summary>a phi(b), where a and b are two parts of one value.</summary>
    private int? Gate(List<int> inputs, List<Term> values)
    {
        if (inputs.Count != 2) return null;
        Term[] parts = [.. values.SelectMany(Values).Distinct()];
        if (parts.Length != 2 || Whole(parts[0]) != Whole(parts[1])) return null;
        int whole = Of(Whole(parts[0]));
        Activation? gate = (_nodes[inputs[0]], _nodes[inputs[1]]) switch
        {
            (ActivationNode a, _) when inputs[1] == whole => Gated(a),
            (_, ActivationNode b) when inputs[0] == whole => Gated(b),
            _ when inputs[0] == whole && inputs[1] == whole => Activation.BilinearGLU,
            _ => null,
        };
        if (gate is not { } found) return null;
        if (found != Activation.BilinearGLU && _nodes[_nodes.Count - 1] is ActivationNode) TakeBack(_nodes.Count - 1);
        return Activate(ActivationTable.Get(found), whole);
    }

    private static Activation? Gated(ActivationNode node) => node.Function.Activation switch
    {
        Activation.Sigmoid => Activation.GLU,
        Activation.ReLU => Activation.ReGLU,
        Activation.GELU or Activation.GELUTanh => Activation.GEGLU,
        Activation.SiLU => Activation.SwiGLU,
        _ => null,
    };

    private static Term Whole(Term part) => part.Kind == TermKind.Part ? part.Arguments[0] : part;

    private int SumOver(Term sum)
    {
        Term element = sum.Arguments[0];
        int? cells = sum.Number is >= 2 and < 1e9 ? (int)sum.Number : null;
        Factors factors = Cell(element);
        if (factors.Weights.Count > 0 || factors.Values.Count < 2)
        {
            if (factors.Weights.Count > 0) return Product(element);
            Term cell = factors.Values.Count == 1 ? factors.Values[0] : element;
            if (factors is { FactorIsKnown: false, FactorIsIndex: true }) return Pool(cell, PoolKind.Average, null);
            int pooled = Pool(cell, PoolKind.Sum, cells);
            return factors is { Factor: 1, FactorIsKnown: true } ? pooled : Scale(pooled, factors.FactorIsKnown ? factors.Factor : null, 0);
        }

        int[] inputs = [.. factors.Values.GroupBy(Fingerprint).Select(group => Of(group.Aggregate(terms.Multiply)))];
        int id = inputs.Length == 1
            ? Add(made => new PoolNode(made, EquatableArray.Of(inputs[0]), PoolKind.Sum, cells))
            : Combine(inputs, static (made, ids) => new ContractionNode(made, ids));
        return factors is { Factor: 1, FactorIsKnown: true } ? id : Scale(id, factors.FactorIsKnown ? factors.Factor : null, 0);
    }

    private int Pool(Term element, PoolKind kind, int? cells)
    {
        int input = Of(element);
        return Add(id => new PoolNode(id, EquatableArray.Of(input), kind, cells));
    }

    private int Maxout(Term term)
    {
        var pieces = new List<Term>();
        Flatten(term, TermKind.Max, pieces);
        if (pieces.Count == 1 || pieces.Exists(static piece => !piece.HasData)) return ThroughValues(term);
        if (Cells(pieces) is { } cells) return Pool(Whole(pieces[0]), PoolKind.Max, cells);
        int[] inputs = OfAll(pieces);
        return inputs.Length is >= 2 and <= 64
            ? Activate(ActivationTable.Get(Activation.Maxout, inputs.Length), inputs)
            : Unknown("a maximum of many values", pieces);
    }
}
