using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Testing;

/// <summary>One run of a generator: its sources, and what each step of its pipeline did.</summary>
public sealed class GeneratorRun
{
    internal GeneratorRun(GeneratorRunResult result, CSharpCompilation compilation)
    {
        Compilation = compilation;
        Diagnostics = result.Diagnostics;
        Sources = result.GeneratedSources.ToImmutableSortedDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);
        Steps = result.TrackedSteps
            .Where(step => !IsRoslyns(step.Key))
            .ToImmutableSortedDictionary(step => step.Key, step => Values(step.Value), StringComparer.Ordinal);
        Outputs = [.. result.TrackedOutputSteps.Values.SelectMany(steps => Values(steps))];
        OutputInputs =
        [
            .. result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Inputs)
                .Where(input => input.OutputIndex < input.Source.Outputs.Length)
                .Select(input => input.Source.Outputs[input.OutputIndex].Value),
        ];
    }

    /// <summary>The generated texts by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>The generated text with this hint name.</summary>
    public string this[string hintName] => Sources[hintName];

    /// <summary>The compilation with generated code.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>What the generator itself reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The steps that the generator named with <c>WithTrackingName</c>, and their values.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<StepOutput>> Steps { get; }

    /// <summary>The source outputs.</summary>
    public ImmutableArray<StepOutput> Outputs { get; }

    /// <summary>The reasons of a step, in the order of its values; empty for a step that did not run.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        Steps.TryGetValue(step, out var outputs) ? [.. outputs.Select(o => o.Reason)] : [];

    internal ImmutableArray<object?> OutputInputs { get; }

    private static ImmutableArray<StepOutput> Values(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(s => s.Outputs).Select(o => new StepOutput(o.Value, o.Reason))];

    // Roslyn names its own steps too, and they hold compilations and syntax by right.
    private static bool IsRoslyns(string step) =>
        step is "Compilation" or "CompilationOptions" or "ParseOptions" or "AdditionalTexts" or "AnalyzerConfigOptions" or "MetadataReferences"
            or "SourceOutput" or "ImplementationSourceOutput" or "HostOutput"
        || step.Contains("_ForAttribute", StringComparison.Ordinal);
}
