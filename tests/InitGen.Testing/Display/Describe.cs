using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>How findings are called in reports.</summary>
internal static class Describe
{
    public static string Diagnostic(Diagnostic diagnostic) =>
        $"{Severity(diagnostic.Severity)} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    public static string Severity(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    public static string Place(Location location) =>
        location.SourceTree is { } tree ? Place(tree.FilePath, tree.GetText(), location.SourceSpan) : "without a location";

    public static string Place(string path, SourceText text, TextSpan span)
    {
        var lines = text.Lines.GetLinePositionSpan(span);
        return $"at {path}({lines.Start.Line + 1},{lines.Start.Character + 1})-({lines.End.Line + 1},{lines.End.Character + 1})";
    }

    public static string List(params System.Collections.Generic.IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(line => "  " + line.Replace("\n", "\n    ", System.StringComparison.Ordinal)));
}
