using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using InitGen.Theory;

namespace InitGen.CompilerServices;

/// <content>Layers of the user's own.</content>
public sealed partial class ParameterCollector
{
    /// <summary>Describes one weight of the current layer.</summary>
    /// <param name="name">Its path below the layer.</param>
    /// <param name="elementType">Type of its elements.</param>
    /// <param name="weight">Its number in the layer.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="layer">What the model says of the layer.</param>
    public void Add(string name, Type elementType, int weight, in LayerWeight shape, in LayerContext layer)
    {
        WeightDistribution law = layer.Law(weight, in shape, out Scheme scheme);
        Fans fans = shape.Rank == 1 ? default : shape.Fans;
        Add(name, elementType, scheme, law, fans.In, fans.Out, shape.Lengths());
    }

    /// <summary>Describes a layer.</summary>
    /// <typeparam name="TLayer">Its type.</typeparam>
    /// <param name="segment">Its segment of the path.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="context">How its weights are filled.</param>
    public void Layer<TLayer>(string segment, TLayer? layer, in LayerContext context)
        where TLayer : ILayer
    {
        if (layer is null) Throw.NullLayer(context.ToString());
        string prefix = _prefix;
        _prefix = prefix + segment + ".";
        if (++_depth > WeightPass.MaxDepth) Throw.Cycle(context.ToString());
        layer.DescribeWeights(this, in context);
        _depth--;
        _prefix = prefix;
    }

    /// <summary>Describes an array of layers.</summary>
    /// <typeparam name="TLayer">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="context">How their weights are filled.</param>
    public void Layers<TLayer>(string segment, TLayer?[]? layers, in LayerContext context)
        where TLayer : ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);
        EachLayer(segment, (ReadOnlySpan<TLayer?>)layers, in context);
    }

    /// <summary>Describes a list of layers.</summary>
    /// <inheritdoc cref="Layers{TLayer}(string, TLayer[], in LayerContext)"/>
    public void Layers<TLayer>(string segment, List<TLayer>? layers, in LayerContext context)
        where TLayer : ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);
        EachLayer<TLayer>(segment, CollectionsMarshal.AsSpan(layers), in context);
    }

    /// <summary>Describes an immutable array of layers.</summary>
    /// <inheritdoc cref="Layers{TLayer}(string, TLayer[], in LayerContext)"/>
    public void Layers<TLayer>(string segment, ImmutableArray<TLayer> layers, in LayerContext context)
        where TLayer : class, ILayer => Layers(segment, ImmutableCollectionsMarshal.AsArray(layers), in context);

    /// <summary>Describes a list of layers that may be of any kind.</summary>
    /// <inheritdoc cref="Layers{TLayer}(string, TLayer[], in LayerContext)"/>
    public void Layers<TLayer>(string segment, IReadOnlyList<TLayer>? layers, in LayerContext context)
        where TLayer : class, ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);
        EachLayer<TLayer>(segment, layers.ToArray(), in context);
    }

    /// <summary>Describes a dictionary of layers.</summary>
    /// <typeparam name="TKey">Type of the keys.</typeparam>
    /// <typeparam name="TLayer">Type of the layers.</typeparam>
    /// <param name="segment">Their segment of the path, before the key.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="context">How their weights are filled.</param>
    public void Layers<TKey, TLayer>(string segment, Dictionary<TKey, TLayer>? layers, in LayerContext context)
        where TKey : notnull
        where TLayer : class, ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);
        foreach ((TKey key, TLayer layer) in layers)
        {
            string name = KeySegment(key);
            Layer(segment + "." + name, layer, context.At(name));
        }
    }

    private void EachLayer<TLayer>(string segment, ReadOnlySpan<TLayer?> layers, in LayerContext context)
        where TLayer : ILayer
    {
        for (int i = 0; i < layers.Length; i++)
            Layer(segment + "." + i.ToString(CultureInfo.InvariantCulture), layers[i], context.At(i));
    }
}
