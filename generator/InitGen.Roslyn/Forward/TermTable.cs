using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace InitGen.Roslyn.Forward;

/// <summary>Makes terms: equal ones are the same object, and what can be computed is.</summary>
internal sealed class TermTable
{
    private const int GreatestDepth = 300;

    private readonly Dictionary<Key, Term> _terms = [];
    private int _fresh;

    public TermTable()
    {
        Zero = Number(0);
        One = Number(1);
    }

    /// <summary>What takes note of products that are summed up.</summary>
    public UnmarkedProducts Unmarked { get; } = new();

    public Term Zero { get; }

    public Term One { get; }

    public Term Number(double value) => Make(TermKind.Number, number: value);

    public Term Node(int id) => Make(TermKind.Node, id: id);

    public Term Free(string name) => Make(TermKind.Free, text: name);

    public Term Index(string name, ulong loops = 0) => Make(TermKind.Index, text: name, loops: loops);

    public Term Weight(WeightReference weight) => Make(TermKind.Weight, weight: weight);

    /// <summary>An element of a weight that values choose: the rows of a table that tokens name.</summary>
    public Term Weight(Term weight, IEnumerable<Term> choice) =>
        Make(TermKind.Weight, choice.Where(static term => term.HasData).Distinct().ToImmutableArray(), weight: weight.Weight);

    /// <summary>What a variable holds when a round begins; each is like no other.</summary>
    public Term Carried(string name) => Make(TermKind.Carried, id: ++_fresh, text: name);

    /// <summary>A draw is like no other.</summary>
    public Term Random() => Make(TermKind.Random, id: ++_fresh);

    public Term Unknown(string why, IEnumerable<Term> from) =>
        Make(TermKind.Unknown, from.Where(static term => term.HasData).Distinct().ToImmutableArray(), text: why);

    public Term Part(Term whole, string offset)
    {
        if (offset.Length == 0 || !whole.HasData) return whole;
        return whole.Kind switch
        {
            TermKind.Weight or TermKind.Unknown => whole,
            TermKind.Part => Make(TermKind.Part, whole.Arguments, text: whole.Text + "+" + offset),
            _ => Make(TermKind.Part, ImmutableArray.Create(whole), text: offset),
        };
    }

    public Term Concat(IEnumerable<Term> parts)
    {
        ImmutableArray<Term> distinct = parts.Where(static part => part.HasData).Distinct().ToImmutableArray();
        return distinct.Length switch
        {
            0 => Zero,
            1 => distinct[0],
            _ => Make(TermKind.Concat, distinct),
        };
    }

    public Term Add(Term left, Term right)
    {
        if (left.IsNumber(0)) return right;
        if (right.IsNumber(0)) return left;
        return Fold(TermKind.Add, static (a, b) => a + b, left, right);
    }

    public Term Negate(Term term) => Multiply(Number(-1), term);

    public Term Subtract(Term left, Term right) => left == right && left.IsIndex ? Zero : Add(left, Negate(right));

    public Term Multiply(Term left, Term right)
    {
        if (left.IsNumber(1)) return right;
        if (right.IsNumber(1)) return left;
        if (left.IsNumber(0) || right.IsNumber(0)) return Zero;
        if (IsMask(left) && right.HasData) return Masked(left, right);
        if (IsMask(right) && left.HasData) return Masked(right, left);
        return Fold(TermKind.Multiply, static (a, b) => a * b, left, right);
    }

    // A draw that chooses one of two numbers: what is multiplied by it is one of two multiples.
    private static bool IsMask(Term term) =>
        term is { Kind: TermKind.Select, HasRandom: true } && term.Arguments[1].Kind == TermKind.Number && term.Arguments[2].Kind == TermKind.Number;

    private Term Masked(Term mask, Term term) =>
        Select(mask.Arguments[0], Multiply(term, mask.Arguments[1]), Multiply(term, mask.Arguments[2]));

    public Term Divide(Term left, Term right)
    {
        if (right.IsNumber(1)) return left;
        if (left.IsNumber(0)) return Zero;
        if (right.Kind == TermKind.Number && right.Number != 0) return Multiply(left, Number(1 / right.Number));
        return Make(TermKind.Divide, ImmutableArray.Create(left, right));
    }

