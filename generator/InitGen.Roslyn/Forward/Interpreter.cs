using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// Runs a forward pass on formulas instead of numbers: follows each value through variables, arrays, loops and calls, and hands what the
/// weights do to it to a <see cref="ValueGraph"/>. An array is one of its elements; a loop is read once, and what earlier rounds leave
/// behind is found by comparison. Whatever is not understood becomes unknown, and never throws.
/// </summary>
internal sealed partial class Interpreter
{
    private const int GreatestDepth = 40;
    private const int GreatestEffort = 150_000;
    private const int GreatestNesting = 300;

    private readonly TermTable _terms = new();
    private readonly ValueGraph _graph;
    private readonly MethodBodies _bodies;
    private readonly ModelParts _parts;
    private readonly CancellationToken _cancellation;
    private readonly List<MethodFrame> _frames = [];
    private readonly List<LoopFrame> _loops = [];
    private readonly SummedProducts _sums = new();
    private readonly Dictionary<(Place, ITypeSymbol), Instance> _instances = [];
    private readonly Dictionary<(int, string), Numbers> _weights = [];
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);
    private readonly HashSet<int> _weightCells = [];
    private readonly Dictionary<int, LoopFrame> _products = [];
    private readonly Dictionary<int, HeldLayer> _heldLayers = [];
    private readonly Dictionary<ISymbol, (Numbers Numbers, Index At)> _references = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly Term _columns;
    private ProgramState _state = new();
    private Term _path;
    private bool _isDead;
    private int _fresh;
    private int _effort;
    private int _nesting;
    private int _loopCount;

    public Interpreter(MethodBodies bodies, ModelParts parts, CancellationToken cancellation)
    {
        _graph = new ValueGraph(_terms);
        _bodies = bodies;
        _parts = parts;
        _cancellation = cancellation;
        _path = _terms.One;
        _columns = _terms.Free("the length of a row");
    }

    public ValueGraph Graph => _graph;

    /// <summary>Unmarked arrays of the model that are used as weights.</summary>
    public IReadOnlyList<ISymbol> Unmarked => _terms.Unmarked.Members;

    /// <summary>How many products are summed over a weight for each output.</summary>
    public SummedProducts Sums => _sums;

    /// <summary>Methods that were read, and members whose initializers were.</summary>
    public IReadOnlyCollection<ISymbol> Visited => _visited;

    /// <summary>Methods of models inside that are called from outside of them.</summary>
    public IReadOnlyCollection<ISymbol> Entered => _entered;

    /// <summary>Runs a method of the model.</summary>
    /// <param name="model">The model's type.</param>
    /// <param name="forward">Its forward pass.</param>
    /// <param name="inputs">What each parameter is.</param>
    /// <returns>Ids of the values that it returns, or leaves in what it was given to write to.</returns>
    public IReadOnlyList<int> Run(INamedTypeSymbol model, IMethodSymbol forward, System.Func<ValueGraph, IParameterSymbol, int?> inputs)
    {
        _visited.Add(model);
        Instance self = InstanceAt(Place.Root, model);
        if (_bodies.EffectsOf(forward, _cancellation) is { } effects)
        {
            _written.UnionWith(effects.Contents.Concat(effects.Assigned));
            _visited.UnionWith(effects.Methods);
        }

        Value[] arguments =
        [
            .. forward.Parameters.Select(parameter =>
                inputs(_graph, parameter) is { } node ? Make(parameter.Type, _terms.Node(node))
                : ValueTypes.IsWhole(parameter.Type) ? new Scalar(_terms.Index(parameter.Name))
                : Make(parameter.Type, _terms.Free(parameter.Name))),
        ];
        Value result = Invoke(forward, self, arguments, null);
        _sums.Name(size => TermOf(self, size));
        var outputs = new List<int>();
        Return(result, outputs);
        if (outputs.Count == 0)
        {
            foreach ((IParameterSymbol parameter, Value argument) in forward.Parameters.Zip(arguments, static (parameter, argument) => (parameter, argument)))
            {
                if (argument is Numbers && _written.Contains(parameter)) Return(argument, outputs);
            }
        }

        return outputs;
    }

    private void Return(Value value, List<int> outputs)
    {
        switch (value)
        {
            case Several several:
                foreach (Value item in several.Items) Return(item, outputs);
                break;
            case Scalar or Numbers or Instance or ObjectList or Other { Content: not null }:
                foreach (Term term in DataIn(value))
                {
                    _terms.Unmarked.Return(term, _terms);
                    int id = _graph.Of(term);
                    if (!outputs.Contains(id)) outputs.Add(id);
                }

                break;
        }
    }

    /// <summary>A value of a type, all of whose numbers are the term.</summary>
    private Value Make(ITypeSymbol? type, Term element) => type switch
    {
        null => new Other(null, element.HasData ? element : null),
        { SpecialType: SpecialType.System_Void or SpecialType.System_String } => Other.Nothing,
        _ when ValueTypes.IsNumber(type) || ValueTypes.IsBoolean(type) => new Scalar(element),
        _ when ValueTypes.IsNumbers(type) => NewNumbers(element),
        _ when ValueTypes.ObjectElement(type) is { } item => NewObjects(item, Make(item, element)),
        INamedTypeSymbol { IsTupleType: true } tuple => new Several(tuple.TupleElements.Select(field => Make(field.Type, element)).ToImmutableArray()),
        INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: TypeKind.Class or TypeKind.Struct } named => new Instance(++_fresh, named, null, element),
        _ => new Other(type, element.HasData ? element : null),
    };

    private Numbers NewNumbers(Term element) => NewNumbers(Content.Of(element));

    private Numbers NewNumbers(Content content)
    {
        int cell = ++_fresh;
        _state.Set(cell, content);
        return Numbers.Of(cell);
    }

    private ObjectList NewObjects(INamedTypeSymbol element, Value? item)
    {
        var list = new ObjectList(++_fresh, element);
        if (item is not null) _state.Set(list.Id, element, item);
        return list;
    }

    private Value ItemOf(ObjectList list) => _state.Find(list.Id, list.Element) ?? Other.Nothing;

    private Instance InstanceAt(Place place, INamedTypeSymbol type)
    {
        if (_instances.TryGetValue((place, type), out Instance? known)) return known;
        var instance = new Instance(++_fresh, type, place, null);
        _instances.Add((place, type), instance);
        return instance;
    }

    /// <summary>The value as one number.</summary>
    private Term TermOf(Value value) => value switch
    {
        Scalar scalar => scalar.Term,
        Numbers numbers => ReadAll(numbers),
        Other { Content: { } content } => content,
        Other => _terms.Free("a value"),
        _ => _terms.Unknown("a value that is no number", DataIn(value)),
    };

    /// <summary>All values of the graph and weights that a value holds.</summary>
    private IEnumerable<Term> DataIn(Value value) => value switch
    {
        Scalar { Term: { HasData: true } term } => [term],
        Numbers numbers when ReadAll(numbers) is { HasData: true } term => [term],
        Several several => several.Items.SelectMany(DataIn),
        Other { Content: { HasData: true } content } => [content],
        ObjectList list => DataIn(ItemOf(list)),
        Instance { Place: null } instance => FieldsOf(instance).SelectMany(DataIn)
            .Concat(instance.Content is { HasData: true } content && FieldsOf(instance).Length == 0 ? [content] : []),
        _ => [],
    };

    private Value[] FieldsOf(Instance instance) =>
        [.. _state.Fields.Where(pair => pair.Key.Instance == instance.Id && pair.Value is not Instance { Place: not null }).Select(static pair => pair.Value)];

    /// <summary>What was not understood, as a value of a type.</summary>
    private Value Unknown(string why, ITypeSymbol? type, params Value[] from)
    {
        Term[] data = [.. from.SelectMany(DataIn).Distinct()];
        return Make(type, data.Length == 0 ? _terms.Free(why) : _terms.Unknown(why, data));
    }

    /// <summary>A formula with weights in it becomes a value of the graph as soon as it is complete.</summary>
    private Term Settle(Term term)
    {
        if (!term.HasData || (term.HasCarried && term.Size <= 1000) || term.Kind is TermKind.Weight or TermKind.Node) return term;
        // So does what is made of several values; a function of one may have its name only further on.
        return term.HasWeight || term.Size > 600 || ValueGraph.Values(term).Skip(1).Any() ? _graph.Settle(term) : term;
    }

    private Value Settle(Value value)
    {
        switch (value)
        {
            case Scalar scalar:
                return Settle(scalar.Term) is var term && term == scalar.Term ? scalar : new Scalar(term);
            case Numbers numbers:
                SettleCell(numbers.Cell);
                return numbers;
            case Several several:
                return new Several(several.Items.Select(Settle).ToImmutableArray());
            case ObjectList list:
                Settle(ItemOf(list));
                return list;
            case Instance { Place: null } instance:
                foreach (Value field in FieldsOf(instance)) _ = field is Numbers ? Settle(field) : field;
                return instance;
            default:
                return value;
        }
    }

    private void SettleCell(int cell)
    {
        Content content = _state.Cell(cell);
        Content settled = content.Map(Settle);
        if (settled != content) _state.Set(cell, settled);
    }

    /// <summary>Whether reading has to end here: a program without bounds, or one that nobody would wait for.</summary>
    private bool IsExhausted()
    {
        _cancellation.ThrowIfCancellationRequested();
        return ++_effort > GreatestEffort || _graph.IsFull;
    }

    /// <summary>A method that is being read.</summary>
    private sealed class MethodFrame(IMethodSymbol method, Instance? self)
    {
        public IMethodSymbol Method { get; } = method;

        public Instance? Self { get; } = self;

        public List<(Term Path, Value Value, ProgramState State)> Returns { get; } = [];
    }
}
