using System;
using System.Runtime.InteropServices;
using InitGen.CompilerServices;

namespace InitGen.Files;

/// <summary>Writes the weights that a model would be initialized with, piece by piece as they are made.</summary>
internal sealed class InitializeVisitor : WeightVisitor
{
    private readonly SavePlan _plan;
    private readonly OutputSet _output;
    private readonly Taker _taker;

    public InitializeVisitor(SavePlan plan, OutputSet output)
    {
        _plan = plan;
        _output = output;
        _taker = new Taker(output);
    }

    public override ForeignWeights Receiver => _taker;

    public override VisitorWish Enter(string path, long length, long grain, ElementKind element)
    {
        if (_plan.Find(path) is not { } tensor || tensor.Length != length || tensor.Element != element)
            throw new InvalidOperationException($"The model describes '{path}' otherwise than it fills it. Build the project that declares it again.");

        _taker.Tensor = tensor;
        return _output.Has(tensor.File) ? VisitorWish.Fill : VisitorWish.Pass;
    }

    private sealed class Taker(OutputSet output) : ForeignWeights
    {
        private byte[] _converted = [];

        public PlannedTensor? Tensor { get; set; }

        public override nint Identity => 0;

        public override void Write(long start, ReadOnlySpan<float> values)
        {
            int size = Element.Size(Tensor!.Element);
            long offset = Tensor.Offset + (start * size);
            if (Tensor.Element == ElementKind.Single)
            {
                // A span of bytes holds a quarter as many.
                for (int done = 0; done < values.Length; done += 1 << 28)
                    output.Write(Tensor.File, MemoryMarshal.AsBytes(values.Slice(done, Math.Min(1 << 28, values.Length - done))), offset + ((long)done * size));
                return;
            }

            const int Step = 1 << 18;
            if (_converted.Length == 0) _converted = GC.AllocateUninitializedArray<byte>(Step * sizeof(double));
            for (int done = 0; done < values.Length; done += Step)
            {
                ReadOnlySpan<float> part = values.Slice(done, Math.Min(Step, values.Length - done));
                Span<byte> bytes = _converted.AsSpan(0, part.Length * size);
                if (Tensor.Element == ElementKind.Double) Element.Convert(part, MemoryMarshal.Cast<byte, double>(bytes));
                else Element.Convert(part, MemoryMarshal.Cast<byte, Half>(bytes));
                output.Write(Tensor.File, bytes, offset + ((long)done * size));
            }
        }
    }
}
