using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn.Forward;

/// <content>Sums: of layers and their biases, of cells, of branches.</content>
internal sealed partial class ValueGraph
{
    private int Sum(Term term)
    {
        var addends = new List<Term>();
        FlattenSum(term, addends, isWhole: true);
        terms.Unmarked.Sum(addends);
        double shift = 0;
        bool shiftIsKnown = true;
        List<WeightReference> biases = [];
        List<Term> values = [];
        foreach (Term addend in addends)
        {
            if (addend is { Kind: TermKind.Weight, Weight: { Layer.Kind: LayerKind.Bias } bias, Arguments.IsEmpty: true }) biases.Add(bias);
            else if (addend.Kind == TermKind.Node && _nodes[addend.Id] is LayerNode { Kind: LayerKind.Bias, Inputs.Count: 0 } && _weights.TryGetValue(addend.Id, out WeightReference? alone)) biases.Add(alone);
            else if (IsShiftOfScale(addend, addends)) continue;
            else if (addend.HasData) values.Add(addend);
            else if (addend.Kind == TermKind.Number) shift += addend.Number;
            else shiftIsKnown = false;
        }

        int[] inputs = OfGroups(SumsOfLayers(values));
        int id = inputs.Length == 0 ? -1 : Cells(values) is { } cells ? Pool(Whole(values[0]), PoolKind.Sum, cells) : Combine(inputs, static (id, inputs) => new SumNode(id, inputs));
        foreach (WeightReference bias in biases) id = id < 0 ? Layer(bias) : Layer(bias, id);
        return shiftIsKnown && shift == 0 ? id : Scale(id, 1, shiftIsKnown ? shift : null);
    }

    // x s - mean s, with s = gamma / deviation: what is taken off belongs to the normalization.
    private bool IsShiftOfScale(Term addend, List<Term> addends) =>
        Factors.Of(addend, terms) is { Values.Count: 0, Weights: { Count: 1 } weights } && weights[0].Weight!.Layer.Kind == LayerKind.Norm
        && addends.Exists(other => other != addend && TermTable.Contains(other, weights[0]) && Factors.Of(other, terms).Values.Count > 0);

    /// <summary>The number of different cells of one value that are added up; null where it is anything else.</summary>
    private static int? Cells(List<Term> values) =>
        values.Count > 1 && values.All(value => Whole(value) == Whole(values[0])) && values.Distinct().Count() == values.Count
            ? values.Count
            : null;

    /// <summary>w[0] x + w[1] y, written out, is one layer that takes x and y.</summary>
    private List<Term> SumsOfLayers(List<Term> values)
    {
        var result = new List<Term>();
        var layers = new Dictionary<WeightReference, List<Term>>();
        foreach (Term value in values)
        {
            if (Factors.Of(value, terms) is { Weights: { Count: 1 } weights, Values.Count: > 0, Factor: 1, FactorIsKnown: true } factors && IsMatrix(weights[0]) && weights[0].Arguments.IsEmpty)
            {
                if (!layers.TryGetValue(weights[0].Weight!, out List<Term>? taken)) layers.Add(weights[0].Weight!, taken = []);
                taken.Add(factors.Values.Aggregate(terms.Multiply));
            }
            else
            {
                result.Add(value);
            }
        }

        foreach (KeyValuePair<WeightReference, List<Term>> layer in layers)
        {
            Term[] inputs = [.. layer.Value.Select(Whole).Distinct()];
            result.Add(terms.Sum(terms.Multiply(terms.Weight(layer.Key), inputs.Length == 1 ? inputs[0] : terms.Concat(inputs))));
        }

        return result;
    }

    /// <summary>Terms of one value belong together: a x + b x^2 is one function of x. If they make no known one, each stands for itself.</summary>
    private int[] OfGroups(List<Term> values)
    {
        var inputs = new List<int>();
        foreach (IGrouping<string, Term> group in values.GroupBy(Fingerprint))
        {
            Term[] members = [.. group];
            Term whole = members.Aggregate(terms.Add);
            bool belongs = members.Length > 1 && members.Length < values.Count;
            if (belongs && Function(whole) is { } function) inputs.Add(function);
            else if (belongs && !whole.HasWeight && !IsLinear(whole)) inputs.Add(Of(whole));
            else inputs.AddRange(members.Select(Of));
        }

        return [.. inputs];
    }

    private static string Fingerprint(Term term)
    {
        HashSet<Term> leaves = [];
        Leaves(term, leaves);
        return string.Join(" ", leaves.Select(static leaf => leaf.GetHashCode()).OrderBy(static hash => hash));
    }

    // A bias belongs to what it is added to first, not to all that is added later.
    private static void FlattenSum(Term term, List<Term> found, bool isWhole)
    {
        if (term.Kind == TermKind.Add && (isWhole || !(IsBias(term.Arguments[0]) || IsBias(term.Arguments[1]))))
        {
            foreach (Term argument in term.Arguments) FlattenSum(argument, found, isWhole: false);
            return;
        }

        found.Add(term);
    }

    private static bool IsBias(Term term) => term is { Kind: TermKind.Weight, Weight.Layer.Kind: LayerKind.Bias };
}