    /// <summary>A sum over elements; it goes into each term of a sum of layers.</summary>
    /// <param name="term">An element.</param>
    /// <param name="count">How many there are; 0 where that is not known.</param>
    public Term Sum(Term term, double count = 0)
    {
        if (!term.HasData || term.Kind == TermKind.Unknown) return term;
        if (term.Kind == TermKind.Sum) return Make(TermKind.Sum, term.Arguments, number: term.Number * count);
        if (term.Kind == TermKind.Add && term.HasMatrix) return Add(Sum(term.Arguments[0], count), Sum(term.Arguments[1], count));
        Unmarked.Sum(term);
        return Make(TermKind.Sum, ImmutableArray.Create(term), number: count);
    }

    /// <summary>The largest of elements.</summary>
    /// <param name="term">An element.</param>
    /// <param name="count">How many there are; 0 where that is not known.</param>
    public Term Largest(Term term, double count = 0) => !term.HasData ? term
        : term.Kind == TermKind.Largest ? Make(TermKind.Largest, term.Arguments, number: term.Number * count)
        : Make(TermKind.Largest, ImmutableArray.Create(term), number: count);

    public Term Select(Term condition, Term whenTrue, Term whenFalse)
    {
        if (condition.Kind == TermKind.Number) return condition.Number != 0 ? whenTrue : whenFalse;
        if (condition.Kind == TermKind.Not) return Select(condition.Arguments[0], whenFalse, whenTrue);
        if (condition.Kind == TermKind.Less && (whenTrue.HasData || whenFalse.HasData))
        {
            // The greater of two, or the smaller.
            (Term small, Term great) = (condition.Arguments[0], condition.Arguments[1]);
            if (whenTrue == great && whenFalse == small) return Apply(TermKind.Max, small, great);
            if (whenTrue == small && whenFalse == great) return Apply(TermKind.Min, small, great);
        }

        return whenTrue == whenFalse ? whenTrue : Make(TermKind.Select, ImmutableArray.Create(condition, whenTrue, whenFalse));
    }

    public Term Not(Term condition) => condition.Kind switch
    {
        TermKind.Number => Number(condition.Number == 0 ? 1 : 0),
        TermKind.Not => condition.Arguments[0],
        _ => Make(TermKind.Not, ImmutableArray.Create(condition)),
    };

    public Term And(Term left, Term right)
    {
        if (left.Kind == TermKind.Number) return left.Number == 0 ? left : right;
        if (right.Kind == TermKind.Number) return right.Number == 0 ? right : left;
        return Make(TermKind.And, ImmutableArray.Create(left, right));
    }

    public Term Or(Term left, Term right) => Not(And(Not(left), Not(right)));

    public Term Less(Term left, Term right) => Fold(TermKind.Less, static (a, b) => a < b ? 1 : 0, left, right);

    public Term Equal(Term left, Term right) =>
        left == right && left.Kind != TermKind.Random ? One : Fold(TermKind.Equal, static (a, b) => a == b ? 1 : 0, left, right);

    /// <summary>A function of one or two numbers.</summary>
    public Term Apply(TermKind kind, params Term[] arguments) => kind switch
    {
        TermKind.Add => Add(arguments[0], arguments[1]),
        TermKind.Multiply => Multiply(arguments[0], arguments[1]),
        TermKind.Divide => Divide(arguments[0], arguments[1]),
        _ when arguments.All(static argument => argument.Kind == TermKind.Number) =>
            Number(TermValues.Apply(kind, arguments[0].Number, arguments.Length > 1 ? arguments[1].Number : 0)),
        _ => Make(kind, ImmutableArray.Create(arguments)),
    };

