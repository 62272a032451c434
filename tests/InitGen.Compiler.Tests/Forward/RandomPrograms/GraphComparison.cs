using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>
/// Whether two graphs compute the same. Values get numbers from one table: the same number for the same operation on the same numbers, so that
/// neither the order of nodes counts nor the order in a sum. A linear combination is one whatever its brackets: 2 (a + b), and 2 a + 2 b.
/// </summary>
internal sealed class GraphComparison
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<int, int[]> _parts = [];
    private readonly Dictionary<int, int> _cells = [];

    public static bool AreSame(ModelGraph expected, ModelGraph actual)
    {
        var comparison = new GraphComparison();
        return comparison.Outputs(expected).SequenceEqual(comparison.Outputs(actual))
            && Inputs(expected).SequenceEqual(Inputs(actual)) && Left(expected).SequenceEqual(Left(actual));
    }

    private static IEnumerable<string> Inputs(ModelGraph graph) => graph.Nodes.OfType<InputNode>().Select(static input => input.Name);

    // Weights that the forward pass does not reach are put behind it.
    private static IEnumerable<string> Left(ModelGraph graph) =>
        graph.Nodes.OfType<LayerNode>().Where(static layer => layer.Inputs.Count == 0).Select(static layer => layer.Display);

    private int[] Outputs(ModelGraph graph)
    {
        var forms = new List<Form>();
        foreach (GraphNode node in graph.Nodes) forms.Add(Of(node, [.. node.Inputs.Select(id => forms[id])]));
        return [.. graph.Outputs.Select(id => Number(forms[id])).Distinct()]; // a value that is returned twice is one output
    }

    private Form Of(GraphNode node, Form[] inputs)
    {
        switch (node)
        {
            case SumNode:
                return inputs.Aggregate(static (sum, input) => sum.Plus(input));
            case AffineNode { Factor: { } by, Shift: { } shift }:
                return inputs[0].Times(by, shift);
            case LayerNode { Kind: LayerKind.Dense or LayerKind.Norm } or DropoutNode when inputs.Length == 1:
                (double factor, int value) = Split(inputs[0]);
                return Value(GraphText.Describe(node), value).Times(factor, 0);
            case PoolNode { Kind: PoolKind.Max } pool:
                return Pool("maximum", pool, Number(inputs[0]));
            case PoolNode pool:
                return inputs[0].Terms.Aggregate(new Form([], inputs[0].Shift), (sum, term) => sum.Plus(Mean(pool, term.Key).Times(term.Value, 0)));
            case ProductNode:
                (double Factor, int Value)[] factors = [.. inputs.Select(Split)];
                return Together("product", factors.Select(static part => part.Value)).Times(factors.Aggregate(1.0, static (all, part) => all * part.Factor), 0);
            case ConcatNode:
                return Together("concat", inputs.Select(Number));
            case ActivationNode { Inputs.Count: 2 }:
                return Value(GraphText.Describe(node), [.. inputs.Select(Number).Order()]);
            case RepeatNode repeat:
                return Value($"{repeat.Count} rounds of {repeat.Origin}", [.. inputs.Select(Number)]);
            case NormalizationNode normalization:
                return Value(GraphText.Describe(node) + Text(normalization.Epsilon), [.. inputs.Select(Number)]);
            default:
                return Value(GraphText.Describe(node), [.. inputs.Select(Number)]);
        }
    }

    // A sum is so many times the mean. How many cells there are need not be known, but if it is said it has to be right.
    private Form Mean(PoolNode pool, int input) =>
        Pool("mean", pool, input).Times(pool.Kind == PoolKind.Sum ? _cells.GetValueOrDefault(input) : 1, 0);

    private Form Pool(string what, PoolNode pool, int input)
    {
        bool isRight = pool.Cells is not { } cells || _cells.TryAdd(input, cells) || _cells[input] == cells;
        return Value(isRight ? what : $"{what} of {pool.Cells}", input);
    }

    private Form Together(string what, IEnumerable<int> values)
    {
        int[] all = [.. values.SelectMany(value => _parts.TryGetValue(value, out int[]? parts) && IsOf(what, value) ? parts : [value]).Order()];
        Form together = Value(what, all);
        _parts[Number(together)] = all;
        return together;
    }

    private bool IsOf(string what, int value) => _numbers.First(pair => pair.Value == value).Key.StartsWith(what, StringComparison.Ordinal);

    private Form Value(string text, params int[] inputs) => new(new() { [Intern($"{text} <- {string.Join(", ", inputs)}")] = 1 }, 0);

    private int Number(Form form) => Split(form) is var (factor, value) && factor == 1 ? value : Intern($"{Text(factor)} times {value}");

    /// <summary>A form as a multiple: 2 a + 2 b is twice a + b.</summary>
    private (double Factor, int Value) Split(Form form)
    {
        double factor = Math.Round(form.Terms.First().Value, 6);
        Form one = form.Times(1 / factor, 0);
        return one is { Terms.Count: 1, Shift: 0 }
            ? (factor, one.Terms.First().Key)
            : (factor, Intern("linear " + string.Join(" + ", one.Terms.Select(static term => $"{Text(term.Value)} #{term.Key}")) + " + " + Text(one.Shift)));
    }

    private int Intern(string text)
    {
        if (!_numbers.TryGetValue(text, out int number)) _numbers.Add(text, number = _numbers.Count);
        return number;
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A sum of multiples of values, and a number.</summary>
    private sealed record Form(SortedDictionary<int, double> Terms, double Shift)
    {
        public Form Times(double factor, double shift) =>
            new(new(Terms.ToDictionary(static term => term.Key, term => term.Value * factor)), (Shift * factor) + shift);

        public Form Plus(Form other)
        {
            var terms = new SortedDictionary<int, double>(Terms);
            foreach (KeyValuePair<int, double> term in other.Terms) terms[term.Key] = terms.GetValueOrDefault(term.Key) + term.Value;
            return new Form(terms, Shift + other.Shift);
        }
    }
}
