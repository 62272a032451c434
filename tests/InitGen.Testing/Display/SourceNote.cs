using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>A remark that a printed source carries below the code it is about.</summary>
internal sealed record SourceNote(string Path, TextSpan Span, string Text)
{
    public static SourceNote? Of(Diagnostic diagnostic, string verdict) =>
        diagnostic.Location.SourceTree is { } tree
            ? new SourceNote(tree.FilePath, diagnostic.Location.SourceSpan, $"{verdict}{Describe.Diagnostic(diagnostic)}")
            : null;
}