    /// <summary>The same term with other arguments.</summary>
    public Term With(Term term, ImmutableArray<Term> arguments) => term.Kind switch
    {
        TermKind.Add => Add(arguments[0], arguments[1]),
        TermKind.Multiply => Multiply(arguments[0], arguments[1]),
        TermKind.Divide => Divide(arguments[0], arguments[1]),
        TermKind.Sum => Sum(arguments[0], term.Number),
        TermKind.Select => Select(arguments[0], arguments[1], arguments[2]),
        _ => Make(term.Kind, arguments, term.Number, term.Id, term.Text, term.Weight, term.Loops),
    };

    /// <summary>The term with another in the place of one that is in it.</summary>
    public Term Replace(Term term, Term old, Term by)
    {
        var done = new Dictionary<Term, Term> { [old] = by };
        return Replaced(term);

        Term Replaced(Term part)
        {
            if (done.TryGetValue(part, out Term? known)) return known;
            Term result = part;
            if (!part.Arguments.IsEmpty)
            {
                ImmutableArray<Term> arguments = part.Arguments.Select(Replaced).ToImmutableArray();
                if (!arguments.SequenceEqual(part.Arguments)) result = With(part, arguments);
            }

            done[part] = result;
            return result;
        }
    }

    /// <summary>Whether a term is in another one.</summary>
    public static bool Contains(Term term, Term sought)
    {
        var seen = new HashSet<Term>();
        return Has(term);

        bool Has(Term part) => part == sought || (!part.Arguments.IsEmpty && seen.Add(part) && part.Arguments.Any(Has));
    }

    /// <summary>The values, marks and weights at the very bottom.</summary>
    private static Term[] Roots(ImmutableArray<Term> terms)
    {
        var seen = new HashSet<Term>();
        var left = new Stack<Term>(terms);
        while (left.Count > 0)
        {
            Term term = left.Pop();
            if (!term.HasData || !seen.Add(term)) continue;
            foreach (Term argument in term.Arguments) left.Push(argument);
        }

        return [.. seen.Where(static term => term.Arguments.IsEmpty)];
    }

    private Term Fold(TermKind kind, Func<double, double, double> compute, Term left, Term right) =>
        left.Kind == TermKind.Number && right.Kind == TermKind.Number ? Number(compute(left.Number, right.Number)) : Make(kind, ImmutableArray.Create(left, right));

    private Term Make(
        TermKind kind,
        ImmutableArray<Term> arguments = default,
        double number = 0,
        int id = 0,
        string text = "",
        WeightReference? weight = null,
        ulong loops = 0)
    {
        if (arguments.IsDefault) arguments = ImmutableArray<Term>.Empty;
        bool isTooDeep = false;
        foreach (Term argument in arguments)
        {
            loops |= argument.Loops;
            isTooDeep |= argument.Depth >= GreatestDepth;
        }

        if (isTooDeep)
        {
            Term[] leaves = Roots(arguments);
            return leaves.Length > 0 ? Unknown("a formula that is too deep", leaves) : arguments.All(static argument => argument.IsIndex) ? Index("a number", loops) : Free("a number");
        }

        var key = new Key(kind, arguments, number, id, text, weight);
        if (_terms.TryGetValue(key, out Term? known) && known.Loops == loops) return known;
        var term = new Term(kind, arguments, number, id, text, weight, loops);
        _terms[key] = term;
        return term;
    }

    private readonly struct Key(TermKind kind, ImmutableArray<Term> arguments, double number, int id, string text, WeightReference? weight)
        : IEquatable<Key>
    {
        private readonly TermKind _kind = kind;
        private readonly ImmutableArray<Term> _arguments = arguments;
        private readonly double _number = number;
        private readonly int _id = id;
        private readonly string _text = text;
        private readonly WeightReference? _weight = weight;

        public bool Equals(Key other) =>
            _kind == other._kind
            && _number.Equals(other._number)
            && _id == other._id
            && _text == other._text
            && Equals(_weight, other._weight)
            && _arguments.SequenceEqual(other._arguments);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            int hash = unchecked(((((int)_kind * 31) + _number.GetHashCode()) * 31) + _id + (_text.GetHashCode() * 17));
            foreach (Term argument in _arguments) hash = unchecked((hash * 31) + argument.GetHashCode());
            return hash;
        }
    }
}
