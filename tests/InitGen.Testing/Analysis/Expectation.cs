using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>One finding that a test asserts, with its place resolved.</summary>
/// <param name="Diagnostic">What is asserted.</param>
/// <param name="Path">The document; null for a finding without a location.</param>
/// <param name="Span">The place in the document.</param>
internal sealed record Expectation(ExpectedDiagnostic Diagnostic, string? Path, TextSpan Span)
{
    public string Id => Diagnostic.Id;

    public bool HasPlaceOf(Diagnostic found) =>
        found.Location.SourceTree?.FilePath == Path && (Path is null || found.Location.SourceSpan == Span);

    /// <summary>What is wrong with a finding of the right id in the right place; null when nothing is.</summary>
    public string? Difference(Diagnostic found)
    {
        var severity = Diagnostic.Severity ?? found.DefaultSeverity;
        if (found.Severity != severity)
            return $"severity: expected {Describe.Severity(severity)}, found {Describe.Severity(found.Severity)}";

        var message = found.GetMessage(CultureInfo.InvariantCulture);
        var expected = ExpectedMessage(found);
        return expected is null || expected == message ? null : $"message:\nexpected: {expected}\nfound:    {message}";
    }

    // Roslyn keeps the arguments of a message to itself, so the format is filled in here and the texts are compared.
    private string? ExpectedMessage(Diagnostic found)
    {
        if (Diagnostic.Arguments.IsDefault)
            return Diagnostic.Message;

        var format = found.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        return string.Format(CultureInfo.InvariantCulture, format, [.. Diagnostic.Arguments]);
    }
}
