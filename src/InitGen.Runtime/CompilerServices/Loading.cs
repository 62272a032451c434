using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Runtime.CompilerServices;
using InitGen.Files;

namespace InitGen.CompilerServices;

/// <summary>Loads weights. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Loading
{
    /// <summary>Loads a model's weights from a file or a set of files, each parameter as its description says.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="model">The model. One that is a struct is changed in place, though C# cannot say so of a readonly one.</param>
    /// <param name="path">A safetensors file, or the index of a set.</param>
    /// <param name="prefix">What the names of its tensors begin with, unless the options say otherwise.</param>
    /// <param name="all">Whether parameters are looked for that say nothing of it themselves.</param>
    /// <param name="options">Prefix, seed, what may be missing, cancellation.</param>
    /// <returns>What was loaded, initialized, and not used.</returns>
    public static LoadReport Run<TModel>(in TModel model, string path, string prefix, bool all, in LoadOptions options)
        where TModel : IInitializable => Run(in model, path, prefix, Described(in model, options.Prefix ?? prefix, all), in options);

    /// <summary>Loads a model's weights from a stream, each parameter as its description says.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="stream">A safetensors file, from the stream's position to its end.</param>
    /// <param name="prefix">What the names of its tensors begin with, unless the options say otherwise.</param>
    /// <param name="all">Whether parameters are looked for that say nothing of it themselves.</param>
    /// <param name="options">Prefix, seed, what may be missing, cancellation.</param>
    /// <returns>What was loaded, initialized, and not used.</returns>
    public static LoadReport Run<TModel>(in TModel model, Stream stream, string prefix, bool all, in LoadOptions options)
        where TModel : IInitializable => Run(in model, stream, prefix, Described(in model, options.Prefix ?? prefix, all), in options);

    /// <summary>Loads a model's weights from a file or a set of files.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="model">The model. One that is a struct is changed in place, though C# cannot say so of a readonly one.</param>
    /// <param name="path">A safetensors file, or the index of a set.</param>
    /// <param name="prefix">What stands before a path where no binding names the tensor; null for nothing. The options' own comes before it.</param>
    /// <param name="bindings">Where parameters are that are not under their paths.</param>
    /// <param name="options">Prefix, seed, what may be missing, cancellation.</param>
    /// <returns>What was loaded, initialized, and not used.</returns>
    public static LoadReport Run<TModel>(
        in TModel model, string path, string? prefix, IReadOnlyList<TensorBinding> bindings, in LoadOptions options)
        where TModel : IInitializable
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(bindings);
        RequireLittleEndian();
        options.CancellationToken.ThrowIfCancellationRequested();
        using TensorSet set = TensorSet.Open(path);
        return Run(ref Unsafe.AsRef(in model), set, new BindingTable(options.Prefix ?? prefix ?? string.Empty, bindings, options.Optional), in options);
    }

    /// <summary>Loads a model's weights from a stream, which is read to its end before the first one is written.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="model">The model. One that is a struct is changed in place, though C# cannot say so of a readonly one.</param>
    /// <param name="stream">A safetensors file, from the stream's position to its end.</param>
    /// <param name="prefix">What stands before a path where no binding names the tensor; null for nothing. The options' own comes before it.</param>
    /// <param name="bindings">Where parameters are that are not under their paths.</param>
    /// <param name="options">Prefix, seed, what may be missing, cancellation.</param>
    /// <returns>What was loaded, initialized, and not used.</returns>
    public static LoadReport Run<TModel>(
        in TModel model, Stream stream, string? prefix, IReadOnlyList<TensorBinding> bindings, in LoadOptions options)
        where TModel : IInitializable
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(bindings);
        RequireLittleEndian();
        options.CancellationToken.ThrowIfCancellationRequested();
        using TensorSet set = TensorSet.Read(stream);
        return Run(ref Unsafe.AsRef(in model), set, new BindingTable(options.Prefix ?? prefix ?? string.Empty, bindings, options.Optional), in options);
    }

    // What may be missing may not be of another shape, unless the model says that it is optional.
    private static List<TensorBinding> Described<TModel>(in TModel model, string prefix, bool all)
        where TModel : IInitializable
    {
        ArgumentNullException.ThrowIfNull(model);
        var collector = new ParameterCollector();
        model.DescribeWeights(collector);
        var bindings = new List<TensorBinding>();
        foreach (ParameterDescription parameter in collector.Parameters)
        {
            bindings.Add(new TensorBinding(
                parameter.Path, prefix + parameter.Tensor, parameter.IsTransposed, parameter.Need is TensorNeed.Optional or TensorNeed.Possible || (all && parameter.Need is null))
            {
                HasShape = parameter.Need != TensorNeed.Optional,
                IsLeft = !all && parameter.Need is null,
            });
        }

        return bindings;
    }

    /// <summary>The format has the least significant byte first, and so have all processors that .NET is built for but one.</summary>
    internal static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Safetensors files are read and written on little-endian processors only.");
    }

    private static LoadReport Run<TModel>(ref TModel model, TensorSet set, BindingTable bindings, in LoadOptions options)
        where TModel : IInitializable
    {
        var collector = new ParameterCollector();
        model.DescribeWeights(collector);
        LoadPlan plan = LoadPlan.Make(collector.Parameters, set, bindings);

        // Checks every member, before the first one is written.
        WeightPass allocate = WeightPass.Allocate(0, long.MaxValue);
        model.InitializeWeights(ref allocate);
        options.CancellationToken.ThrowIfCancellationRequested();
        new LoadVisitor(plan).Run(ref model, options.Seed);
        return plan.Report();
    }
}
