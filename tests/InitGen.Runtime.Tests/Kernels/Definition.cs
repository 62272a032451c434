using System;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>
/// The contract, written down once more and as plainly as possible: no shared parts, no vectors, no hoisting, and coefficients
/// from the fit instead of the runtime's table.
/// </summary>
internal static class Definition
{
    public static readonly float[] Table = NormalTableFit.Table(degree: 6);

    /// <summary>Philox4x32-10 as in the paper: counter and key in, four words out.</summary>
    public static uint[] Philox(uint[] counter, uint[] key)
    {
        uint[] c = [.. counter];
        uint[] k = [.. key];
        for (int round = 0; round < 10; round++)
        {
            if (round > 0)
            {
                k[0] += 0x9E3779B9;
                k[1] += 0xBB67AE85;
            }

            ulong p0 = 0xD2511F53UL * c[0];
            ulong p1 = 0xCD9E8D57UL * c[2];
            c = [(uint)(p1 >> 32) ^ c[1] ^ k[0], (uint)p1, (uint)(p0 >> 32) ^ c[3] ^ k[1], (uint)p0];
        }

        return c;
    }

    public static uint Word(ulong seed, ulong stream, long index)
    {
        long block = 16 * (index / 64) + index % 16;
        int word = (int)(index % 64 / 16);
        return Philox(
            [(uint)block, (uint)(block >> 32), (uint)stream, (uint)(stream >> 32)], [(uint)seed, (uint)(seed >> 32)])[word];
    }

    public static float Normal(uint word, float mean, float sigma, float tail = 1f / (1L << 33)) =>
        Normal(Table, word, mean, sigma, tail);

    public static float Normal(float[] table, uint word, float mean, float sigma, float tail)
    {
        float scale = (0.49999994f - tail) / 2147483648f;
        float p = MathF.FusedMultiplyAdd(word & 0x7FFFFFFF, scale, tail);
        int exponent = Math.ILogB(p);
        float u = (float)(p / Math.ScaleB(1.0, exponent) - 1.5);
        float z = 0;
        for (int power = 6; power >= 0; power--)
            z = MathF.FusedMultiplyAdd(z, u, table[power * 32 + ((exponent + 127) & 31)]);
        return MathF.FusedMultiplyAdd(word >= 0x80000000 ? -z : z, sigma, mean);
    }

    /// <summary>For ranges whose centre and half width are floats.</summary>
    public static float Uniform(uint word, float low, float high) =>
        MathF.FusedMultiplyAdd((int)word, (high - low) / 2 / 2147483648f, (low + high) / 2);
}
