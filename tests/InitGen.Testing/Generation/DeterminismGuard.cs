using System;
using System.Collections;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>The same text gives the same models and the same output, whoever parsed it and however projects are referenced.</summary>
internal static class DeterminismGuard
{
    public static void Check(GeneratorRun first, TestProject project, IIncrementalGenerator generator)
    {
        var second = GeneratorSession.Start(project, generator).Run;
        CompareSources(first, second, "Two runs over the same text differ");
        CompareModels(first, second);

        if (!project.ProjectReferences.IsEmpty)
        {
            CompareSources(
                first,
                GeneratorSession.Start(project, generator, ProjectReferenceKind.Compilation).Run,
                "Projects referenced as metadata (command line) and as compilations (editor) give different output");
        }
    }

    public static void CompareSources(GeneratorRun expected, GeneratorRun found, string headline)
    {
        var (a, b) = (expected.Sources.Keys.ToList(), found.Sources.Keys.ToList());
        if (!a.SequenceEqual(b))
            throw new VerificationException($"{headline}: files {string.Join(", ", a)} against {string.Join(", ", b)}.");

        foreach (var (hintName, text) in expected.Sources)
        {
            if (text != found.Sources[hintName])
                throw new VerificationException($"{headline}: {hintName}\n\n{TextDiff.Unified(text, found.Sources[hintName])}");
        }
    }

    private static void CompareModels(GeneratorRun first, GeneratorRun second)
    {
        foreach (var (name, outputs) in first.Steps)
        {
            var others = second.Steps.TryGetValue(name, out var found) ? found : [];
            if (outputs.Length != others.Length)
                throw new VerificationException($"Step '{name}' has {outputs.Length} values in one run and {others.Length} in the next.");

            for (var i = 0; i < outputs.Length; i++)
            {
                var (a, b) = (outputs[i].Value, others[i].Value);
                if (!AreEqual(a, b))
                    throw NotEqual(name, a, b, "are not equal");
                if (Hash(a) != Hash(b))
                    throw NotEqual(name, a, b, "are equal but have different hash codes");
            }
        }
    }

    private static VerificationException NotEqual(string step, object? a, object? b, string problem) =>
        new($"Two values of step '{step}' from two parses of the same text {problem}; the step can never be cached.\n\n"
            + $"  {a?.GetType()}\n  {a}\n  {b}");

    // Collect and Combine make immutable arrays and tuples, which Roslyn compares by their elements; only there.
    private static bool AreEqual(object? a, object? b) =>
        IsPipelineShape(a) ? StructuralComparisons.StructuralEqualityComparer.Equals(a, b) : Equals(a, b);

    private static int Hash(object? value) =>
        value is null ? 0
        : IsPipelineShape(value) ? StructuralComparisons.StructuralEqualityComparer.GetHashCode(value)
        : value.GetHashCode();

    private static bool IsPipelineShape(object? value) =>
        value is ITuple || (value?.GetType() is { IsGenericType: true } type && type.Name.StartsWith("ImmutableArray", StringComparison.Ordinal));
}
