using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace InitGen.CompilerServices;

/// <summary>
/// A distribution as a function of one random word. Every width gives the same bits for the same word. Implementations are
/// structs, so that a fill that is generic in its transform is compiled for each one and calls nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWordTransform
{
    /// <summary>Turns random words into values.</summary>
    /// <param name="words">Uniformly distributed words.</param>
    /// <returns>A value for each word.</returns>
    Vector512<float> Transform(Vector512<uint> words);

    /// <inheritdoc cref="Transform(Vector512{uint})"/>
    Vector256<float> Transform(Vector256<uint> words);

    /// <inheritdoc cref="Transform(Vector512{uint})"/>
    Vector128<float> Transform(Vector128<uint> words);

    /// <summary>Turns a random word into a value.</summary>
    /// <param name="word">A uniformly distributed word.</param>
    /// <returns>The value.</returns>
    float Transform(uint word);
}
