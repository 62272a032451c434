using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// Turns formulas into nodes: takes sums, products and weights apart, and finds the functions that are applied to single values.
/// </summary>
internal sealed class ValueGraph(TermTable terms)
{
    private const int GreatestFormula = 3000;
    private const int MostNodes = 4000;

    private readonly List<GraphNode> _nodes = [];
    private readonly Dictionary<Term, int> _known = [];
    private readonly Dictionary<int, WeightReference> _weights = [];

    public int Count => _nodes.Count;

    public IReadOnlyList<GraphNode> Nodes => _nodes;

    public bool IsFull => _nodes.Count > MostNodes;

    public GraphNode this[int id] => _nodes[id];

    /// <summary>Adds a node of any kind; the constructor is given its id.</summary>
    public int Add(Func<int, GraphNode> make)
    {
        _nodes.Add(make(_nodes.Count));
        return _nodes.Count - 1;
    }

    /// <summary>Forgets what was added since there were this many nodes.</summary>
    public void TakeBack(int count)
    {
        if (count == _nodes.Count) return;
        _nodes.RemoveRange(count, _nodes.Count - count);
        foreach (int id in _weights.Keys.Where(id => id >= count).ToArray()) _weights.Remove(id);
        foreach (Term term in _known.Where(pair => pair.Value >= count).Select(static pair => pair.Key).ToArray()) _known.Remove(term);
    }

    /// <summary>The node whose value a term is.</summary>
    public int Of(Term term)
    {
        if (term.Kind == TermKind.Node) return term.Id;
        if (_known.TryGetValue(term, out int known)) return known;
        int id = term.Size > GreatestFormula ? Unknown("a formula of many terms", Values(term)) : Make(term);
        _known[term] = id;
        return id;
    }

    /// <summary>Whether a node was made of a term itself.</summary>
    public bool Holds(Term term) => _known.ContainsKey(term);

    /// <summary>The same as a term.</summary>
    public Term Settle(Term term) => term.HasData ? terms.Node(Of(term)) : term;

    /// <summary>Values that no data reaches are left out of the graph: biases alone, zeros of a first state.</summary>
    private int[] OfAll(IEnumerable<Term> values) => [.. values.Select(Of)];

    private int Make(Term term) => term.Kind switch
    {
        TermKind.Part => Of(term.Arguments[0]),
        TermKind.Concat => Combine(OfAll(term.Arguments), static (id, inputs) => new ConcatNode(id, inputs)),
        TermKind.Unknown => Unknown(term.Text, term.Arguments),
        TermKind.Weight => Alone(term),
        TermKind.Carried => Add(id => new StateNode(id, term.Text)),
        _ when !term.HasData => Constant(term),
        _ => Function(term) ?? Take(term),
    };

    /// <summary>What is applied to one value, or to one formula inside of the term.</summary>
    private int? Function(Term term)
    {
        foreach (Term variable in Variables(term))
        {
            if (FunctionShapes.Of(term, variable) is { } shape) return Apply(shape, Of(variable));
        }

        return null;
    }

    /// <summary>
    /// The formulas inside of a term through which all data in it comes, values of the graph first: x in x / (1 + exp(-x)), and w x + b
    /// in the same of that.
    /// </summary>
    private static IEnumerable<Term> Variables(Term term)
    {
        HashSet<Term> leaves = [];
        Leaves(term, leaves);
        if (leaves.Count == 1 && leaves.First() is { Kind: not TermKind.Weight } leaf) yield return leaf;

        var inside = new List<Term>();
        Collect(term, inside, []);
        foreach (Term candidate in inside)
        {
            if (candidate != term && candidate.Kind is not (TermKind.Node or TermKind.Carried or TermKind.Part or TermKind.Weight) && IsOnlyWay(term, candidate)) yield return candidate;
        }
    }

    private static void Collect(Term term, List<Term> found, HashSet<Term> seen)
    {
        foreach (Term argument in term.Arguments)
        {
            if (!argument.HasData || !seen.Add(argument)) continue;
            Collect(argument, found, seen);
            found.Add(argument);
        }
    }

    private static bool IsOnlyWay(Term term, Term candidate)
    {
        var seen = new HashSet<Term> { candidate };
        return Leads(term);

        bool Leads(Term part) => !part.HasData || !seen.Add(part) || (!IsLeaf(part) && part.Arguments.All(Leads));
    }

    private static bool IsLeaf(Term term) =>
        term.Kind is TermKind.Node or TermKind.Carried or TermKind.Part or TermKind.Concat or TermKind.Weight or TermKind.Unknown;

    private static void Leaves(Term term, HashSet<Term> found) => found.UnionWith(Values(term));

