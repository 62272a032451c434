using System;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Kernels;

public sealed class PhiloxTests
{
    // Random123's kat_vectors: counter, key, output.
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Known_answers(string counter, string key, string output)
    {
        uint[] c = Words(counter), k = Words(key), expected = Words(output);
        Assert.Equal(expected, Definition.Philox(c, k));

        UInt128 block = Philox.Block(k[0] | (ulong)k[1] << 32, c[0] | (ulong)c[1] << 32, c[2] | (ulong)c[3] << 32);
        uint[] actual = [(uint)block, (uint)(block >> 32), (uint)(block >> 64), (uint)(block >> 96)];
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Loops_give_the_known_answer_at_its_place()
    {
        // Counter 0, key 0: block 0 of group 0, so that word j is element 16 j.
        foreach (var (name, fill) in Paths.Of<RawBits>())
        {
            var values = new float[64];
            fill(values, 0, 0, 0, default);
            string words = $"{Bits(values[0]):x8} {Bits(values[16]):x8} {Bits(values[32]):x8} {Bits(values[48]):x8}";
            Assert.True(words == "6627e8d5 e169c58d bc57ac4c 9b00dbd8", $"{name}: {words}");
        }
    }

    [Fact]
    public void Every_element_is_the_word_that_the_definition_names()
    {
        ulong[] extremes = [0, 1, uint.MaxValue, 1UL << 32, ulong.MaxValue, 0x8000_0000_8000_0000];
        long[] starts = [0, 5, 64, 999, (1L << 34) - 100, 1L << 36, (1L << 40) - 100];
        foreach (var (name, fill) in Paths.Of<RawBits>())
        {
            foreach (ulong seed in extremes)
            {
                foreach (ulong stream in extremes)
                {
                    foreach (long start in starts)
                    {
                        // Loops stay within an epoch; the kernels above them split.
                        var values = new float[100];
                        fill(values, seed, stream, start, default);
                        for (int i = 0; i < values.Length; i += 7)
                        {
                            uint expected = Definition.Word(seed, stream, start + i), actual = Bits(values[i]);
                            if (actual != expected)
                                Assert.Fail($"{name}, {seed:x}, {stream:x}, {start + i}: {actual:x}, expected {expected:x}");
                        }
                    }
                }
            }
        }
    }

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static uint[] Words(string text) => Array.ConvertAll(text.Split(' '), word => Convert.ToUInt32(word, 16));
}
