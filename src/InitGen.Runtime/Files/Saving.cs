using System;
using System.Collections.Generic;
using System.Threading;
using InitGen.CompilerServices;

namespace InitGen.Files;

/// <summary>Runs what writes files.</summary>
internal static class Saving
{
    public static void Save<TModel>(TModel model, string path, in SaveOptions options, Func<string, long, OutputFile>? open = null)
        where TModel : IInitializable
    {
        SavePlan plan = Plan(model, path, in options, options.Seed, out _);
        CancellationToken cancellation = options.CancellationToken;
        cancellation.ThrowIfCancellationRequested();
        OutputSet.Write(plan, options.Worker, open, output =>
        {
            WeightPass pass = WeightPass.Visit(new SaveVisitor(plan, output, cancellation));
            model.InitializeWeights(ref pass);
        });
    }

    public static void Initialize<TModel>(
        TModel model, string path, InitializationOptions options, in SaveOptions save, Func<string, long, OutputFile>? open = null)
        where TModel : IInitializable
    {
        if (!options.Shard.IsWhole)
            throw new ArgumentException("A shard of a model is no file. Say in SaveOptions.Worker which files this process writes, and in MaxShardSize how large they are.", nameof(options));
        if (save.Seed is { } other && other != options.Seed)
            throw new ArgumentException(FormattableString.Invariant($"SaveOptions.Seed is {other}, and the weights are initialized with {options.Seed}. Leave the former out."), nameof(save));

        SavePlan plan = Plan(model, path, in save, options.Seed, out IReadOnlyList<ParameterDescription> parameters);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, save.CancellationToken);
        CancellationToken cancellation = linked.Token;
        cancellation.ThrowIfCancellationRequested();
        ulong seed = options.Seed;
        bool hasThread = options.MaxDegreeOfParallelism != 1 && !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi();
        var run = new InitializationRun(options.Progress, parameters.Count, cancellation);
        OutputSet.Write(plan, save.Worker, open, output =>
        {
            for (int i = 0; i < parameters.Count; i++)
            {
                if (output.Has(plan.Find(parameters[i].Path)!.File)) run.Expect(i, parameters[i].Length);
            }

            using var writer = new WriteBehind(output, hasThread);
            WeightPass pass = WeightPass.Hand(new InitializeVisitor(plan, output, writer), seed, run);
            model.InitializeWeights(ref pass);
            cancellation.ThrowIfCancellationRequested();
            writer.Flush();
        });
    }

    private static SavePlan Plan<TModel>(
        TModel model, string path, in SaveOptions options, ulong? seed, out IReadOnlyList<ParameterDescription> parameters)
        where TModel : IInitializable
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Loading.RequireLittleEndian();
        var collector = new ParameterCollector();
        model.DescribeWeights(collector);
        parameters = collector.Parameters;
        return SavePlan.Make(parameters, path, in options, seed);
    }
}
