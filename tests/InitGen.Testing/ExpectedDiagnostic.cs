using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>
/// A finding that says more than markup can: its severity, message or message arguments.
/// </summary>
/// <example><code>
/// await Verify.VerifyAsync("[Dense(784, 256)] private float[] {|#0:_hidden|};",
///     new ExpectedDiagnostic("INIT101") { At = "0", Arguments = ["_hidden", "ReLU"] });
/// </code></example>
/// <param name="Id">The diagnostic's id.</param>
public sealed record ExpectedDiagnostic(string Id)
{
    /// <summary>The named location <c>{|#name:code|}</c> where it is reported; null for a finding without a location.</summary>
    public string? At { get; init; }

    /// <summary>The effective severity; null means the default severity of its descriptor.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>The whole message in the invariant culture; null when it does not matter.</summary>
    public string? Message { get; init; }

    /// <summary>The arguments of the message; default when they do not matter. They are put into the descriptor's message format
    /// and compared as text.</summary>
    public ImmutableArray<object?> Arguments { get; init; }
}
