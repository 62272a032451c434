using InitGen.Theory;
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace InitGen.CompilerServices;

/// <summary>Gathers the descriptions of a model's parameters. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ParameterCollector
{
    private readonly List<ParameterDescription> _parameters = [];
    private string _prefix = string.Empty;
    private int _depth;

    /// <summary>What was described so far.</summary>
    public IReadOnlyList<ParameterDescription> Parameters => _parameters;

    /// <summary>Describes one parameter of the current model.</summary>
    /// <param name="name">Its path below the model.</param>
    /// <param name="elementType">Type of its elements.</param>
    /// <param name="scheme">The resolved scheme.</param>
    /// <param name="distribution">What it is drawn from.</param>
    /// <param name="fanIn">Fan-in, or 0.</param>
    /// <param name="fanOut">Fan-out, or 0.</param>
    /// <param name="shape">Its lengths.</param>
    public void Add(
        string name,
        Type elementType,
        Scheme scheme,
        WeightDistribution distribution,
        double fanIn,
        double fanOut,
        params long[] shape) =>
        _parameters.Add(new ParameterDescription(_prefix + name, shape, elementType, scheme, distribution, fanIn, fanOut));

    /// <summary>Says what is expected of a layer's output.</summary>
    /// <param name="path">Path of its weight.</param>
    /// <param name="outputRms">The root mean square of its output.</param>
    public void Expect(string path, double outputRms)
    {
        int index = _parameters.FindIndex(parameter => parameter.Path == path);
        if (index >= 0) _parameters[index] = _parameters[index] with { OutputRms = outputRms };
    }

    /// <summary>Describes a model inside the current one.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="segment">Its segment of the path.</param>
    /// <param name="model">The model.</param>
    /// <param name="member">The member that holds it, for messages.</param>
    public void Model<TModel>(string segment, TModel? model, string member)
        where TModel : IInitializable
    {
        if (model is null) Throw.NullModel(member);
        string prefix = _prefix;
        _prefix = prefix + segment + ".";
        if (++_depth > WeightPass.MaxDepth) Throw.Cycle(member);
        model.DescribeWeights(this);
        _depth--;
        _prefix = prefix;
    }

    /// <summary>Describes an array of models.</summary>
    /// <typeparam name="TModel">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(string segment, TModel?[]? models, string member)
        where TModel : IInitializable
    {
        if (models is null) Throw.NullModel(member);
        // Not AsSpan, which refuses an array of a derived class.
        Each(segment, (ReadOnlySpan<TModel?>)models, member);
    }

    /// <summary>Describes a list of models.</summary>
    /// <typeparam name="TModel">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(string segment, List<TModel>? models, string member)
        where TModel : IInitializable
    {
        if (models is null) Throw.NullModel(member);
        Each<TModel>(segment, CollectionsMarshal.AsSpan(models), member);
    }

    /// <summary>Describes an immutable array of models.</summary>
    /// <typeparam name="TModel">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(string segment, ImmutableArray<TModel> models, string member)
        where TModel : class, IInitializable => Models(segment, ImmutableCollectionsMarshal.AsArray(models), member);

    /// <summary>Describes a list of models that may be of any kind.</summary>
    /// <typeparam name="TModel">Their type.</typeparam>
    /// <param name="segment">Their segment of the path, before the index.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TModel>(string segment, IReadOnlyList<TModel>? models, string member)
        where TModel : class, IInitializable
    {
        if (models is null) Throw.NullModel(member);
        Each<TModel>(segment, models.ToArray(), member);
    }

    /// <summary>Describes a dictionary of models.</summary>
    /// <typeparam name="TKey">Type of the keys.</typeparam>
    /// <typeparam name="TModel">Type of the models.</typeparam>
    /// <param name="segment">Their segment of the path, before the key.</param>
    /// <param name="models">The models.</param>
    /// <param name="member">The member that holds them, for messages.</param>
    public void Models<TKey, TModel>(string segment, Dictionary<TKey, TModel>? models, string member)
        where TKey : notnull
        where TModel : class, IInitializable
    {
        if (models is null) Throw.NullModel(member);
        foreach ((TKey key, TModel model) in models)
        {
            string name = KeySegment(key);
            Model(segment + "." + name, model, member + "[" + name + "]");
        }
    }

    /// <summary>A key as a segment of a path.</summary>
    internal static string KeySegment<TKey>(TKey key)
        where TKey : notnull => PathHash.Escape(Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty);

    private void Each<TModel>(string segment, ReadOnlySpan<TModel?> models, string member)
        where TModel : IInitializable
    {
        for (int i = 0; i < models.Length; i++)
        {
            string index = i.ToString(CultureInfo.InvariantCulture);
            Model(segment + "." + index, models[i], member + "[" + index + "]");
        }
    }
}
