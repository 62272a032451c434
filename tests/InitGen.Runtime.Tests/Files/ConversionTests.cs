using System;
using System.Linq;
using System.Runtime.InteropServices;
using InitGen.CompilerServices;
using InitGen.Files;
using InitGen.Safetensors;

namespace InitGen.Runtime.Tests.Files;

/// <summary>From the elements of a file to those of a member.</summary>
public sealed class ConversionTests
{
    [Fact]
    public void Every_bf16_is_the_upper_half_of_a_float_by_vectors_and_one_by_one()
    {
        ushort[] all = [.. Enumerable.Range(0, 1 << 16).Select(static bits => (ushort)bits)];
        var vector = new float[all.Length];
        var scalar = new float[all.Length];
        TensorConversion.SingleFromBrain(all, vector);
        TensorConversion.SingleFromBrainScalar(all, scalar);
        for (int i = 0; i < all.Length; i++)
        {
            uint expected = (uint)i << 16;
            if (BitConverter.SingleToUInt32Bits(vector[i]) != expected || BitConverter.SingleToUInt32Bits(scalar[i]) != expected) Assert.Fail($"{i:x4}");
        }

        for (int length = 0; length < 70; length++)
        {
            var part = new float[length + 1];
            TensorConversion.SingleFromBrain(all.AsSpan(16_200, length), part);
            Assert.Equal(scalar.AsSpan(16_200, length).ToArray(), part[..length]);
            Assert.Equal(0, part[length]);
        }
    }

    [Fact]
    public void Every_half_becomes_itself()
    {
        ushort[] all = [.. Enumerable.Range(0, 1 << 16).Select(static bits => (ushort)bits)];
        float[] floats = Convert<ushort, float>(all, TensorElement.F16, 0);
        double[] doubles = Convert<ushort, double>(all, TensorElement.F16, 1);
        Half[] halves = Convert<ushort, Half>(all, TensorElement.F16, 1);
        for (int i = 0; i < all.Length; i++)
        {
            var half = BitConverter.UInt16BitsToHalf((ushort)i);
            if (!floats[i].Equals((float)half) || !doubles[i].Equals((double)half)) Assert.Fail($"{half} becomes {floats[i]} and {doubles[i]}");
        }

        Assert.Equal(all, MemoryMarshal.Cast<Half, ushort>(halves).ToArray());
    }

    [Fact]
    public void Doubles_are_rounded_once()
    {
        var random = new Random(3);
        double[] values =
        [
            0, -0.0, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, 65519.999, 65520, 1e-8, 5.96e-8 / 2,

            // Halfway between two halves but for the last bit: over a float it would become the even one.
            1 + (1.0 / 2048) + Math.ScaleB(1, -40), 1 + (1.0 / 2048), 1 + (3.0 / 2048) - Math.ScaleB(1, -45),
            .. Enumerable.Range(0, 5000).Select(_ => (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-30, 30))),
        ];
        Assert.Equal(values.Select(static value => (float)value), Convert<double, float>(values, TensorElement.F64, 3));
        Assert.Equal(values.Select(static value => (Half)value), Convert<double, Half>(values, TensorElement.F64, 5));
        Assert.NotEqual((Half)(float)values[10], Convert<double, Half>(values, TensorElement.F64, 0)[10]);
    }

    [Theory]
    [InlineData(TensorElement.F16, 0)]
    [InlineData(TensorElement.BF16, 1)]
    [InlineData(TensorElement.F32, 0)]
    [InlineData(TensorElement.F64, 1)]
    public void To_float_only_doubles_narrow_and_to_half_all_but_half(TensorElement from, int offset)
    {
        Assert.Equal(from == TensorElement.F64, TensorConversion.Narrows(from, ElementKind.Single));
        Assert.Equal(from != TensorElement.F16, TensorConversion.Narrows(from, ElementKind.Half));
        Assert.False(TensorConversion.Narrows(from, ElementKind.Double));

        // Longer than the stage, and not aligned.
        byte[] bytes = new byte[from.Size() * 20_001];
        new Random(5).NextBytes(bytes);
        Func<int, double> expected = from switch
        {
            TensorElement.F16 => i => (double)BitConverter.ToHalf(bytes, 2 * i),
            TensorElement.BF16 => i => BitConverter.UInt32BitsToSingle((uint)BitConverter.ToUInt16(bytes, 2 * i) << 16),
            TensorElement.F32 => i => BitConverter.ToSingle(bytes, 4 * i),
            _ => i => BitConverter.ToDouble(bytes, 8 * i),
        };
        double[] doubles = Convert<byte, double>(bytes, from, offset);
        float[] floats = Convert<byte, float>(bytes, from, offset);
        Half[] halves = Convert<byte, Half>(bytes, from, offset);
        for (int i = 0; i < 20_001; i++)
        {
            double value = expected(i);
            if (!value.Equals(doubles[i]) || !((float)value).Equals(floats[i]) || !((Half)value).Equals(halves[i]))
                Assert.Fail($"Element {i}, {value}, becomes {doubles[i]}, {floats[i]} and {halves[i]}.");
        }
    }

    private static unsafe TTo[] Convert<TFrom, TTo>(TFrom[] values, TensorElement from, int offset)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        byte[] bytes = [.. new byte[offset], .. MemoryMarshal.AsBytes(values.AsSpan())];
        var elements = new TTo[(bytes.Length - offset) / from.Size()];
        fixed (byte* start = bytes) TensorConversion.Convert(from, start + offset, elements.AsSpan());
        return elements;
    }
}
