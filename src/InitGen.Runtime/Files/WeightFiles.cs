using System;
using System.IO;
using InitGen.CompilerServices;
using InitGen.Files;
using InitGen.Safetensors;

namespace InitGen;

/// <summary>Weights from safetensors files and into them, for every model with generated initialization.</summary>
/// <remarks>
/// Parameters and tensors find each other by name: a parameter's is its path, as <see cref="InitializableExtensions.GetParameters{TModel}"/> lists
/// it. Members that are null are allocated, as when they are initialized.
/// </remarks>
public static class WeightFiles
{
    /// <summary>Loads a model's weights. On any exception they are as they were before, but that members which were null may be allocated.</summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="path">
    /// A safetensors file, or the index of a set of them, <c>model.safetensors.index.json</c>. Files are mapped into memory; whoever writes into
    /// one meanwhile gives wrong weights, and whoever shortens it ends the process. Replacing it under its name, as saving does, does no harm.
    /// </param>
    /// <param name="options">Prefix, seed, what may be missing, cancellation.</param>
    /// <returns>What was loaded, initialized, and not used.</returns>
    /// <exception cref="SafetensorsException">The file is malformed, or does not fit the model: the message names all that does not.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="InvalidOperationException">A member does not hold what its declaration says.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, before the first weight was written.</exception>
    public static LoadReport LoadWeights<TModel>(this TModel model, string path, LoadOptions options = default)
        where TModel : class, IInitializable => Loading.Run(in model, path, null, [], in options);

    /// <inheritdoc cref="LoadWeights{TModel}(TModel, string, LoadOptions)"/>
    public static LoadReport LoadWeights<TModel>(this ref TModel model, string path, LoadOptions options = default)
        where TModel : struct, IInitializable => Loading.Run(in model, path, null, [], in options);

    /// <summary>
    /// Loads a model's weights from a stream, which is read to its end before the first weight is written. On any exception they are as they were
    /// before, but that members which were null may be allocated.
    /// </summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="stream">A safetensors file, from the stream's position to its end; it need not be able to seek.</param>
    /// <param name="options">Prefix, seed, what may be missing, cancellation.</param>
    /// <returns>What was loaded, initialized, and not used.</returns>
    /// <exception cref="SafetensorsException">The file is malformed, or does not fit the model: the message names all that does not.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidOperationException">A member does not hold what its declaration says.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, before the first weight was written.</exception>
    public static LoadReport LoadWeights<TModel>(this TModel model, Stream stream, LoadOptions options = default)
        where TModel : class, IInitializable => Loading.Run(in model, stream, null, [], in options);

    /// <inheritdoc cref="LoadWeights{TModel}(TModel, Stream, LoadOptions)"/>
    public static LoadReport LoadWeights<TModel>(this ref TModel model, Stream stream, LoadOptions options = default)
        where TModel : struct, IInitializable => Loading.Run(in model, stream, null, [], in options);

    /// <summary>
    /// Saves a model's weights: to a temporary name beside the target, which is replaced when all is written and on the disk. What fails leaves the
    /// target as it was, and nothing beside it.
    /// </summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model. Members are saved as the elements that they hold: float as F32, double as F64, Half as F16.</param>
    /// <param name="path">The file. One that is there is replaced; of a set, files of other names are not removed.</param>
    /// <param name="options">Size of files, metadata, worker, cancellation.</param>
    /// <exception cref="ArgumentException">A path stands twice in the model, or cannot be a tensor's name, or the options do not fit.</exception>
    /// <exception cref="IOException">The disk is full, or the target is read-only or cannot be written otherwise.</exception>
    /// <exception cref="NotSupportedException">Memory of another library cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void SaveWeights<TModel>(this TModel model, string path, SaveOptions options = default)
        where TModel : IInitializable => Saving.Save(model, path, in options);

    /// <summary>
    /// Writes the file that <c>InitializeWeights</c> with the same seed and <see cref="SaveWeights{TModel}"/> would write, byte for byte, without
    /// the weights ever being in memory: a model may be larger than that. Schemes that make a matrix as a whole have that one in memory.
    /// </summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model. Its members are neither read nor written nor allocated.</param>
    /// <param name="path">The file. One that is there is replaced when all is written and on the disk.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="save">Size of files, metadata, and which of the files this process writes.</param>
    /// <exception cref="ArgumentException">A path stands twice in the model, or cannot be a tensor's name, or the options do not fit.</exception>
    /// <exception cref="IOException">The disk is full, or the target is read-only or cannot be written otherwise.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left of it.</exception>
    public static void InitializeTo<TModel>(this TModel model, string path, ulong seed = 0, SaveOptions save = default)
        where TModel : IInitializable => Saving.Initialize(model, path, new() { Seed = seed }, in save);

    /// <inheritdoc cref="InitializeTo{TModel}(TModel, string, ulong, SaveOptions)"/>
    /// <param name="model">The model. Its members are neither read nor written nor allocated.</param>
    /// <param name="path">The file. One that is there is replaced when all is written and on the disk.</param>
    /// <param name="options">Seed, progress and cancellation. The shard must be the whole: workers are told apart by <see cref="SaveOptions.Worker"/>.</param>
    /// <param name="save">Size of files, metadata, and which of the files this process writes.</param>
    public static void InitializeTo<TModel>(this TModel model, string path, in InitializationOptions options, SaveOptions save = default)
        where TModel : IInitializable => Saving.Initialize(model, path, options, in save);
}
