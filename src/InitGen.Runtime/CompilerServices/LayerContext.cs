using System;
using System.ComponentModel;
using System.Globalization;
using InitGen.Theory;

namespace InitGen.CompilerServices;

/// <summary>What a model says of a layer that it holds: how its weights are filled, and what messages call it. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LayerContext
{
    private readonly LayerFill _fill;
    private readonly string _member;
    private readonly int _index;
    private readonly int _first;
    private readonly int _count;

    internal LayerContext(LayerFill fill, string member, int index, int first, int count) =>
        (_fill, _member, _index, _first, _count) = (fill, member, index, first, count);

    /// <summary>A layer inside this one.</summary>
    /// <param name="first">The number that its first weight has in this layer.</param>
    /// <param name="count">Number of weights that its declared type has.</param>
    /// <param name="member">The member of this layer that holds it, for messages.</param>
    /// <returns>What it is given.</returns>
    public LayerContext Inside(int first, int count, string member)
    {
        if (first + count > _count) MoreThanDeclared();
        return new(_fill, member, index: -1, _first + first, count);
    }

    /// <summary>Checks a size that a member of the layer holds.</summary>
    /// <param name="size">The member's value.</param>
    /// <param name="name">The member, for messages.</param>
    /// <param name="parts">What it has to divide into: groups, or packed matrices.</param>
    /// <returns>The size.</returns>
    /// <exception cref="InvalidOperationException">It is below 1, or does not divide.</exception>
    public long Size(long size, string name, long parts = 1)
    {
        if (size < 1 || size % parts != 0) Sizes.Divisible(Sizes.Positive(size, $"{this}: {name}"), parts, $"{this}: {name}");
        return size;
    }

    /// <summary>Checks that a weight has the shape that its law was computed for at build time.</summary>
    /// <param name="shape">The weight as the layer has it.</param>
    /// <param name="first">Its first length at build time.</param>
    /// <param name="second">The second, or 0 if it has none; likewise the others.</param>
    /// <param name="third">The third.</param>
    /// <param name="fourth">The fourth.</param>
    /// <param name="fifth">The fifth.</param>
    /// <exception cref="InvalidOperationException">The layer is another one by now.</exception>
    public void Expect(in LayerWeight shape, long first, long second = 0, long third = 0, long fourth = 0, long fifth = 0)
    {
        LayerWeight expected = new(default, default, first, second, third, fourth, fifth);
        if (shape.HasLengthsOf(in expected)) return;
        throw new InvalidOperationException(
            $"{this} has a weight of shape {shape}, but where the layer is created, {expected} was found at build time. "
            + "Create it with the same sizes each time, or make the member one that other code may set, so that sizes are read from the layer.");
    }

    /// <summary>Where one of the layer's weights may be cut into pieces.</summary>
    /// <param name="weight">Number of the weight in the layer.</param>
    /// <param name="shape">Its shape.</param>
    /// <returns>See <see cref="WeightPass.Enter{T}"/>.</returns>
    public long Grain(int weight, in LayerWeight shape) => _fill.Grain(Number(weight), in shape);

    /// <summary>Fills one of the layer's weights, which a pass has entered.</summary>
    /// <param name="weight">Number of the weight in the layer.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="pass">The pass.</param>
    public void Fill(int weight, in LayerWeight shape, ref WeightPass pass) => _fill.Fill(Number(weight), in shape, in this, ref pass);

    /// <summary>The layer as messages name it: <c>Net._more[3]</c>.</summary>
    /// <returns>Its name.</returns>
    public override string ToString() => _index < 0 ? _member : string.Create(CultureInfo.InvariantCulture, $"{_member}[{_index}]");

    internal WeightDistribution Law(int weight, in LayerWeight shape, out Scheme scheme) => _fill.Law(Number(weight), in shape, out scheme);

    internal string Member => _member;

    internal LayerContext At(int index) => new(_fill, _member, index, _first, _count);

    internal LayerContext At(string key) => new(_fill, $"{_member}[{key}]", index: -1, _first, _count);

    private int Number(int weight)
    {
        if (weight >= _count) MoreThanDeclared();
        return _first + weight;
    }

    private void MoreThanDeclared() => throw new InvalidOperationException(
        $"{this} holds a layer of a derived type, which has more weights than the declared type, and nothing says how those start. "
        + "Declare the member with the type that it holds.");
}
