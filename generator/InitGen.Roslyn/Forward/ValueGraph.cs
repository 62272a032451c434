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
internal sealed partial class ValueGraph(TermTable terms)
{
    private const int GreatestFormula = 3000;
    private const int MostNodes = 4000;

    private readonly List<GraphNode> _nodes = [];
    private readonly Dictionary<Term, int> _known = [];
    private readonly HashSet<Term> _making = [];
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
        if (term.Size > GreatestFormula) return _known[term] = Unknown("a formula of many terms", Values(term));

        // Taking a formula apart must never come back to it: the compiler would end with the stack.
        if (!_making.Add(term)) return Unknown("a function that is not known", Values(term));
        int id = Make(term);
        _making.Remove(term);
        return _known[term] = id;
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
        _ => Function(term) ?? Strange(term) ?? Take(term),
    };

    /// <summary>
    /// A function of one value that is not known. Taken apart it would show pieces that are known, such as the |x| in it, and they are not what
    /// is applied to the value.
    /// </summary>
    private int? Strange(Term term) =>
        !term.HasWeight && !LeavesFunction(term) && Values(term) is { Count: 1 } only ? Unknown("a function that is not known", only) : null;

    /// <summary>Whether what is left after the outermost step is the function of the value: in a mean, a maximum, a multiple, a choice.</summary>
    private static bool LeavesFunction(Term term) => term.Kind switch
    {
        TermKind.Sum or TermKind.Largest => true,
        TermKind.Multiply or TermKind.Divide => !term.Arguments[0].HasData || !term.Arguments[1].HasData,
        TermKind.Select => !term.Arguments[0].HasData,
        TermKind.Add => !term.Arguments[0].HasData || !term.Arguments[1].HasData || IsLinear(term),
        _ => IsLeaf(term),
    };

    private static bool IsLinear(Term term) => !term.HasData || term.Kind switch
    {
        TermKind.Add or TermKind.Sum or TermKind.Largest => term.Arguments.All(IsLinear),
        TermKind.Multiply => (!term.Arguments[0].HasData || !term.Arguments[1].HasData) && term.Arguments.All(IsLinear),
        TermKind.Divide => !term.Arguments[1].HasData && IsLinear(term.Arguments[0]),
        _ => IsLeaf(term),
    };

    /// <summary>What is applied to one value, or to one formula inside of the term.</summary>
    private int? Function(Term term)
    {
        List<(FunctionShape.Affine Line, Term Of)> lines = [];
        (FunctionShape.Normalizes Shape, Term Of)? normalized = null;
        Term? unit = null;
        foreach (Term variable in Variables(term))
        {
            switch (FunctionShapes.Of(term, variable))
            {
                case null:
                    break;
                case FunctionShape.Affine line when !IsLeaf(variable):
                    if (variable.Kind != TermKind.Sum) lines.Add((line, variable)); // it may be a mean
                    break;
                case FunctionShape.Normalizes shape:
                    // Of a value and a multiple of it, the multiple; but of a value and what is left of it without its mean, the value.
                    if (normalized is not { Shape.Centers: true } || shape.Centers) normalized = (shape, variable);
                    break;
                case FunctionShape.ScalesToUnit:
                    unit ??= variable;
                    break;
                case { } shape when normalized is null:
                    return Apply(shape, Of(variable));
            }
        }

        if (normalized is { } found) return Apply(found.Shape, Of(found.Of));

        // A multiple of a formula is one of each formula in it too: half of x min(6, max(0, x + 3)) / 6 is half of a function that is known.
        // Half of four values over their root mean square has length 1 as well, but that is not how it is written.
        if (lines.Count == 0) return unit is null ? null : Apply(new FunctionShape.ScalesToUnit(), Of(unit));
        (FunctionShape.Affine Line, Term Of) known = lines.Count == 1 || term.Size > 300 ? lines[0] : Enumerable.Reverse(lines).FirstOrDefault(line => IsKnown(line.Of));
        return known.Line is null ? Apply(lines[0].Line, Of(lines[0].Of)) : Apply(known.Line, Of(known.Of));
    }

    private static bool IsKnown(Term term) => Variables(term).Any(variable => FunctionShapes.Of(term, variable) is not (null or FunctionShape.Affine));

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

    public int Normalize(int input, Normalization? kind, double epsilon, string origin)
    {
        (int from, Normalization? found) = kind == Normalization.Rms && Uncentered(input) is { } whole ? (whole, null) : (input, kind);
        return Add(id => new NormalizationNode(id, EquatableArray.Of(from), origin, found, epsilon));
    }

    // x - mean(x), where that was a value of its own: what divides it by its root mean square is a normalization of x.
    private int? Uncentered(int id)
    {
        if (_nodes[id] is not SumNode { Inputs.Count: 2 } sum) return null;
        foreach (int taken in sum.Inputs)
        {
            if (_nodes[taken] is AffineNode { Factor: -1, Shift: 0 } negative && _nodes[negative.Inputs[0]] is PoolNode { Kind: PoolKind.Average } mean && sum.Inputs.Contains(mean.Inputs[0]))
                return mean.Inputs[0];
        }

        return null;
    }

    public int Scale(int input, double? factor, double? shift)
    {
        // The sum of so many cells over their number is their mean.
        if (shift == 0 && factor is { } share && _nodes[input] is PoolNode { Kind: PoolKind.Sum, Cells: { } cells } sum && Math.Abs((share * cells) - 1) < 1e-4)
            return Add(id => new PoolNode(id, sum.Inputs, PoolKind.Average, cells));
        if (shift == 0 && factor is { } scale && _nodes[input] is ActivationNode { Function: { Activation: Activation.ELU, Alpha: { } alpha } } elu && FunctionShapes.IsSelu(scale, alpha))
            return Activate(ActivationTable.Get(Activation.SELU), elu.Inputs[0]);
        return Add(id => new AffineNode(id, EquatableArray.Of(input), factor, shift));
    }

    /// <summary>The reference of each node that is a weight.</summary>
    public IReadOnlyDictionary<int, WeightReference> Weights => _weights;

    /// <summary>Writes into the layers how many products are summed for each output.</summary>
    public void Tell(SummedProducts sums)
    {
        foreach (KeyValuePair<int, WeightReference> weight in _weights)
        {
            if (_nodes[weight.Key] is LayerNode { Kind: LayerKind.Dense, IsTable: false } layer && sums.Of(weight.Value) is { } inner)
                _nodes[weight.Key] = layer with { ReadInner = inner };
        }
    }

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
            null) { Below = weight.Below, Part = weight.Part, Matrices = shape.Packed });
        _weights[made] = weight;
        return made;
    }

    // A table that is multiplied with is the matrix of an output layer that shares the weights of an embedding.
    public int Multiply(WeightReference weight, params int[] inputs)
    {
        if (weight.Layer.Kind != LayerKind.Embedding) return Layer(weight, inputs);
        LayerShape table = weight.Layer;
        int made = Layer(weight with { Layer = table with { Kind = LayerKind.Dense, Inner = table.Outer, Outer = table.Inner } }, inputs);
        _nodes[made] = ((LayerNode)_nodes[made]) with { IsTable = true };
        return made;
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
    public static HashSet<Term> Values(Term term)
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
        TermKind.Sum => SumOver(term),
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
        if (!kept.HasData || kept.HasOpenMatrix) return null;
        (Term value, double? factor) = Multiple(kept);
        double? rate = Share(condition) is { } share ? (first.IsNumber(0) ? share : 1 - share)
            : factor > 1 ? 1 - (1 / factor)
            : null;
        if (rate is { } dropped && factor is { } all && Math.Abs((all * (1 - dropped)) - 1) >= 1e-4
            && Function(terms.Multiply(terms.Number(1 - dropped), kept)) is { } applied && _nodes[applied] is ActivationNode)
        {
            // The rest of the factor belongs to the activation, as in SELU.
            return Add(id => new DropoutNode(id, EquatableArray.Of(applied), string.Empty, Math.Round(dropped, 6)));
        }

        int input = Of(value);
        int dropout = Add(id => new DropoutNode(id, EquatableArray.Of(input), string.Empty, rate is { } known ? Math.Round(known, 6) : null));

        // What is kept is divided by its share; anything else is a multiple of that.
        double multiple = rate is { } zeros && factor is { } by ? by * (1 - zeros) : 1;
        return Math.Abs(multiple - 1) < 1e-4 ? dropout : Scale(dropout, multiple, 0);
    }

    // The outermost number that it is multiplied by: those further in may be part of a function.
    private static (Term Value, double? Factor) Multiple(Term term)
    {
        if (term.Kind is not (TermKind.Multiply or TermKind.Divide)) return (term, 1);
        (Term left, Term right) = (term.Arguments[0], term.Arguments[1]);
        if (!right.HasData) return (left, right.Kind == TermKind.Number ? right.Number : null);
        return term.Kind == TermKind.Multiply && !left.HasData ? (right, left.Kind == TermKind.Number ? left.Number : null) : (term, 1);
    }

    /// <summary>How often a draw from 0 to 1 makes the condition hold; null where that is not known.</summary>
    private static double? Share(Term condition) => condition switch
    {
        { Kind: TermKind.Not } => 1 - Share(condition.Arguments[0]),
        { Kind: TermKind.Less } when condition.Arguments[0].Kind == TermKind.Random && condition.Arguments[1] is { Kind: TermKind.Number, Number: > 0 and < 1 } bound => bound.Number,
        { Kind: TermKind.Less } when condition.Arguments[1].Kind == TermKind.Random && condition.Arguments[0] is { Kind: TermKind.Number, Number: > 0 and < 1 } bound => 1 - bound.Number,
        _ => null,
    };

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
}
