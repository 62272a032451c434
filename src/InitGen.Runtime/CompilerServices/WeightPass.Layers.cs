using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace InitGen.CompilerServices;

/// <content>Layers of the user's own: the way to each of them, and to what it keeps its weights in.</content>
public ref partial struct WeightPass
{
    /// <summary>Walks a layer.</summary>
    /// <typeparam name="TLayer">Its type.</typeparam>
    /// <param name="segment">Its segment of the path, in UTF-8.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="context">How its weights are filled.</param>
    public void Layer<TLayer>(scoped ReadOnlySpan<byte> segment, ref TLayer? layer, scoped in LayerContext context)
        where TLayer : ILayer
    {
        PathPrefix prefix = _prefix;
        _prefix = prefix.Below(segment);
        WalkLayer(ref layer, in context);
        _prefix = prefix;
    }

    /// <summary>Walks a layer.</summary>
    /// <typeparam name="TLayer">Its type, a class.</typeparam>
    /// <param name="segment">Its segment of the path, in UTF-8.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="context">How its weights are filled.</param>
    public void Layer<TLayer>(scoped ReadOnlySpan<byte> segment, TLayer? layer, scoped in LayerContext context)
        where TLayer : class, ILayer => Layer(segment, ref layer, in context);

    /// <summary>Walks an array of layers.</summary>
    /// <typeparam name="TLayer">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index, in UTF-8.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="context">How their weights are filled.</param>
    public void Layers<TLayer>(scoped ReadOnlySpan<byte> segment, TLayer?[]? layers, scoped in LayerContext context)
        where TLayer : ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);

        // Not AsSpan: an array of a base class may really be one of a derived class.
        PathPrefix prefix = _prefix;
        PathPrefix list = prefix.Below(segment);
        for (int i = 0; i < layers.Length; i++)
        {
            _prefix = list.Below(i);
            if (typeof(TLayer).IsValueType) WalkLayer(ref layers[i], context.At(i));
            else WalkLayerElement(layers[i], context.At(i));
        }

        _prefix = prefix;
    }

    /// <summary>Walks a list of layers.</summary>
    /// <inheritdoc cref="Layers{TLayer}(ReadOnlySpan{byte}, TLayer[], in LayerContext)"/>
    public void Layers<TLayer>(scoped ReadOnlySpan<byte> segment, List<TLayer>? layers, scoped in LayerContext context)
        where TLayer : ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);

        PathPrefix prefix = _prefix;
        PathPrefix list = prefix.Below(segment);
        Span<TLayer> items = CollectionsMarshal.AsSpan(layers);
        for (int i = 0; i < items.Length; i++)
        {
            _prefix = list.Below(i);
            WalkLayer(ref items[i]!, context.At(i));
        }

        _prefix = prefix;
    }

    /// <summary>Walks an immutable array of layers.</summary>
    /// <inheritdoc cref="Layers{TLayer}(ReadOnlySpan{byte}, TLayer[], in LayerContext)"/>
    public void Layers<TLayer>(scoped ReadOnlySpan<byte> segment, ImmutableArray<TLayer> layers, scoped in LayerContext context)
        where TLayer : class, ILayer => Layers(segment, ImmutableCollectionsMarshal.AsArray(layers), in context);

    /// <summary>Walks a list of layers that may be of any kind.</summary>
    /// <inheritdoc cref="Layers{TLayer}(ReadOnlySpan{byte}, TLayer[], in LayerContext)"/>
    public void Layers<TLayer>(scoped ReadOnlySpan<byte> segment, IReadOnlyList<TLayer>? layers, scoped in LayerContext context)
        where TLayer : class, ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);

        PathPrefix prefix = _prefix;
        PathPrefix list = prefix.Below(segment);
        for (int i = 0; i < layers.Count; i++)
        {
            _prefix = list.Below(i);
            WalkLayerElement(layers[i], context.At(i));
        }

        _prefix = prefix;
    }

    /// <summary>Walks a dictionary of layers, in its own order; a key is its text in the invariant culture.</summary>
    /// <typeparam name="TKey">Type of the keys.</typeparam>
    /// <typeparam name="TLayer">Type of the layers, a class.</typeparam>
    /// <param name="segment">Their segment of the path, before the key, in UTF-8.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="context">How their weights are filled.</param>
    public void Layers<TKey, TLayer>(scoped ReadOnlySpan<byte> segment, Dictionary<TKey, TLayer>? layers, scoped in LayerContext context)
        where TKey : notnull
        where TLayer : class, ILayer
    {
        if (layers is null) Throw.NullLayers(context.Member);

        PathPrefix prefix = _prefix;
        PathPrefix dictionary = prefix.Below(segment);
        foreach ((TKey key, TLayer layer) in layers)
        {
            string name = ParameterCollector.KeySegment(key);
            _prefix = dictionary.Below(Encoding.UTF8.GetBytes(name));
            WalkLayerElement(layer, context.At(name));
        }

        _prefix = prefix;
    }

    /// <summary>The entered weight of a layer lies in this array.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="storage">What holds it.</param>
    /// <param name="shape">The shape that the layer's sizes ask for.</param>
    /// <param name="layer">The layer, for messages.</param>
    /// <param name="member">The layer's member, for messages.</param>
    public void Use<T>(T[]? storage, scoped in LayerWeight shape, scoped in LayerContext layer, string member)
        where T : unmanaged
    {
        bool fits = storage is not null && storage.Length == shape.Length;
        Use(storage, shape.Length, fits ? member : $"{layer}.{member}", fits ? string.Empty : shape.ToString());
    }

    /// <summary>The entered weight of a layer lies in this memory.</summary>
    /// <inheritdoc cref="Use{T}(T[], in LayerWeight, in LayerContext, string)"/>
    public void Use<T>(Memory<T> storage, scoped in LayerWeight shape, scoped in LayerContext layer, string member)
        where T : unmanaged
    {
        bool fits = storage.Length == shape.Length;
        Use(storage, shape.Length, fits ? member : $"{layer}.{member}", fits ? string.Empty : shape.ToString());
    }

    /// <summary>The entered weight of a layer lies in memory that the collector knows nothing of.</summary>
    /// <inheritdoc cref="Use{T}(T[], in LayerWeight, in LayerContext, string)"/>
    public unsafe void Use<T>(T* storage, scoped in LayerWeight shape, scoped in LayerContext layer, string member)
        where T : unmanaged
    {
        bool fits = storage is not null;
        Use(storage, shape.Length, fits ? member : $"{layer}.{member}", fits ? string.Empty : shape.ToString());
    }

    /// <summary>The entered weight of a layer lies in this array of several dimensions.</summary>
    /// <inheritdoc cref="Use{T}(T[], in LayerWeight, in LayerContext, string)"/>
    public void Use<T>(Array? storage, scoped in LayerWeight shape, scoped in LayerContext layer, string member)
        where T : unmanaged => Use<T>(storage, Axes(in shape, stackalloc nint[shape.Rank]), $"{layer}.{member}");

    /// <summary>The entered weight of a layer lies in this array of arrays.</summary>
    /// <inheritdoc cref="Use{T}(T[], in LayerWeight, in LayerContext, string)"/>
    public void UseRows<T>(Array? storage, scoped in LayerWeight shape, scoped in LayerContext layer, string member)
        where T : unmanaged => UseRows<T>(storage, Axes(in shape, stackalloc nint[shape.Rank]), $"{layer}.{member}");

    /// <summary>The entered weight of a layer lies in this tensor.</summary>
    /// <inheritdoc cref="Use{T}(T[], in LayerWeight, in LayerContext, string)"/>
    public void Use<T>(
        System.Numerics.Tensors.Tensor<T>? storage, scoped in LayerWeight shape, scoped in LayerContext layer, string member)
        where T : unmanaged => Use(storage, Axes(in shape, stackalloc nint[shape.Rank]), $"{layer}.{member}");

    private static ReadOnlySpan<nint> Axes(scoped in LayerWeight shape, Span<nint> lengths)
    {
        for (int axis = 0; axis < lengths.Length; axis++) lengths[axis] = checked((nint)shape[axis]);
        return lengths;
    }

    private void WalkLayerElement<TLayer>(TLayer? layer, scoped in LayerContext context)
        where TLayer : ILayer => WalkLayer(ref layer, in context);

    private void WalkLayer<TLayer>(ref TLayer? layer, scoped in LayerContext context)
        where TLayer : ILayer
    {
        // Past its range a pass has nothing to do, and a survey found no null there.
        if (_elements >= _to && _kind != Kind.Slice) return;
        if (layer is null) Throw.NullLayer(context.ToString());
        if (++_depth > MaxDepth) Throw.Cycle(context.ToString());
        layer.OfferWeights(ref this, in context);
        _depth--;
    }
}
