namespace TorchSharp;

public static partial class torch
{
    internal const double one_eighth = 1.0 / 8.0;
    internal const double one_third = 1.0 / 3.0;

    public enum UpsampleMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
    }

    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
        NearestExact = 6,
    }

    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2,
    }

    public enum GridSamplePaddingMode
    {
        Zeros = 0,
        Reflection = 1,
        Border = 2,
    }

    /// <summary>Numbers and kinds that layers and functions name.</summary>
    public static partial class nn
    {
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static partial class utils
        {
            public static double clip_grad_norm_(
                System.Collections.Generic.IEnumerable<Modules.Parameter> tensors, double max_norm, double norm_type = 2.0) =>
                throw Stub.Nothing;

            public static partial class rnn
            {
                public sealed class PackedSequence : System.IDisposable
                {
                    internal PackedSequence()
                    {
                    }

                    public void Dispose()
                    {
                    }
                }

                public static PackedSequence pack_padded_sequence(
                    Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true) => throw Stub.Nothing;

                public static (Tensor, Tensor) pad_packed_sequence(
                    PackedSequence sequence, bool batch_first = false, double padding_value = 0.0, long? total_length = null) =>
                    throw Stub.Nothing;
            }
        }
    }
}
