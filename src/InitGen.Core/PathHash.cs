using System;
using System.Text;

namespace InitGen.Theory;

/// <summary>
/// The hash of a parameter's path, under which it draws its randomness: FNV-1a, 64 bits, over UTF-8 (Fowler, Noll and Vo; RFC
/// 9923). It can be resumed from any prefix, because a model inside another learns its prefix only when the code runs. The
/// default value is <see cref="Root"/>.
/// </summary>
public readonly record struct PathHash
{
    private const ulong OffsetBasis = 0xcbf29ce484222325;
    private const ulong Prime = 0x00000100000001b3;

    // Kept relative to the offset basis, so that default(PathHash) is the root and not a hash of nothing in particular.
    private readonly ulong _state;

    /// <summary>Resumes from a hash.</summary>
    /// <param name="value">The <see cref="Value"/> of the prefix.</param>
    public PathHash(ulong value) => _state = value ^ OffsetBasis;

    /// <summary>The hash of the empty path.</summary>
    public static PathHash Root => default;

    /// <summary>The hash: FNV-1a of everything appended so far.</summary>
    public ulong Value => _state ^ OffsetBasis;

    /// <summary>
    /// Nothing has been appended. A path whose hash is that of the empty one counts as well: 1 in 2^64, and its consequence a
    /// missing dot.
    /// </summary>
    public bool IsRoot => _state == 0;

    /// <summary>Appends one byte.</summary>
    /// <param name="value">The byte.</param>
    /// <returns>The hash with it.</returns>
    public PathHash Append(byte value) => new(unchecked((Value ^ value) * Prime));

#if NET8_0_OR_GREATER
    /// <summary>Appends bytes.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The hash with them.</returns>
    public PathHash Append(ReadOnlySpan<byte> utf8)
    {
        PathHash hash = this;
        foreach (byte value in utf8)
            hash = hash.Append(value);
        return hash;
    }
#endif

    /// <summary>Appends text as it is: no dot, no escaping.</summary>
    /// <param name="text">The text; a lone surrogate counts as U+FFFD, as in <see cref="Encoding.UTF8"/>.</param>
    /// <returns>The hash with it.</returns>
    public PathHash Append(string text)
    {
        PathHash hash = this;
        for (int i = 0; i < text.Length; i++)
            hash = hash.AppendCharacter(text, ref i);
        return hash;
    }

    /// <summary>Appends a segment: a dot before it unless it is the first, and <c>.</c> and <c>%</c> within it escaped.</summary>
    /// <param name="segment">The segment as the user named it.</param>
    /// <returns>The hash with it.</returns>
    public PathHash AppendSegment(string segment)
    {
        PathHash hash = Separated();
        for (int i = 0; i < segment.Length; i++)
        {
            hash = segment[i] switch
            {
                '.' => hash.Append((byte)'%').Append((byte)'2').Append((byte)'E'),
                '%' => hash.Append((byte)'%').Append((byte)'2').Append((byte)'5'),
                _ => hash.AppendCharacter(segment, ref i),
            };
        }

        return hash;
    }

    /// <summary>Appends an index as a segment, in decimal.</summary>
    /// <param name="index">The index, at least 0.</param>
    /// <returns>The hash with it.</returns>
    public PathHash AppendSegment(long index)
    {
        if (index < 0)
            throw new ArgumentOutOfRangeException(nameof(index), index, "index must be at least 0.");

        long unit = 1;
        while (index / unit >= 10)
            unit *= 10;

        PathHash hash = Separated();
        for (; unit > 0; unit /= 10)
            hash = hash.Append((byte)('0' + (index / unit % 10)));
        return hash;
    }

    /// <summary>A segment as it stands in the text of a path: <c>.</c> as %2E, <c>%</c> as %25.</summary>
    /// <param name="segment">The segment as the user named it.</param>
    /// <returns>The escaped segment.</returns>
    public static string Escape(string segment)
    {
        if (segment.IndexOf('.') < 0 && segment.IndexOf('%') < 0)
            return segment;

        StringBuilder text = new(segment.Length + 8);
        foreach (char c in segment)
            _ = c switch { '.' => text.Append("%2E"), '%' => text.Append("%25"), _ => text.Append(c) };
        return text.ToString();
    }

    private PathHash Separated() => IsRoot ? this : Append((byte)'.');

    private PathHash AppendCharacter(string text, ref int i)
    {
        int code = text[i];
        if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            code = char.ConvertToUtf32(text[i], text[++i]);
        else if (char.IsSurrogate(text[i]))
            code = 0xFFFD;

        return code switch
        {
            < 0x80 => Append((byte)code),
            < 0x800 => Append((byte)(0xC0 | (code >> 6))).Trail(code),
            < 0x10000 => Append((byte)(0xE0 | (code >> 12))).Trail(code >> 6).Trail(code),
            _ => Append((byte)(0xF0 | (code >> 18))).Trail(code >> 12).Trail(code >> 6).Trail(code),
        };
    }

    private PathHash Trail(int code) => Append((byte)(0x80 | (code & 0x3F)));
}
