using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>
/// Runs an incremental generator and checks, always and all at once, what every generator owes its users.
/// </summary>
/// <remarks>
/// Red on: an exception; a diagnostic of the generator's own; generated code that does not parse, or a compilation with errors or
/// warnings; a carriage return; output or models that differ between two runs, between two parses of the same text, between
/// cultures, or between references as metadata and as compilations; a step that does work again after the same input, a new file,
/// a comment in another file or a comment at the end of the model's own file; and a step whose values hold symbols, syntax or other
/// objects that keep a compilation alive. All steps that the generator names are checked.
/// </remarks>
/// <example><code>
/// static readonly GeneratorVerifier Verify = new() { Generator = new InitGenerator(), TrackedSteps = ["Models", "Facts"] };
/// Snapshots.Verify(Verify.Verify("[Toy] partial class C;"));
/// </code></example>
public sealed record GeneratorVerifier
{
    /// <summary>The generator.</summary>
    public required IIncrementalGenerator Generator { get; init; }

    /// <summary>The names of the generator's steps.</summary>
    /// <remarks>A step that did not run has no name in Roslyn's records, so a source without models shows none. When the generator
    /// wrote anything, at least one of these must have run; with <see cref="RequireAllSteps"/> all of them must.</remarks>
    public IReadOnlyCollection<string> TrackedSteps { get; init; } = [];

    /// <summary>Whether each of <see cref="TrackedSteps"/> must have run: for the one test whose source exercises them all.</summary>
    public bool RequireAllSteps { get; init; }

    /// <summary>Ids of errors and warnings, the compiler's or the generator's, that this test's source may have.</summary>
    public ImmutableArray<string> AllowedDiagnostics { get; init; } = [];

    /// <summary>The project into which the overload for a single source puts it.</summary>
    public TestProject Template { get; init; } = new();

    /// <summary>Verifies the generator on one source.</summary>
    public GeneratorResult Verify(string source) => Verify(Template.WithDocument("Test0.cs", source));

    /// <summary>Verifies the generator on a project. Documents are taken as they are, without markup.</summary>
    public GeneratorResult Verify(TestProject project)
    {
        var session = GeneratorSession.Start(project, Generator);
        OutputGuard.Check(session.Run, AllowedDiagnostics);
        StepNamesGuard.Check(session.Run, TrackedSteps, RequireAllSteps);
        PurityGuard.Check(session.Run);
        DeterminismGuard.Check(session.Run, project, Generator);
        CultureGuard.Check(session.Run, project, Generator);
        CacheGuard.Check(session, project);
        return new GeneratorResult(session);
    }
}
