using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using InitGen.CompilerServices;

namespace InitGen.Files;

/// <summary>Writes the weights that a model holds.</summary>
internal sealed class SaveVisitor(SavePlan plan, OutputSet output, CancellationToken cancellation) : WeightVisitor
{
    // Bytes between two looks at the cancellation.
    private const long Piece = 1 << 26;

    // Elements that are fetched at a time from who alone can read them.
    private const int ForeignPiece = 1 << 18;

    private PlannedTensor? _tensor;
    private long _grain;
    private long _offset;

    public override VisitorWish Enter(string path, long length, long grain, ElementKind element)
    {
        cancellation.ThrowIfCancellationRequested();
        _tensor = plan.Find(path);
        if (_tensor is null || _tensor.Length != length || _tensor.Element != element)
            throw new InvalidOperationException($"The model describes '{path}' otherwise than it fills it. Build the project that declares it again.");

        _grain = grain;
        _offset = _tensor.Offset;
        return output.Has(_tensor.File) ? VisitorWish.See : VisitorWish.Pass;
    }

    public override void Memory(ref byte origin) => Write(ref origin, _tensor!.Length * Element.Size(_tensor.Element));

    public override void Rows(Array[] rows)
    {
        foreach (Array row in rows) Write(ref MemoryMarshal.GetArrayDataReference(row), row.LongLength * Element.Size(_tensor!.Element));
    }

    public override void Foreign(ForeignWeights weights)
    {
        long length = _tensor!.Length;
        long step = _grain >= length ? length : Math.Min(length, (ForeignPiece + _grain - 1) / _grain * _grain);
        float[] values = GC.AllocateUninitializedArray<float>(checked((int)step));
        for (long start = 0; start < length; start += step)
        {
            Span<float> part = values.AsSpan(0, (int)Math.Min(step, length - start));
            weights.Read(start, part);
            Write(ref Unsafe.As<float, byte>(ref MemoryMarshal.GetReference(part)), (long)part.Length * sizeof(float));
        }
    }

    private void Write(ref byte origin, long bytes)
    {
        for (long done = 0; done < bytes; done += Piece)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(Piece, bytes - done);
            output.Write(_tensor!.File, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, (nint)done), count), _offset);
            _offset += count;
        }
    }
}
