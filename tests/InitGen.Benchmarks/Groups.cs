using System;
using System.Collections.Generic;
using InitGen.Benchmarks.Cold;
using InitGen.Benchmarks.Compile;
using InitGen.Benchmarks.Emitted;
using InitGen.Benchmarks.Files;
using InitGen.Benchmarks.Fill;
using InitGen.Benchmarks.Mutants;
using InitGen.Benchmarks.Schemes;
using InitGen.Benchmarks.Theory;
using InitGen.Benchmarks.Threads;

namespace InitGen.Benchmarks;

/// <summary>A name for the command line, the quick figures, and the BenchmarkDotNet class over the same ground where that tool can run it.</summary>
internal sealed record Group(string Name, Func<IEnumerable<Figure>> Figures, Type? Benchmarks);

/// <summary>The groups; a new one is one line here.</summary>
internal static class Groups
{
    public static readonly Group[] All =
    [
        new("fill", FillFigures.Measure, typeof(FillBenchmarks)),
        new("schemes", SchemeFigures.Measure, typeof(SchemeBenchmarks)),
        new("theory", TheoryFigures.Measure, typeof(TheoryBenchmarks)),
        new("threads", ThreadFigures.Measure, typeof(ThreadBenchmarks)),
        new("emitted", EmittedFigures.Measure, typeof(EmittedBenchmarks)),
        new("files", FileFigures.Measure, null),
        new("cold", ColdFigures.Measure, typeof(ColdBenchmarks)),
        new("compile", CompileFigures.Measure, null),
        new("mutants", MutantFigures.Measure, null),
    ];
}
