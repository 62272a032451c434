using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>Which findings of the compiler itself a test has to assert.</summary>
public enum CompilerFindings
{
    /// <summary>Errors. Warnings of a test's source are rarely its subject.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,
}

internal static class CompilerFindingsExtensions
{
    public static bool IsFromCompiler(this Diagnostic diagnostic) =>
        diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    public static bool Includes(this CompilerFindings level, Diagnostic diagnostic) =>
        diagnostic.Severity >= (level == CompilerFindings.Errors ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);
}
