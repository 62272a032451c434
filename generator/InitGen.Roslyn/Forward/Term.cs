using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.Forward;

/// <summary>What a term does with its arguments, or what it stands for if it has none.</summary>
internal enum TermKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>An integer or a flag that is not known: a size, an index, the variable of a loop.</summary>
    Index,

    /// <summary>Anything else that is not known and does not come from the input: a field, a learning rate, whether it is training.</summary>
    Free,

    /// <summary>A draw of a random generator.</summary>
    Random,

    /// <summary>An element of a value of the graph.</summary>
    Node,

    /// <summary>What a variable holds when a round of a loop begins.</summary>
    Carried,

    /// <summary>An element of a weight; the arguments are the values that choose which.</summary>
    Weight,

    /// <summary>An element of another part of a value than the one at offset 0.</summary>
    Part,

    /// <summary>Values side by side.</summary>
    Concat,

    /// <summary>Not understood; the arguments are what went in.</summary>
    Unknown,

    Add,
    Multiply,
    Divide,
    Power,
    Max,
    Min,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sign,
    Tanh,
    Sin,
    Cos,
    Erf,
    Sigmoid,
    Floor,

    /// <summary>Sum over elements.</summary>
    Sum,

    /// <summary>Largest of the elements.</summary>
    Largest,

    /// <summary>The second argument where the first holds, otherwise the third.</summary>
    Select,

    Less,
    Equal,
    And,
    Not,
}

/// <summary>
/// A number of the program as a formula over values of the graph, weights and constants. Arrays are represented by one of their
/// elements: that is enough to tell what is done to all. Terms are made by a <see cref="TermTable"/>, which keeps equal ones the same
/// object.
/// </summary>
internal sealed class Term(TermKind kind, ImmutableArray<Term> arguments, double number, int id, string text, WeightReference? weight, ulong loops)
{
    public TermKind Kind { get; } = kind;

    public ImmutableArray<Term> Arguments { get; } = arguments;

    /// <summary>Value of a number.</summary>
    public double Number { get; } = number;

    /// <summary>Id of a node.</summary>
    public int Id { get; } = id;

    /// <summary>Name of what is not known; offset of a part.</summary>
    public string Text { get; } = text;

    public WeightReference? Weight { get; } = weight;

    /// <summary>The loops around, one bit each, whose variables the term is computed from.</summary>
    public ulong Loops { get; } = loops;

    /// <summary>Whether a value of the graph or a weight is in it.</summary>
    public bool HasData { get; } = kind is TermKind.Node or TermKind.Carried or TermKind.Weight or TermKind.Unknown || Any(arguments, static argument => argument.HasData);

    public bool HasWeight { get; } = kind is TermKind.Weight || Any(arguments, static argument => argument.HasWeight);

    /// <summary>Whether a weight is in it that takes several inputs together: a matrix or a table.</summary>
    public bool HasMatrix { get; } = weight is { Layer.Kind: not (LayerKind.Bias or LayerKind.Norm) } || Any(arguments, static argument => argument.HasMatrix);

    /// <summary>Whether products with a matrix in it are yet to be summed up.</summary>
    public bool HasOpenMatrix { get; } = kind != TermKind.Sum && (weight is { Layer.Kind: not (LayerKind.Bias or LayerKind.Norm) } || Any(arguments, static argument => argument.HasOpenMatrix));

    public bool HasCarried { get; } = kind is TermKind.Carried || Any(arguments, static argument => argument.HasCarried);

    public bool HasRandom { get; } = kind is TermKind.Random || Any(arguments, static argument => argument.HasRandom);

    /// <summary>Whether it is made of numbers and indices alone.</summary>
    public bool IsIndex { get; } = kind switch
    {
        TermKind.Number or TermKind.Index => true,
        TermKind.Free or TermKind.Random or TermKind.Node or TermKind.Carried or TermKind.Weight or TermKind.Unknown => false,
        _ => !Any(arguments, static argument => !argument.IsIndex),
    };

    /// <summary>Number of terms in it, counted as a tree and with a limit: formulas that grow beyond all bounds are cut.</summary>
    public int Size { get; } = SizeOf(arguments);

    /// <summary>How far down its arguments reach: what walks through terms does so recursively, on a stack that is not without end.</summary>
    public int Depth { get; } = arguments.IsEmpty ? 0 : 1 + arguments.Max(static argument => argument.Depth);

    /// <summary>Whether all elements of something have a say in it.</summary>
    public bool HasReduction { get; } = kind is TermKind.Sum or TermKind.Largest || Any(arguments, static argument => argument.HasReduction);

    public bool IsNumber(double value) => Kind == TermKind.Number && Number == value;

    private static int SizeOf(ImmutableArray<Term> arguments)
    {
        int size = 1;
        foreach (Term argument in arguments) size = System.Math.Min(1_000_000, size + argument.Size);
        return size;
    }

    private static bool Any(ImmutableArray<Term> arguments, System.Func<Term, bool> condition)
    {
        foreach (Term argument in arguments)
        {
            if (condition(argument)) return true;
        }

        return false;
    }
}
