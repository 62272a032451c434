using System;
using InitGen.CompilerServices;

namespace InitGen.Data;

/// <summary>Random numbers one after the other, by seed and stream: what no parameter draws.</summary>
internal sealed class Draws(ulong seed, ulong stream)
{
    private readonly uint[] _words = new uint[4];
    private PhiloxScalar _philox = new(seed, stream, 0);
    private int _used = 4;

    /// <summary>Uniform on [0, 1).</summary>
    public float Unit() => (Word() >> 8) * (1f / (1 << 24));

    /// <summary>Puts numbers into an order of which each is equally likely, up to 2^-32 of its chance (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int other = (int)(((ulong)Word() * (ulong)(i + 1)) >> 32);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private uint Word()
    {
        if (_used == 4)
        {
            _philox.Next(out _words[0], out _words[1], out _words[2], out _words[3]);
            _used = 0;
        }

        return _words[_used++];
    }
}
