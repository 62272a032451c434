using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Testing;

/// <summary>What a verified generator made of a project.</summary>
public sealed class GeneratorResult
{
    private readonly GeneratorSession _session;

    internal GeneratorResult(GeneratorSession session) => _session = session;

    /// <summary>The run whose guards were checked.</summary>
    public GeneratorRun Run => _session.Run;

    /// <summary>The generated texts by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources => Run.Sources;

    /// <summary>The generated text with this hint name.</summary>
    public string this[string hintName] => Run[hintName];

    /// <summary>The compilation with generated code.</summary>
    public CSharpCompilation Compilation => Run.Compilation;

    /// <summary>What the generator itself reported and the test allowed.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Run.Diagnostics;

    /// <summary>Runs the generator again, with its caches, after an edit; for tests of what an edit changes and what it must not.</summary>
    /// <example><code>
    /// var after = result.Edit(project.WithDocument("Test0.cs", edited));
    /// Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], after.Reasons("Models"));
    /// </code></example>
    public GeneratorRun Edit(TestProject edited) => _session.Edit(edited).Run;
}