    private int Apply(FunctionShape shape, int input) => shape switch
    {
        FunctionShape.Affine { Factor: 1, Shift: 0 } => input,
        FunctionShape.Affine affine => Scale(input, affine.Factor, affine.Shift),
        FunctionShape.Applies applies => Activate(applies.Activation, input),
        FunctionShape.Normalizes normalizes => Normalize(input, normalizes.Centers ? null : Normalization.Rms, normalizes.Epsilon, string.Empty),
        _ => Scale(Normalize(input, Normalization.Rms, 0, string.Empty), null, 0),
    };

    public int Activate(ActivationInfo function, params int[] inputs) =>
        Add(id => new ActivationNode(id, inputs.ToEquatableArray(), string.Empty, function));

    public int Normalize(int input, Normalization? kind, double epsilon, string origin) =>
        Add(id => new NormalizationNode(id, EquatableArray.Of(input), origin, kind, epsilon));

    public int Scale(int input, double? factor, double? shift)
    {
        // The sum of so many cells over their number is their mean.
        if (shift == 0 && factor is { } share && _nodes[input] is PoolNode { Kind: PoolKind.Sum, Cells: { } cells } sum && Math.Abs((share * cells) - 1) < 1e-4)
            return Add(id => new PoolNode(id, sum.Inputs, PoolKind.Average, cells));
        return Add(id => new AffineNode(id, EquatableArray.Of(input), factor, shift));
    }

    /// <summary>The reference of each node that is a weight.</summary>
    public IReadOnlyDictionary<int, WeightReference> Weights => _weights;

    /// <summary>Applies a weight, or adds a bias, or scales.</summary>
    public int Layer(WeightReference weight, params int[] inputs)
    {
        LayerShape shape = weight.Layer;
        int[] from = shape.Kind == LayerKind.Norm && inputs.Length == 1 ? [Normalized(inputs[0])] : inputs;
        int made = Add(id => new LayerNode(
            id,
            from.ToEquatableArray(),
            weight.Origin,
            shape.Kind,
            shape.Inner,
            shape.Outer,
            shape.Fans,
            new SchemeOptions(),
            null,
            null) { Below = weight.Below, Part = weight.Part });
        _weights[made] = weight;
        return made;
    }

    // A table that is multiplied with is the matrix of an output layer that shares the weights of an embedding.
    private int Multiply(WeightReference weight, params int[] inputs)
    {
        if (weight.Layer.Kind != LayerKind.Embedding) return Layer(weight, inputs);
        LayerShape table = weight.Layer;
        return Layer(weight with { Layer = table with { Kind = LayerKind.Dense, Inner = table.Outer, Outer = table.Inner } }, inputs);
    }

    // Who scales by a member that is declared as the scale of a normalization has normalized before, by numbers that came from elsewhere: the
    // statistics of a running mean, for one.
    private int Normalized(int input)
    {
        int source = input;
        while (_nodes[source] is AffineNode { Inputs.Count: 1 } affine) source = affine.Inputs[0];
        return source == input && _nodes[source] is NormalizationNode ? input
            : _nodes[source] is NormalizationNode ? source
            : Normalize(source, null, 0, string.Empty);
    }

    private int Combine(int[] inputs, Func<int, EquatableArray<int>, GraphNode> make) =>
        inputs.Length == 1 ? inputs[0] : Add(id => make(id, inputs.ToEquatableArray()));

    private int Unknown(string why, IEnumerable<Term> from)
    {
        int[] inputs = [.. OfAll(from.Where(static term => term.HasData)).Distinct()];
        return Add(id => new UnknownNode(id, inputs.ToEquatableArray(), string.Empty, why));
    }

    /// <summary>The values and weights in a term.</summary>
    public static IEnumerable<Term> Values(Term term)
    {
        HashSet<Term> leaves = [], seen = [];
        Find(term);
        return leaves;

        void Find(Term part)
        {
            if (!seen.Add(part)) return;
            if (IsLeaf(part)) leaves.Add(part);
            else foreach (Term argument in part.Arguments) Find(argument);
        }
    }

    private int Constant(Term term) =>
        Add(id => new ConstantNode(id, term.Kind == TermKind.Number ? term.Number : null));

    /// <summary>A weight that nothing is multiplied with: rows of a table, positions, a learned factor.</summary>
    private int Alone(Term weight) => Layer(weight.Weight!, OfAll(weight.Arguments));

