using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Testing;

/// <summary>Generator drivers as the compiler makes them.</summary>
internal static class Drivers
{
    public static GeneratorDriver Create(ImmutableArray<IIncrementalGenerator> generators, HostOptions options) =>
        CSharpGeneratorDriver.Create(
            generators.Select(GeneratorExtensions.AsSourceGenerator),
            options.AnalyzerOptions.AdditionalFiles,
            options.Parse,
            options.ConfigOptions,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A host makes an exception the warning CS8785 and drops all output; here it fails the test with its stack.</summary>
    public static void ThrowOnException(GeneratorDriverRunResult result, Compilation input)
    {
        foreach (var run in result.Results)
        {
            if (run.Exception is { } exception)
            {
                throw new VerificationException(
                    $"CS8785: the generator {run.Generator.GetGeneratorType().FullName} threw.\n\n{exception}\n\n"
                    + SourcePrinter.Print(input.SyntaxTrees), exception);
            }
        }
    }
}
