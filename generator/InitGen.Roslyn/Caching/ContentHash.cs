namespace InitGen.Roslyn.Caching;

/// <summary>FNV-1a with words in the place of bytes. It lives as long as the process and is written down nowhere, unlike that of a parameter's path.</summary>
internal static class ContentHash
{
    /// <summary>The hash of nothing.</summary>
    public const ulong Empty = 14695981039346656037;

    /// <summary>The hash with a number after it.</summary>
    public static ulong With(this ulong hash, ulong value) => unchecked((hash ^ value) * 1099511628211);

    /// <summary>The hash with the letters of a text after it.</summary>
    public static ulong With(this ulong hash, string text)
    {
        foreach (char letter in text) hash = hash.With(letter);
        return hash;
    }
}
