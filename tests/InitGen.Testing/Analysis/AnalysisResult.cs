using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Testing;

/// <summary>What an <see cref="AnalyzerVerifier"/> saw, for further questions.</summary>
/// <param name="Compilation">The compilation with generated code.</param>
/// <param name="Diagnostics">All findings of compiler and analyzers that a user sees, hidden ones included.</param>
/// <param name="Suppressed">Findings that a pragma, an attribute or a suppressor has taken away.</param>
public sealed record AnalysisResult(
    CSharpCompilation Compilation, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<Diagnostic> Suppressed);
