using System;

namespace InitGen.CompilerServices;

/// <summary>Where the parameters of a model lie: answers whether any two share memory.</summary>
internal sealed class MemoryMap(int capacity)
{
    // The ends of the regions: twice the address, plus 1 where a region begins. Where two meet, the end sorts before the beginning.
    private ulong[] _ends = new ulong[2 * capacity];
    private int _count;

    public void Clear() => _count = 0;

    public void Add(ulong address, long bytes)
    {
        if (_count == _ends.Length) Array.Resize(ref _ends, Math.Max(8, 2 * _count));
        _ends[_count++] = (address << 1) | 1;
        _ends[_count++] = (address + (ulong)bytes) << 1;
    }

    public bool HasOverlap()
    {
        Array.Sort(_ends, 0, _count);
        int open = 0;
        for (int i = 0; i < _count; i++)
        {
            open += (_ends[i] & 1) == 1 ? 1 : -1;
            if (open > 1) return true;
        }

        return false;
    }
}
