using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace InitGen.CompilerServices;

/// <content>Where a parameter is kept: each kind of container, and the way there from the floats that are computed.</content>
public ref partial struct WeightPass
{
    // How many floats are made at a time where they are not kept as they are: 16 KiB, which stay in the first cache until they are stored.
    private const int StageLength = 1 << 12;

    // Where each piece is handed over to another library or device, which costs as much as some thousands of elements.
    private const int ForeignStageLength = 1 << 18;

    /// <summary>The entered parameter lies in this array.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="storage">The array.</param>
    /// <param name="length">Number of elements that the declared shape asks for.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    /// <param name="shape">The declared shape, for messages.</param>
    public void Use<T>(T[]? storage, long length, string member, string shape)
        where T : unmanaged
    {
        if (storage is null) Throw.NullStorage(member, shape);
        if (storage.Length != length) Throw.WrongLength(member, shape, length, storage.Length);
        _origin = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(storage));
        Take<T>(length);
    }

    /// <summary>The entered parameter lies in this array of several dimensions.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="storage">The array: of <typeparamref name="T"/>, of any rank.</param>
    /// <param name="shape">The declared shape.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Use<T>(Array? storage, scoped ReadOnlySpan<nint> shape, string member)
        where T : unmanaged
    {
        if (storage is null) Throw.NullStorage(member, Describe(shape));
        Span<nint> found = stackalloc nint[storage.Rank];
        for (int axis = 0; axis < found.Length; axis++) found[axis] = storage.GetLength(axis);
        if (!shape.SequenceEqual(found)) Throw.WrongShape(member, Describe(shape), Describe(found));
        _origin = ref MemoryMarshal.GetArrayDataReference(storage);
        Take<T>(storage.LongLength);
    }

    /// <summary>The entered parameter lies in this memory.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="storage">The memory.</param>
    /// <param name="length">Number of elements that the declared shape asks for.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    /// <param name="shape">The declared shape, for messages.</param>
    public void Use<T>(Memory<T> storage, long length, string member, string shape)
        where T : unmanaged
    {
        if (storage.Length != length) Throw.WrongLength(member, shape, length, storage.Length);
        _origin = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(storage.Span));
        Take<T>(length);
    }

    /// <summary>The entered parameter lies in this tensor.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="storage">The tensor; it must be dense, without gaps between its rows.</param>
    /// <param name="shape">The declared shape.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Use<T>(System.Numerics.Tensors.Tensor<T>? storage, scoped ReadOnlySpan<nint> shape, string member)
        where T : unmanaged
    {
        if (storage is null) Throw.NullStorage(member, Describe(shape));
        if (!storage.Lengths.SequenceEqual(shape)) Throw.WrongShape(member, Describe(shape), Describe(storage.Lengths));
        if (!storage.IsDense) Throw.NotDense(member);
        // Through a span: a tensor that starts inside of a larger buffer says so only there.
        _origin = ref Unsafe.As<T, byte>(ref storage.AsTensorSpan().GetPinnableReference());
        Take<T>(storage.FlattenedLength);
    }

    /// <summary>The entered parameter lies in this array of arrays, all of which have the declared lengths.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="storage">The array: of arrays of <typeparamref name="T"/>, or of such arrays, as deep as the shape.</param>
    /// <param name="shape">The declared shape.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void UseRows<T>(Array? storage, scoped ReadOnlySpan<nint> shape, string member)
        where T : unmanaged
    {
        if (storage is null) Throw.NullStorage(member, Describe(shape));
        nint count = 1;
        foreach (nint axis in shape.Slice(0, shape.Length - 1)) count = checked(count * axis);
        var rows = new T[count][];
        int gathered = 0;
        Gather(storage, shape, 0, member, rows, ref gathered);

        _rows = rows;
        _foreign = null;
        _isStaged = true;
        if (_isVisited) _visitor!.Rows(rows);
        if (_kind != Kind.Look) return;
        foreach (T[] row in rows)
            _map!.Add(AddressOf(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(row))), (long)row.Length * Unsafe.SizeOf<T>());
    }

    /// <summary>The entered parameter lies in memory that the collector knows nothing of.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="storage">The memory; nothing can tell whether it is as long as the declared shape asks for, and can be written.</param>
    /// <param name="length">Number of elements that the declared shape asks for.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    /// <param name="shape">The declared shape, for messages.</param>
    public unsafe void Use<T>(T* storage, long length, string member, string shape)
        where T : unmanaged
    {
        if (storage is null) Throw.NullPointer(member, shape, length);
        _origin = ref *(byte*)storage;
        Take<T>(length);
    }

    /// <summary>The entered parameter lies in memory that another library holds in one piece, as <see cref="float"/>s.</summary>
    /// <param name="storage">The memory; it must not move.</param>
    /// <param name="length">Number of elements that the shape asks for.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    /// <param name="shape">The shape, for messages.</param>
    public void Use(Span<float> storage, long length, string member, string shape)
    {
        if (storage.Length != length) Throw.WrongLength(member, shape, length, storage.Length);
        _origin = ref Unsafe.As<float, byte>(ref MemoryMarshal.GetReference(storage));
        Take<float>(length);
    }

    /// <summary>The entered parameter lies in memory that only its owner can write.</summary>
    /// <param name="storage">Its owner.</param>
    public void Use(ForeignWeights storage)
    {
        _rows = null;
        _foreign = storage;
        _isStaged = true;
        if (_isVisited) _visitor!.Foreign(storage);
        if (_kind == Kind.Look) _map!.Add((ulong)storage.Identity, 1);
    }

    private static void Gather<T>(Array? array, ReadOnlySpan<nint> shape, int depth, string member, T[][] rows, ref int gathered)
    {
        if (array is null) Throw.NullRow(member + Indices(gathered, shape, depth), Describe(shape), shape[depth]);
        if (array.Length != shape[depth]) Throw.RaggedRow(member + Indices(gathered, shape, depth), Describe(shape), shape[depth], array.Length);
        if (depth == shape.Length - 1)
        {
            rows[gathered++] = (T[])array;
            return;
        }

        foreach (object? inner in (object?[])array) Gather((Array?)inner, shape, depth + 1, member, rows, ref gathered);
    }

    /// <summary>The first indices of a row, as C# writes them: <c>[1][0]</c>.</summary>
    private static string Indices(long row, ReadOnlySpan<nint> shape, int count)
    {
        string text = string.Empty;
        for (int axis = shape.Length - 2; axis >= 0; axis--)
        {
            (row, long index) = Math.DivRem(row, shape[axis]);
            if (axis < count) text = string.Create(CultureInfo.InvariantCulture, $"[{index}]{text}");
        }

        return text;
    }

    /// <summary>Makes room for what comes next, and answers where it ends: at the last multiple of the grain that the stage reaches.</summary>
    private long StageEnd()
    {
        int stage = _foreign is null ? StageLength : ForeignStageLength;
        long reach = Start + Math.Max(stage, _grain);
        long end = Math.Min(_pieceEnd, reach - (reach % _grain));
        if (_stage is null || _stage.Length < end - Start)
            _stage = GC.AllocateUninitializedArray<float>(checked((int)Math.Max(_foreign is null ? StageLength : 0, end - Start)));
        return end;
    }

    /// <summary>Puts what was made on the stage where it is kept.</summary>
    private readonly void Store()
    {
        if (_foreign is not null) _foreign.Write(Start, _stage.AsSpan(0, _count));
        else if (_element == ElementKind.Half) Store<Half>();
        else if (_element == ElementKind.Double) Store<double>();
        else Store<float>();
    }

    private readonly void Store<T>()
        where T : unmanaged
    {
        ReadOnlySpan<float> values = _stage.AsSpan(0, _count);
        if (_rows is null)
        {
            Element.Convert(values, Target<T>());
            return;
        }

        int length = _rows[0].Length;
        int row = (int)(Start / length);
        int column = (int)(Start % length);
        while (!values.IsEmpty)
        {
            Span<T> part = ((T[])_rows[row]).AsSpan(column, Math.Min(length - column, values.Length));
            Element.Convert(values.Slice(0, part.Length), part);
            values = values.Slice(part.Length);
            (row, column) = (row + 1, 0);
        }
    }

    private readonly Span<T> Target<T>()
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Unsafe.As<byte, T>(ref _origin), (nint)(Start - _originIndex)), _count);

    /// <summary>The entered parameter lies at the origin, in one piece.</summary>
    private void Take<T>(long length)
        where T : unmanaged
    {
        Debug.Assert(_element == Element.KindOf<T>(), "The parameter was entered with the type that its member keeps.");
        _isStaged = typeof(T) != typeof(float);
        _rows = null;
        _foreign = null;
        if (_isVisited) _visitor!.Memory(ref _origin);
        if (_kind == Kind.Look) _map!.Add(AddressOf(ref _origin), checked(length * Unsafe.SizeOf<T>()));
    }

    private static unsafe ulong AddressOf(ref byte origin) => (ulong)Unsafe.AsPointer(ref origin);

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
