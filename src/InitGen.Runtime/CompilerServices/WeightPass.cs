using InitGen.Theory;
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace InitGen.CompilerServices;

/// <summary>
/// One walk over the parameters of a model: it keeps the path, and decides for each parameter whether and where it is filled. Called
/// by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WeightPass
{
    /// <summary>Models nested deeper than this hold themselves.</summary>
    internal const int MaxDepth = 64;

    // How many elements are filled between two looks at the cancellation, and two reports: 2 ms of normal weights.
    private const long PieceLength = 1 << 22;

    // The longest span that is a whole number of groups.
    private const long SpanLength = int.MaxValue / Philox.GroupLength * Philox.GroupLength;

    private readonly Kind _kind;
    private readonly ulong _seed;
    private readonly long _from;
    private readonly long _to;
    private readonly ulong _wanted;
    private readonly InitializationRun? _run;
    private readonly MemoryMap? _map;
    private readonly List<string>? _list;
    private readonly WeightVisitor? _visitor;
    private PathPrefix _prefix;
    private int _depth;

    // The walk: what came before the next parameter.
    private long _elements;
    private int _parameters;

    // The entered parameter: where its memory is, what it keeps, what of it is still to be filled, and where the piece in work lies.
    private ref byte _origin;
    private long _originIndex;
    private ElementKind _element;
    private long _next;
    private long _end;
    private long _grain;
    private long _pieceStart;
    private long _pieceEnd;
    private string? _path;

    // What of the piece in work is being made: all of it, or as much as the stage holds until it is stored.
    private bool _isStaged;
    private float[]? _stage;
    private int _count;

    // The rows of a parameter whose memory is not in one piece, or who writes it.
    private Array[]? _rows;
    private ForeignWeights? _foreign;

    // Whether the entered parameter's memory goes to the visitor.
    private bool _isVisited;

    private WeightPass(
        Kind kind,
        ulong seed,
        long from,
        long to,
        InitializationRun? run = null,
        MemoryMap? map = null,
        List<string>? list = null,
        WeightVisitor? visitor = null)
    {
        _kind = kind;
        _seed = seed;
        _from = from;
        _to = to;
        _run = run;
        _map = map;
        _list = list;
        _visitor = visitor;
        bool readsPaths = list is not null || visitor is not null || (kind is Kind.Fill or Kind.FillPart && run is { Reports: true });
        _prefix = new PathPrefix(PathHash.Root, readsPaths ? string.Empty : null);
    }

    private WeightPass(string path, long start, int length, ref byte origin, ElementKind element, ulong seed)
        : this(Kind.Slice, seed, start, unchecked(start + length))
    {
        _wanted = PathHash.Root.Append(Encoding.UTF8.GetBytes(path)).Value;
        _origin = ref origin;
        _originIndex = start;
        _element = element;
        _isStaged = element != ElementKind.Single;
        _path = path;
    }

    private enum Kind
    {
        /// <summary>Fills the model's own members, on the caller's thread.</summary>
        Fill,

        /// <summary>Fills a part of them while other threads fill the others: all is allocated, and only weights are written.</summary>
        FillPart,

        /// <summary>Fills a slice of one parameter into memory of the caller's.</summary>
        Slice,

        /// <summary>Counts.</summary>
        Survey,

        /// <summary>Tells the run what will be filled.</summary>
        Plan,

        /// <summary>Allocates members that are null, and checks all of them.</summary>
        Allocate,

        /// <summary>Notes where the members' memory is.</summary>
        Look,

        /// <summary>Lists the parameters that are complete.</summary>
        List,

        /// <summary>Shows the members' memory to a visitor, but for parameters that it wants filled.</summary>
        Visit,

        /// <summary>Hands what would be filled to a visitor, piece by piece; the members are neither read nor written.</summary>
        Hand,
    }

    /// <summary>Whether parameters go to the model's own members, rather than into memory of the caller's.</summary>
    public readonly bool Stores => _kind is not (Kind.Slice or Kind.Hand);

    /// <summary>Whether members that are null may be allocated, so that a struct that was walked in a copy has to be put back.</summary>
    public readonly bool Allocates => _kind is Kind.Fill or Kind.Allocate or Kind.Visit;

    /// <summary>Where the piece in work is to be written, whatever type of elements it is kept as.</summary>
    public readonly Span<float> Destination => _isStaged ? _stage.AsSpan(0, _count) : Target<float>();

    /// <summary>The seed for the entered parameter.</summary>
    public readonly ulong Seed => _seed;

    /// <summary>Hash of the entered parameter's path: the stream that it draws from.</summary>
    public ulong Stream { get; private set; }

    /// <summary>Index of <see cref="Destination"/>'s first element within the parameter.</summary>
    public long Start { get; private set; }

    /// <summary>Whether a slice's parameter was met.</summary>
    internal bool Found { get; private set; }

    /// <summary>Number of elements that the walk has met.</summary>
    internal readonly long Elements => _elements;

    /// <summary>Number of parameters that the walk has met.</summary>
    internal readonly int Parameters => _parameters;

    /// <summary>A pass that fills a range of the model's elements.</summary>
    internal static WeightPass Fill(ulong seed, long from, long to, InitializationRun? run) => new(Kind.Fill, seed, from, to, run);

    /// <summary>A pass that fills a range of the model's elements while others fill theirs.</summary>
    internal static WeightPass FillPart(ulong seed, long from, long to, InitializationRun run) => new(Kind.FillPart, seed, from, to, run);

    /// <summary>A pass that fills a slice of one parameter into memory of the caller's.</summary>
    internal static WeightPass ForSlice<T>(string path, long start, Span<T> slice, ulong seed)
        where T : unmanaged =>
        new(path, start, slice.Length, ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(slice)), Element.KindOf<T>(), seed);

    /// <summary>A pass that counts parameters and elements.</summary>
    internal static WeightPass Survey() => new(Kind.Survey, 0, long.MaxValue, long.MaxValue);

    /// <summary>A pass that tells the run what a range holds.</summary>
    internal static WeightPass Plan(long from, long to, InitializationRun run) => new(Kind.Plan, 0, from, to, run);

    /// <summary>A pass that allocates and checks what a range needs.</summary>
    internal static WeightPass Allocate(long from, long to) => new(Kind.Allocate, 0, from, to);

    /// <summary>A pass that notes where the memory of a range is.</summary>
    internal static WeightPass Look(long from, long to, MemoryMap map) => new(Kind.Look, 0, from, to, map: map);

    /// <summary>A pass that lists the complete parameters of a range.</summary>
    internal static WeightPass List(long from, long to, InitializationRun run, List<string> list) =>
        new(Kind.List, 0, from, to, run, list: list);

    /// <summary>Offers a parameter of the current model, which keeps <see cref="float"/>s.</summary>
    /// <inheritdoc cref="Enter{T}"/>
    public bool Enter(scoped ReadOnlySpan<byte> name, long length, long grain = Philox.GroupLength) =>
        Enter(name, length, grain, ElementKind.Single);

    /// <summary>Offers a parameter of the current model.</summary>
    /// <typeparam name="T">Type of its elements: <see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="name">Its path below the model, in UTF-8.</param>
    /// <param name="length">Number of its elements.</param>
    /// <param name="grain">
    /// Shards, threads and pieces are cut at multiples of this many elements, as far as they fit a span: the width of a row for a
    /// scheme that computes rows, <paramref name="length"/> or more for one whose matrix must not be cut.
    /// </param>
    /// <returns>
    /// Whether it is to be filled: then each piece for which <see cref="Next"/> returns true. Where the pass <see cref="Stores"/>,
    /// <c>Use</c> must say before that where the member's memory is.
    /// </returns>
    public bool Enter<T>(scoped ReadOnlySpan<byte> name, long length, long grain = Philox.GroupLength)
        where T : unmanaged => Enter(name, length, grain, Element.KindOf<T>());

    /// <summary>Goes on to the entered parameter's next piece.</summary>
    /// <returns>Whether there is one: it belongs into <see cref="Destination"/>, and begins at <see cref="Start"/>.</returns>
    public bool Next()
    {
        if (_isStaged && _count > 0) Store();
        _count = 0;
        if (_next == _pieceEnd && !NextPiece()) return false;

        Start = _next;
        _next = _isStaged ? StageEnd() : _pieceEnd;
        _count = (int)(_next - Start);
        return true;
    }

    /// <summary>Walks a model inside the current one.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="segment">Its segment of the path, in UTF-8.</param>
    /// <param name="model">The model.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Model<TModel>(scoped ReadOnlySpan<byte> segment, ref TModel? model, string member)
        where TModel : IInitializable
    {
        PathPrefix prefix = _prefix;
        _prefix = prefix.Below(segment);
        Walk(ref model, member);
        _prefix = prefix;
    }

    /// <summary>Walks a model inside the current one.</summary>
    /// <typeparam name="TModel">Its type, a class.</typeparam>
    /// <param name="segment">Its segment of the path, in UTF-8.</param>
    /// <param name="model">The model.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Model<TModel>(scoped ReadOnlySpan<byte> segment, TModel? model, string member)
        where TModel : class, IInitializable => Model(segment, ref model, member);

    /// <summary>Walks an array of models.</summary>
    /// <typeparam name="TModel">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index, in UTF-8.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(scoped ReadOnlySpan<byte> segment, TModel?[]? models, string member)
        where TModel : IInitializable
    {
        if (models is null) Throw.NullModel(member);

        // Not AsSpan: an array of a base class may really be one of a derived class.
        PathPrefix prefix = _prefix;
        PathPrefix list = prefix.Below(segment);
        for (int i = 0; i < models.Length; i++)
        {
            _prefix = list.Below(i);
            if (typeof(TModel).IsValueType) Walk(ref models[i], member, i);
            else WalkElement(models[i], member, i);
        }

        _prefix = prefix;
    }

    /// <summary>Walks a list of models.</summary>
    /// <typeparam name="TModel">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index, in UTF-8.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(scoped ReadOnlySpan<byte> segment, List<TModel>? models, string member)
        where TModel : IInitializable
    {
        if (models is null) Throw.NullModel(member);

        PathPrefix prefix = _prefix;
        PathPrefix list = prefix.Below(segment);
        Span<TModel> items = CollectionsMarshal.AsSpan(models);
        for (int i = 0; i < items.Length; i++)
        {
            _prefix = list.Below(i);
            Walk(ref items[i]!, member, i);
        }

        _prefix = prefix;
    }

    /// <summary>Walks an immutable array of models.</summary>
    /// <typeparam name="TModel">Their type, a class.</typeparam>
    /// <param name="segment">Their segment of the path, before the index, in UTF-8.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(scoped ReadOnlySpan<byte> segment, ImmutableArray<TModel> models, string member)
        where TModel : class, IInitializable => Models(segment, ImmutableCollectionsMarshal.AsArray(models), member);

    /// <summary>Walks a list of models that may be of any kind.</summary>
    /// <typeparam name="TModel">Their type, a class.</typeparam>
    /// <param name="segment">Their segment of the path, before the index, in UTF-8.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(scoped ReadOnlySpan<byte> segment, IReadOnlyList<TModel>? models, string member)
        where TModel : class, IInitializable
    {
        if (models is null) Throw.NullModel(member);

        PathPrefix prefix = _prefix;
        PathPrefix list = prefix.Below(segment);
        for (int i = 0; i < models.Count; i++)
        {
            _prefix = list.Below(i);
            WalkElement(models[i], member, i);
        }

        _prefix = prefix;
    }

    /// <summary>Walks a dictionary of models, in its own order; a key is its text in the invariant culture.</summary>
    /// <typeparam name="TKey">Type of the keys.</typeparam>
    /// <typeparam name="TModel">Type of the models, a class.</typeparam>
    /// <param name="segment">Their segment of the path, before the key, in UTF-8.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TKey, TModel>(scoped ReadOnlySpan<byte> segment, Dictionary<TKey, TModel>? models, string member)
        where TKey : notnull
        where TModel : class, IInitializable
    {
        if (models is null) Throw.NullModel(member);

        PathPrefix prefix = _prefix;
        PathPrefix dictionary = prefix.Below(segment);
        foreach ((TKey key, TModel model) in models)
        {
            string name = ParameterCollector.KeySegment(key);
            _prefix = dictionary.Below(Encoding.UTF8.GetBytes(name));
            TModel? walked = model;
            Walk(ref walked, $"{member}[{name}]");
        }

        _prefix = prefix;
    }

    /// <summary>Where a boundary of a range cuts a parameter: the first multiple of the grain that is not before it.</summary>
    private static long Cut(long position, long length, long grain)
    {
        if (position <= 0) return 0;
        if (position >= length || grain >= length) return length;
        long beyond = position % grain;
        return beyond == 0 ? position : Math.Min(length, position - beyond + grain);
    }

    private bool Enter(scoped ReadOnlySpan<byte> name, long length, long grain, ElementKind element)
    {
        if (_kind == Kind.Slice) return EnterSlice(name, length, grain, element);

        int parameter = _parameters++;
        long first = Cut(_from - _elements, length, grain);
        long end = Cut(_to - _elements, length, grain);
        _elements = checked(_elements + length);
        if (first >= end) return false;

        switch (_kind)
        {
            case Kind.Fill or Kind.FillPart:
                if (_run is not null && _run.Stops()) return false;
                _path = _prefix.Text is null ? null : _prefix.Below(name).Text;
                Begin(name, first, end, grain, element);
                return true;
            case Kind.Visit or Kind.Hand:
                if (_run is not null && _run.Stops()) return false;
                return EnterVisited(name, length, grain, element);
            case Kind.Plan:
                _run!.Expect(parameter, end - first);
                return false;
            case Kind.List:
                if (_run!.IsComplete(parameter)) _list!.Add(_prefix.Below(name).Text!);
                return false;
            default:
                // Entered, but with nothing to fill.
                _element = element;
                return true;
        }
    }

    private void Begin(scoped ReadOnlySpan<byte> name, long first, long end, long grain, ElementKind element)
    {
        Stream = _prefix.HashBelow(name).Value;
        _originIndex = 0;
        _element = element;
        _next = _pieceStart = _pieceEnd = first;
        _end = end;
        _grain = grain;
    }

    private bool EnterSlice(scoped ReadOnlySpan<byte> name, long length, long grain, ElementKind element)
    {
        Stream = _prefix.HashBelow(name).Value;
        if (Stream != _wanted) return false;

        Found = true;
        long count = unchecked(_to - _from);
        if (element != _element) Throw.SliceOfOtherElements(_path!, element, _element);
        if (_from > length - count) Throw.SliceOutOfRange(_path!, _from, count, length);
        _next = _pieceStart = _pieceEnd = _from;
        _end = _to;
        _grain = grain;
        return true;
    }

    private bool NextPiece()
    {
        if (_pieceEnd > _pieceStart) _run?.Filled(_parameters - 1, _pieceEnd - _pieceStart, _path);
        _pieceStart = _pieceEnd;
        long left = _end - _next;
        if (left == 0 || (_run is not null && _run.Stops())) return false;

        long limit = _run is null ? SpanLength : Math.Min(SpanLength, Math.Max(PieceLength, _grain));
        _pieceEnd += left <= limit ? left : limit - (_grain <= limit ? limit % _grain : 0);
        return true;
    }

    private void WalkElement<TModel>(TModel? model, string member, int index)
        where TModel : IInitializable => Walk(ref model, member, index);

    private void Walk<TModel>(ref TModel? model, string member, int index = -1)
        where TModel : IInitializable
    {
        // Past its range a pass has nothing to do, and a survey found no null there.
        if (_elements >= _to && _kind != Kind.Slice) return;
        if (model is null) Throw.NullModel(index < 0 ? member : string.Create(CultureInfo.InvariantCulture, $"{member}[{index}]"));
        if (++_depth > MaxDepth) Throw.Cycle(member);
        model.InitializeWeights(ref this);
        _depth--;
    }
}
