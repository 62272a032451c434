using System;
using System.Runtime.InteropServices;
using InitGen.CompilerServices;

namespace InitGen.Files;

/// <summary>Writes the weights that a model would be initialized with, piece by piece as they are made.</summary>
internal sealed class InitializeVisitor(SavePlan plan, OutputSet output, WriteBehind writer) : WeightVisitor
{
    private readonly Taker _taker = new(writer);

    public override ForeignWeights Receiver => _taker;

    public override VisitorWish Enter(string path, long length, long grain, ElementKind element)
    {
        if (plan.Find(path) is not { } tensor || tensor.Length != length || tensor.Element != element)
            throw new InvalidOperationException($"The model describes '{path}' otherwise than it fills it. Build the project that declares it again.");

        _taker.Tensor = tensor;
        return output.Has(tensor.File) ? VisitorWish.Fill : VisitorWish.Pass;
    }

    private sealed class Taker(WriteBehind writer) : ForeignWeights
    {
        public PlannedTensor? Tensor { get; set; }

        public override nint Identity => 0;

        public override void Write(long start, ReadOnlySpan<float> values)
        {
            int size = Element.Size(Tensor!.Element);
            long offset = Tensor.Offset + (start * size);
            while (!values.IsEmpty)
            {
                byte[] buffer = writer.Rent();
                int count = Math.Min(values.Length, buffer.Length / size);
                ReadOnlySpan<float> part = values.Slice(0, count);
                Span<byte> bytes = buffer.AsSpan(0, count * size);
                if (Tensor.Element == ElementKind.Double) Element.Convert(part, MemoryMarshal.Cast<byte, double>(bytes));
                else if (Tensor.Element == ElementKind.Half) Element.Convert(part, MemoryMarshal.Cast<byte, Half>(bytes));
                else Element.Convert(part, MemoryMarshal.Cast<byte, float>(bytes));
                writer.Write(Tensor.File, buffer, bytes.Length, offset);
                values = values.Slice(count);
                offset += bytes.Length;
            }
        }
    }
}