    private int Take(Term term) => term.Kind switch
    {
        TermKind.Add => Sum(term),
        TermKind.Multiply or TermKind.Divide => Product(term),
        TermKind.Sum => SumOver(term.Arguments[0]),
        TermKind.Largest => Pool(term.Arguments[0], PoolKind.Max, term.Number is >= 2 and < 1e9 ? (int)term.Number : null),
        TermKind.Max => Maxout(term),
        TermKind.Select => Select(term),
        _ => ThroughValues(term),
    };

    /// <summary>A function of several values: each sum or product inside becomes a value, and what is left may be known.</summary>
    private int ThroughValues(Term term)
    {
        ImmutableArray<Term> arguments = term.Arguments.Select(Settle).ToImmutableArray();
        if (!arguments.SequenceEqual(term.Arguments) && terms.With(term, arguments) is var settled && settled != term)
            return settled.Kind == TermKind.Node ? settled.Id : Function(settled) ?? Unknown("a function that is not known", Values(settled));
        return Unknown("a function that is not known", Values(term));
    }

    private int Sum(Term term)
    {
        var addends = new List<Term>();
        FlattenSum(term, addends, isWhole: true);
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
            if (members.Length > 1 && members.Length < values.Count && Function(whole) is { } function) inputs.Add(function);
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

        if (factors.Values.Count == 0 && factors.Weights.Count > 0)
        {
            id = Alone(factors.Weights[0]);
            foreach (Term more in factors.Weights.Skip(1)) id = Layer(more.Weight!, id);
        }
        else
        {
            // A mean over elements: what the sum is divided by need not be known.
            id = factors.Values.Count == 1 && factors.Values[0].Kind == TermKind.Sum && Mean(factors.Values[0].Arguments[0], ref factors) is { } mean
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

    private int? Mean(Term element, ref Factors factors)
    {
        if (Factors.Of(element, terms) is not { Weights.Count: 0, Values.Count: 1 } inside) return null;
        double cells = 1 / factors.Factor;
        if (factors.FactorIsKnown && !(cells >= 2 && Math.Abs(cells - Math.Round(cells)) < 1e-4)) return null;
        if (!factors.FactorIsKnown && !factors.FactorIsIndex) return null;
        int? known = factors.FactorIsKnown ? (int)Math.Round(cells) : null;
        factors = factors with { Factor = inside.Factor, FactorIsKnown = inside.FactorIsKnown };
        return Pool(inside.Values[0], PoolKind.Average, known);
    }

    private static bool IsMatrix(Term weight) => weight.Weight!.Layer.Kind is not (LayerKind.Bias or LayerKind.Norm);

    /// <summary>A product of values: each group that comes from one value is a function of it, if it is a known one.</summary>
    private int OfFactors(List<Term> values, Term term)
    {
        if (values.Count == 1 && values[0] != term) return Of(values[0]);
        var inputs = new List<int>();
        foreach (IGrouping<string, Term> group in values.GroupBy(Fingerprint))
        {
            Term[] members = [.. group];
            if (members.Length > 1 && members.Aggregate(terms.Multiply) is var product && product != term && Function(product) is { } function) inputs.Add(function);
            else inputs.AddRange(members.Select(member => member == term ? ThroughValues(member) : Of(member)));
        }

        return Gate(inputs, values) ?? Combine([.. inputs], static (id, ids) => new ProductNode(id, ids));
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

    private int SumOver(Term element)
    {
        Factors factors = Factors.Of(element, terms);
        if (factors.Weights.Count > 0 || factors.Values.Count < 2)
        {
            if (factors.Weights.Count > 0) return Product(element);
            Term cell = factors.Values.Count == 1 ? factors.Values[0] : element;
            if (factors is { FactorIsKnown: false, FactorIsIndex: true }) return Pool(cell, PoolKind.Average, null);
            int pooled = Pool(cell, PoolKind.Sum, null);
            return factors is { Factor: 1, FactorIsKnown: true } ? pooled : Scale(pooled, factors.FactorIsKnown ? factors.Factor : null, 0);
        }

        int[] inputs = [.. factors.Values.GroupBy(Fingerprint).Select(group => Of(group.Aggregate(terms.Multiply)))];
        int id = inputs.Length == 1
            ? Add(made => new PoolNode(made, EquatableArray.Of(inputs[0]), PoolKind.Sum, null))
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
        if (pieces.Exists(static piece => !piece.HasData)) return ThroughValues(term);
        if (Cells(pieces) is { } cells) return Pool(Whole(pieces[0]), PoolKind.Max, cells);
        int[] inputs = OfAll(pieces);
        return inputs.Length is >= 2 and <= 64
            ? Activate(ActivationTable.Get(Activation.Maxout, inputs.Length), inputs)
            : Unknown("a maximum of many values", pieces);
    }

    private int Select(Term term)
    {
        (Term condition, Term first, Term second) = (term.Arguments[0], term.Arguments[1], term.Arguments[2]);
        if (condition.HasRandom) return Dropout(condition, first, second) ?? Unknown("a random choice", Values(term));
        if (!first.HasData && first.IsNumber(0)) return Of(second);
        if (!second.HasData && second.IsNumber(0)) return Of(first);
        int[] inputs = [.. OfAll([first, second]).Distinct()];
        if (inputs.Length == 2 && inputs.Select(id => _nodes[id]).OfType<DropoutNode>().FirstOrDefault(node => inputs.Contains(node.Inputs[0])) is { } dropout)
            return dropout.Id; // while it trains; initialization is about the beginning of training
        return Combine(inputs, static (id, ids) => new ChoiceNode(id, ids));
    }

    /// <summary>Zero in one case and a multiple in the other; or a mask of such two numbers.</summary>
    private int? Dropout(Term condition, Term first, Term second)
    {
        Term kept = first.IsNumber(0) ? second : second.IsNumber(0) ? first : terms.Zero;
        if (!kept.HasData) return null;
        Factors factors = Factors.Of(kept, terms);
        if (factors.Values.Count == 0 || factors.Weights.Count > 0) return null;
        double? rate = factors is { FactorIsKnown: true, Factor: > 1 } ? Math.Round(1 - (1 / factors.Factor), 6) : Threshold(condition);
        int input = OfFactors(factors.Values, kept);
        return Add(id => new DropoutNode(id, EquatableArray.Of(input), string.Empty, rate));
    }

    private static double? Threshold(Term condition)
    {
        Term compared = condition.Kind == TermKind.Not ? condition.Arguments[0] : condition;
        return compared.Kind == TermKind.Less
            && compared.Arguments.FirstOrDefault(static argument => argument.Kind == TermKind.Number) is { Number: > 0 and < 1 } bound
                ? bound.Number
                : null;
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

    private static void Flatten(Term term, TermKind kind, List<Term> found)
    {
        // The greater of a value and a number is a function of the value.
        if (term.Kind != kind || (kind == TermKind.Max && !term.Arguments.All(static argument => argument.HasData)))
        {
            found.Add(term);
            return;
        }

        foreach (Term argument in term.Arguments) Flatten(argument, kind, found);
    }

    /// <summary>A product taken apart.</summary>
    private readonly record struct Factors(double Factor, bool FactorIsKnown, bool FactorIsIndex, List<Term> Weights, List<Term> Values)
    {
        public static Factors Of(Term term, TermTable terms)
        {
            var factors = new Factors(1, true, true, [], []);
            Collect(term, false, ref factors, terms);
            return factors;
        }

        private static void Collect(Term term, bool inverse, ref Factors factors, TermTable terms)
        {
            switch (term.Kind)
            {
                case TermKind.Multiply:
                    Collect(term.Arguments[0], inverse, ref factors, terms);
                    Collect(term.Arguments[1], inverse, ref factors, terms);
                    break;
                case TermKind.Divide when !inverse && !term.Arguments[1].HasData:
                    Collect(term.Arguments[0], false, ref factors, terms);
                    Collect(term.Arguments[1], true, ref factors, terms);
                    break;
                case TermKind.Divide when !inverse && term.Arguments[0].HasWeight && !term.Arguments[1].HasWeight:
                    Collect(term.Arguments[0], false, ref factors, terms);
                    factors.Values.Add(terms.Divide(terms.One, term.Arguments[1]));
                    break;
                case TermKind.Weight when !inverse && term.Weight!.Layer.Kind == LayerKind.Embedding && !term.Arguments.IsEmpty:
                    factors.Values.Add(term); // a row of a table is a value like any other
                    break;
                case TermKind.Sum when Of(term.Arguments[0], terms) is { Weights.Count: > 0 } inside && !inverse:
                    // The sum over a weight's inputs is the layer's own.
                    factors.Weights.AddRange(inside.Weights);
                    factors.Values.AddRange(inside.Values);
                    factors = factors with { Factor = factors.Factor * inside.Factor, FactorIsKnown = factors.FactorIsKnown && inside.FactorIsKnown };
                    break;
                case TermKind.Number:
                    factors = factors with { Factor = inverse ? factors.Factor / term.Number : factors.Factor * term.Number };
                    break;
                case TermKind.Weight when !inverse:
                    factors.Weights.Add(term);
                    break;
                default:
                    if (term.HasData) factors.Values.Add(term);
                    else factors = factors with { FactorIsKnown = false, FactorIsIndex = factors.FactorIsIndex && term.IsIndex };
                    break;
            }
        }
    }
}
