using InitGen.Theory;
using System;
using System.Collections.Generic;
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
public ref struct WeightPass
{
    /// <summary>Models nested deeper than this hold themselves.</summary>
    internal const int MaxDepth = 64;

    private readonly ulong _seed;
    private readonly Span<float> _slice;
    private readonly ulong _wanted;
    private readonly long _sliceStart;
    private readonly string _slicePath = string.Empty;
    private PathHash _prefix;
    private int _depth;

    private WeightPass(ulong seed)
    {
        _seed = seed;
        _prefix = PathHash.Root;
        Stores = true;
    }

    private WeightPass(string path, long start, Span<float> slice, ulong seed)
        : this(seed)
    {
        Stores = false;
        _wanted = PathHash.Root.Append(Encoding.UTF8.GetBytes(path)).Value;
        _sliceStart = start;
        _slicePath = path;
        _slice = slice;
    }

    /// <summary>Whether parameters go to the model's own members, rather than into memory of the caller's.</summary>
    public bool Stores { get; }

    /// <summary>Where the entered parameter is to be written.</summary>
    public Span<float> Destination { get; private set; }

    /// <summary>The seed for the entered parameter.</summary>
    public readonly ulong Seed => _seed;

    /// <summary>Hash of the entered parameter's path: the stream that it draws from.</summary>
    public ulong Stream { get; private set; }

    /// <summary>Index of <see cref="Destination"/>'s first element within the parameter.</summary>
    public long Start { get; private set; }

    /// <summary>Whether a slice's parameter was met.</summary>
    internal bool Found { get; private set; }

    /// <summary>A pass that fills the model's own members.</summary>
    /// <param name="options">Seed and the like.</param>
    /// <returns>The pass.</returns>
    public static WeightPass ForModel(in InitializationOptions options) => new(options.Seed);

    /// <summary>A pass that fills a slice of one parameter into memory of the caller's.</summary>
    internal static WeightPass ForSlice(string path, long start, Span<float> slice, ulong seed) =>
        new(path, start, slice, seed);

    /// <summary>Offers a parameter of the current model.</summary>
    /// <param name="name">Its path below the model, in UTF-8.</param>
    /// <param name="length">Number of its elements.</param>
    /// <returns>
    /// Whether it is to be filled. Where the pass <see cref="Stores"/>, <c>Use</c> must then say where the member's memory is.
    /// </returns>
    public bool Enter(scoped ReadOnlySpan<byte> name, long length)
    {
        Stream = Below(_prefix, name).Value;
        Start = 0;
        if (Stores) return true;
        if (Stream != _wanted) return false;

        Found = true;
        if (_sliceStart > length - _slice.Length) Throw.SliceOutOfRange(_slicePath, _sliceStart, _slice.Length, length);
        Destination = _slice;
        Start = _sliceStart;
        return true;
    }

    /// <summary>The entered parameter lies in this array.</summary>
    /// <param name="storage">The array.</param>
    /// <param name="length">Number of elements that the declared shape asks for.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    /// <param name="shape">The declared shape, for messages.</param>
    public void Use(float[]? storage, long length, string member, string shape)
    {
        if (storage is null) Throw.NullStorage(member, shape);
        if (storage.Length != length) Throw.WrongLength(member, shape, length, storage.Length);
        Destination = storage;
    }

    /// <summary>The entered parameter lies in this array of several dimensions.</summary>
    /// <param name="storage">The array: of <see cref="float"/>, of any rank.</param>
    /// <param name="shape">The declared shape.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Use(Array? storage, scoped ReadOnlySpan<nint> shape, string member)
    {
        if (storage is null) Throw.NullStorage(member, Describe(shape));
        Span<nint> found = stackalloc nint[storage.Rank];
        for (int axis = 0; axis < found.Length; axis++) found[axis] = storage.GetLength(axis);
        if (!shape.SequenceEqual(found)) Throw.WrongShape(member, Describe(shape), Describe(found));
        Destination = MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, float>(ref MemoryMarshal.GetArrayDataReference(storage)), checked((int)storage.LongLength));
    }

    /// <summary>The entered parameter lies in this memory.</summary>
    /// <param name="storage">The memory.</param>
    /// <param name="length">Number of elements that the declared shape asks for.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    /// <param name="shape">The declared shape, for messages.</param>
    public void Use(Memory<float> storage, long length, string member, string shape)
    {
        if (storage.Length != length) Throw.WrongLength(member, shape, length, storage.Length);
        Destination = storage.Span;
    }

    /// <summary>The entered parameter lies in this tensor.</summary>
    /// <param name="storage">The tensor; it must be dense, without gaps between its rows.</param>
    /// <param name="shape">The declared shape.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Use(System.Numerics.Tensors.Tensor<float>? storage, scoped ReadOnlySpan<nint> shape, string member)
    {
        if (storage is null) Throw.NullStorage(member, Describe(shape));
        if (!storage.Lengths.SequenceEqual(shape)) Throw.WrongShape(member, Describe(shape), Describe(storage.Lengths));
        if (!storage.IsDense) Throw.NotDense(member);
        // Through a span: a tensor that starts inside of a larger buffer says so only there.
        Destination = MemoryMarshal.CreateSpan(
            ref storage.AsTensorSpan().GetPinnableReference(), checked((int)storage.FlattenedLength));
    }

    /// <summary>Walks a model inside the current one.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="segment">Its segment of the path, in UTF-8.</param>
    /// <param name="model">The model.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Model<TModel>(scoped ReadOnlySpan<byte> segment, ref TModel? model, string member)
        where TModel : IInitializable
    {
        PathHash prefix = _prefix;
        _prefix = Below(prefix, segment);
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
        PathHash prefix = _prefix;
        PathHash list = Below(prefix, segment);
        for (int i = 0; i < models.Length; i++)
        {
            _prefix = list.AppendSegment(i);
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

        PathHash prefix = _prefix;
        PathHash list = Below(prefix, segment);
        Span<TModel> items = CollectionsMarshal.AsSpan(models);
        for (int i = 0; i < items.Length; i++)
        {
            _prefix = list.AppendSegment(i);
            Walk(ref items[i]!, member, i);
        }

        _prefix = prefix;
    }

    // Generated names are escaped already, and may hold several segments.
    private static PathHash Below(PathHash prefix, ReadOnlySpan<byte> name) =>
        (prefix.IsRoot ? prefix : prefix.Append((byte)'.')).Append(name);

    private void WalkElement<TModel>(TModel? model, string member, int index)
        where TModel : IInitializable => Walk(ref model, member, index);

    private void Walk<TModel>(ref TModel? model, string member, int index = -1)
        where TModel : IInitializable
    {
        if (model is null) Throw.NullModel(index < 0 ? member : string.Create(CultureInfo.InvariantCulture, $"{member}[{index}]"));
        if (++_depth > MaxDepth) Throw.Cycle(member);
        model.InitializeWeights(ref this);
        _depth--;
    }

    private static string Describe(ReadOnlySpan<nint> shape)
    {
        var text = new StringBuilder("[");
        for (int i = 0; i < shape.Length; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(CultureInfo.InvariantCulture, $"{shape[i]}");
        }

        return text.Append(']').ToString();
    }
}
