using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Testing;

/// <summary>
/// Shows that generators and analyzers survive code that is broken: never CS8785, never AD0001.
/// </summary>
/// <example><code>
/// static readonly RobustnessVerifier Verify = new() { Generators = [new InitGenerator()], Analyzers = [new ModelAnalyzer()] };
/// await Verify.SurvivesMutationsAsync(source);
/// </code></example>
public sealed record RobustnessVerifier
{
    /// <summary>The generators.</summary>
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    /// <summary>The analyzers.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; } = [];

    /// <summary>The project into which each source is put.</summary>
    public TestProject Template { get; init; } = new();

    /// <summary>Runs over <see cref="TokenCorpus.Mutations"/> of each source, whose markup is taken out first.</summary>
    public async Task SurvivesMutationsAsync(params IEnumerable<string> sources)
    {
        foreach (var source in sources)
            await SurvivesAsync(TokenCorpus.Mutations(Markup.Parse(source).Text)).ConfigureAwait(false);
    }

    /// <summary>Runs over each source as it is.</summary>
    public Task SurvivesAsync(params IEnumerable<string> sources) =>
        SurvivesAsync(sources.Select((source, i) => new Mutant($"source {i}", source)));

    /// <summary>Runs over each mutant; the report names the first that is not survived.</summary>
    public async Task SurvivesAsync(IEnumerable<Mutant> mutants)
    {
        var count = 0;
        foreach (var mutant in mutants)
        {
            count++;
            try
            {
                var compiled = CompiledProject.Closure(Template.WithDocument("Test0.cs", mutant.Source), Generators)[^1];
                await AnalysisRun.OfAsync(compiled.Output, compiled.Options, Analyzers).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new VerificationException($"Not survived: {mutant.Name}.\n\n{e.Message}", e);
            }
        }

        if (count == 0)
            throw new VerificationException("There was no source to survive, so the test shows nothing.");
    }
}
