using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>The place of a named location of some markup.</summary>
internal sealed record MarkedPlace(string Path, TextSpan Span)
{
    public bool Covers(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath == Path && Span.Contains(diagnostic.Location.SourceSpan);
}
