using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace InitGen.CompilerServices;

/// <summary>Runs an initialization: who fills what. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Initialization
{
    // A thread takes 0.2 ms to start, in which one that runs fills as many normal weights, or a quarter in memory never used before.
    private const long ElementsPerThread = 1 << 19;

    // What it costs to walk a model to where a part begins vanishes beside this many elements.
    private const long SmallestPart = 1 << 14;

    // A few parts for each thread, so that none waits long for one that had the slower law or the busier processor.
    private const int PartsPerThread = 4;

    /// <summary>Fills a model's weights.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    /// <param name="model">The model. One that is a struct is changed in place, though C# cannot say so of a readonly one.</param>
    /// <param name="options">Seed, shard, threads, progress and cancellation.</param>
    public static void Run<TModel>(in TModel model, in InitializationOptions options)
        where TModel : IInitializable => Run(in model, in options, ElementsPerThread);

    /// <summary>Fills a model's weights, with as few elements for each thread as a test can wait for.</summary>
    internal static void Run<TModel>(in TModel model, in InitializationOptions options, long elementsPerThread)
        where TModel : IInitializable
    {
        ref TModel target = ref Unsafe.AsRef(in model);
        bool watched = options.Progress is not null || options.CancellationToken.CanBeCanceled;
        int degree = Degree(options.MaxDegreeOfParallelism);
        if (degree == 1 && !watched && options.Shard.IsWhole)
        {
            var whole = WeightPass.Fill(options.Seed, 0, long.MaxValue, null);
            target.InitializeWeights(ref whole);
            return;
        }

        WeightPass survey = WeightPass.Survey();
        target.InitializeWeights(ref survey);
        long from = options.Shard.Boundary(options.Shard.Rank, survey.Elements);
        long to = options.Shard.Boundary(options.Shard.Rank + 1, survey.Elements);
        degree = (int)Math.Min(degree, (to - from) / elementsPerThread);

        InitializationRun? run = null;
        if (watched || degree > 1)
        {
            run = new InitializationRun(options.Progress, survey.Parameters, options.CancellationToken);
            if (watched)
            {
                WeightPass plan = WeightPass.Plan(from, to, run);
                target.InitializeWeights(ref plan);
            }
        }

        if (degree > 1 && !run!.Stops() && IsReadyForThreads(ref target, from, to, survey.Parameters))
        {
            int parts = (int)Math.Min((long)degree * PartsPerThread, (to - from) / SmallestPart);
            new ParallelFill<TModel>(target, run, options.Seed, from, to, parts).Run(degree - 1);
        }
        else
        {
            WeightPass fill = WeightPass.Fill(options.Seed, from, to, run);
            target.InitializeWeights(ref fill);
        }

        if (run is { IsCanceled: true })
        {
            var complete = new List<string>();
            WeightPass list = WeightPass.List(from, to, run, complete);
            target.InitializeWeights(ref list);
            throw new InitializationCanceledException(
                complete, run.Parameters, run.FilledElements, run.Elements, options.CancellationToken);
        }
    }

    private static int Degree(int? wanted) =>
        OperatingSystem.IsBrowser() || OperatingSystem.IsWasi() ? 1 : wanted ?? Environment.ProcessorCount;

    /// <summary>
    /// Checks and allocates on the caller's thread, so that other threads only read the model; and says whether no two parameters share
    /// memory, because then the one that is filled last wins, and threads know no last.
    /// </summary>
    private static bool IsReadyForThreads<TModel>(ref TModel target, long from, long to, int parameters)
        where TModel : IInitializable
    {
        WeightPass allocate = WeightPass.Allocate(from, to);
        target.InitializeWeights(ref allocate);

        // Addresses mean something only if the collector moved nothing between the first one and the last.
        var map = new MemoryMap(parameters);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            int collections = GC.CollectionCount(0);
            map.Clear();
            WeightPass look = WeightPass.Look(from, to, map);
            target.InitializeWeights(ref look);
            if (collections == GC.CollectionCount(0)) return !map.HasOverlap();
        }

        return false;
    }
}
