using System;

namespace InitGen;

/// <summary>
/// The member holds a table of embeddings: shape [count, width]. One row is picked, nothing is summed, so fan-in is 1 whatever the
/// count. A bare <c>[Init]</c> draws N(0, sigma = 1 / sqrt(width)), which gives each row an expected squared norm of 1.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class EmbeddingAttribute : Attribute
{
    /// <summary>A table whose sizes are known at build time.</summary>
    /// <param name="count">Number of rows, at least 1.</param>
    /// <param name="width">Width of a row, at least 1.</param>
    public EmbeddingAttribute(int count, int width) => (Count, Width) = (count, width);

    /// <summary>A table whose sizes are read from members when the code runs.</summary>
    /// <param name="count">Name of a field, property or constant that holds the number of rows.</param>
    /// <param name="width">Name of a field, property or constant that holds the width of a row.</param>
    public EmbeddingAttribute(string count, string width) => (Count, Width) = (count, width);

    /// <inheritdoc cref="EmbeddingAttribute(int, int)" path="/summary"/>
    /// <param name="count">Number of rows, at least 1.</param>
    /// <param name="width">Name of a field, property or constant that holds the width of a row.</param>
    public EmbeddingAttribute(int count, string width) => (Count, Width) = (count, width);

    /// <inheritdoc cref="EmbeddingAttribute(int, int)" path="/summary"/>
    /// <param name="count">Name of a field, property or constant that holds the number of rows.</param>
    /// <param name="width">Width of a row, at least 1.</param>
    public EmbeddingAttribute(string count, int width) => (Count, Width) = (count, width);

    /// <summary>Number of rows (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Count { get; }

    /// <summary>Width of a row (<see cref="int"/>), or the name of the member that holds it (<see cref="string"/>).</summary>
    public object Width { get; }
}
