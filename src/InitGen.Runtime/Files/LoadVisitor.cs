using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InitGen.CompilerServices;

namespace InitGen.Files;

/// <summary>
/// Writes a plan's tensors into a model, in two walks: first what others keep and may refuse, which is put back then; afterwards what lies in
/// this process, where nothing can fail any more.
/// </summary>
internal sealed class LoadVisitor(LoadPlan plan) : WeightVisitor
{
    // Elements that are read at a time, where nothing else says how many.
    private const int Piece = 1 << 18;

    // At most, whatever says so: a span must hold them.
    private const long LongestPiece = 1 << 30;

    private readonly List<(ForeignWeights Weights, float[] Before)> _undo = [];
    private LoadItem? _item;
    private long _length;
    private long _grain;
    private bool _isForeignWalk;

    public void Run<TModel>(ref TModel model, ulong seed)
        where TModel : IInitializable
    {
        _isForeignWalk = true;
        WeightPass foreign = WeightPass.Visit(this, seed);
        try
        {
            model.InitializeWeights(ref foreign);
        }
        catch
        {
            Undo();
            throw;
        }

        _undo.Clear();
        _isForeignWalk = false;
        WeightPass own = WeightPass.Visit(this, seed);
        model.InitializeWeights(ref own);
    }

    public override VisitorWish Enter(string path, long length, long grain, ElementKind element)
    {
        _item = plan.Find(path);
        if (_item is null || _item.Parameter.Length != length || _item.Element != element)
            throw new InvalidOperationException($"The model describes '{path}' otherwise than it fills it. Build the project that declares it again.");

        _length = length;
        _grain = grain;
        if (_item.Tensor is not null) return VisitorWish.See;
        return _isForeignWalk ? VisitorWish.Pass : VisitorWish.Fill;
    }

    public override void Memory(ref byte origin)
    {
        if (_isForeignWalk) return;
        if (_item!.Element == ElementKind.Double) Fill<double>(ref origin);
        else if (_item.Element == ElementKind.Half) Fill<Half>(ref origin);
        else Fill<float>(ref origin);
    }

    public override void Rows(Array[] rows)
    {
        if (_isForeignWalk) return;
        if (_item!.Element == ElementKind.Double) FillRows<double>(rows);
        else if (_item.Element == ElementKind.Half) FillRows<Half>(rows);
        else FillRows<float>(rows);
    }

    public override void Foreign(ForeignWeights weights)
    {
        if (!_isForeignWalk) return;
        Remember(weights);
        TensorReader reader = Reader();
        long step = Math.Min(_length, _grain >= _length ? _length : Multiple(Multiple(Piece, _grain), reader.Grain));
        float[] values = GC.AllocateUninitializedArray<float>(checked((int)step));
        for (long start = 0; start < _length; start += step)
        {
            Span<float> part = values.AsSpan(0, (int)Math.Min(step, _length - start));
            reader.Read(start, part);
            weights.Write(start, part);
        }
    }

    // The last one first, because two parameters may be one memory.
    private void Undo()
    {
        for (int i = _undo.Count - 1; i >= 0; i--)
        {
            try
            {
                _undo[i].Weights.Write(0, _undo[i].Before);
            }
#pragma warning disable CA1031 // What made the loading fail is the news; the others are still to be put back.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }
    }

    private static long Multiple(long least, long grain) => (least + grain - 1) / grain * grain;

    // What cannot be read cannot be put back either.
    private void Remember(ForeignWeights weights)
    {
        if (_length > Array.MaxLength) return;
        float[] before = GC.AllocateUninitializedArray<float>(checked((int)_length));
        try
        {
            weights.Read(0, before);
        }
        catch (NotSupportedException)
        {
            return;
        }

        _undo.Add((weights, before));
    }

    private TensorReader Reader() => new(_item!.Tensor!, _item.IsTransposed);

    private void Fill<T>(ref byte origin)
        where T : unmanaged
    {
        TensorReader reader = Reader();
        long step = Math.Min(Math.Min(_length, LongestPiece), Multiple(Piece, reader.Grain));
        for (long start = 0; start < _length; start += step)
        {
            ref T first = ref Unsafe.Add(ref Unsafe.As<byte, T>(ref origin), (nint)start);
            reader.Read(start, MemoryMarshal.CreateSpan(ref first, (int)Math.Min(step, _length - start)));
        }
    }

    private void FillRows<T>(Array[] rows)
        where T : unmanaged
    {
        TensorReader reader = Reader();
        long start = 0;
        foreach (Array row in rows)
        {
            reader.Read(start, ((T[])row).AsSpan());
            start += row.Length;
        }
    }
}
