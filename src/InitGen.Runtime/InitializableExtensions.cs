using System;
using System.Collections.Generic;
using InitGen.CompilerServices;

namespace InitGen;

/// <summary>What every model with generated initialization can be asked for.</summary>
public static class InitializableExtensions
{
    /// <summary>Lists the model's parameters, those of the models inside it too, in the order in which they are filled.</summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model. Nothing in it is filled or allocated.</param>
    /// <returns>One description per parameter.</returns>
    /// <exception cref="InvalidOperationException">A model inside it is null, or a size is below 1.</exception>
    public static IReadOnlyList<ParameterDescription> GetParameters<TModel>(this TModel model)
        where TModel : IInitializable
    {
        ArgumentNullException.ThrowIfNull(model);
        var collector = new ParameterCollector();
        model.DescribeWeights(collector);
        model.DescribeSignals(collector);
        return collector.Parameters;
    }

    /// <summary>
    /// Fills a slice of one parameter into memory of your own: the same bits that <c>InitializeWeights</c> with the same seed puts at
    /// those places. The model's own weights are neither read nor written.
    /// </summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="path">Path of the parameter, as <see cref="GetParameters{TModel}"/> lists it.</param>
    /// <param name="start">Index of the slice's first element within the parameter, in row-major order.</param>
    /// <param name="destination">Where the slice goes; its length is the slice's.</param>
    /// <param name="seed">The seed that the whole would be initialized with.</param>
    /// <exception cref="ArgumentException">
    /// The model has no parameter of that path, or its <see cref="ParameterDescription.ElementType"/> is not the destination's.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The slice does not lie within the parameter.</exception>
    public static void FillParameter<TModel>(
        this TModel model, string path, long start, Span<float> destination, ulong seed = 0)
        where TModel : IInitializable => FillSlice(model, path, start, destination, seed);

    /// <inheritdoc cref="FillParameter{TModel}(TModel, string, long, Span{float}, ulong)"/>
    public static void FillParameter<TModel>(
        this TModel model, string path, long start, Span<double> destination, ulong seed = 0)
        where TModel : IInitializable => FillSlice(model, path, start, destination, seed);

    /// <inheritdoc cref="FillParameter{TModel}(TModel, string, long, Span{float}, ulong)"/>
    public static void FillParameter<TModel>(
        this TModel model, string path, long start, Span<Half> destination, ulong seed = 0)
        where TModel : IInitializable => FillSlice(model, path, start, destination, seed);

    private static void FillSlice<TModel, T>(TModel model, string path, long start, Span<T> destination, ulong seed)
        where TModel : IInitializable
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        WeightPass pass = WeightPass.ForSlice(path, start, destination, seed);
        model.InitializeWeights(ref pass);
        if (!pass.Found)
        {
            throw new ArgumentException(
                $"The model has no parameter '{path}'. GetParameters() lists the paths it has.", nameof(path));
        }
    }
}
