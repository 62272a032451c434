using System.Collections.Generic;

namespace InitGen.Safetensors;

/// <summary>What a file's header says of one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dtype">The type of its elements, as the file names it.</param>
/// <param name="Element">That type, or null where the name is not known: then nothing says how long the tensor should be.</param>
/// <param name="Shape">Its lengths, outermost first, each at least 0; none for a single number.</param>
/// <param name="Begin">Where its first byte is, from <see cref="SafetensorsHeader.DataStart"/> on.</param>
/// <param name="End">Where the byte behind its last one is, from <see cref="SafetensorsHeader.DataStart"/> on.</param>
public sealed record TensorEntry(
    string Name, string Dtype, TensorElement? Element, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>Number of elements.</summary>
    public long Length
    {
        get
        {
            long length = 1;
            foreach (long axis in Shape) length = checked(length * axis);
            return length;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {ShapeText(Shape)} {Dtype}";

    /// <summary>A shape as messages show it.</summary>
    /// <param name="shape">The lengths, outermost first.</param>
    /// <returns>The text: <c>[768, 3072]</c>.</returns>
    public static string ShapeText(IEnumerable<long> shape) => "[" + string.Join(", ", shape) + "]";
}
