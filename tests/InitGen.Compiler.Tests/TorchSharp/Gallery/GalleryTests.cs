using System.Collections.Generic;
using System.Linq;
using System.Text;
using InitGen.Graph;
using InitGen.Roslyn.TorchSharp;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Compiler.Tests.Torch.Gallery;

/// <summary>TorchSharp models in all the ways in which they are written: what is read of each, and what is found in it.</summary>
public sealed class GalleryTests
{
    public static TheoryData<string> Models { get; } = [.. GalleryModels.Names];

    [Fact]
    public void All_models_compile()
    {
        Assert.InRange(GalleryModels.Names.Length, 60, int.MaxValue);
        Assert.Empty(GalleryModels.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Error));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Models_read_as_they_are(string name)
    {
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in GalleryModels.Types(name))
        {
            if (TorchReader.Read(type, GalleryModels.Compilation, TestContext.Current.CancellationToken) is not { } reading) continue;
            text.Append(GraphText.Of(reading.Graph)).Append('\n');
            foreach (LayerNode layer in reading.Graph.Nodes.OfType<LayerNode>().DistinctBy(static layer => layer.Origin)) text.Append("  ").Append(Law(layer)).Append('\n');
            text.Append('\n');
        }

        Snapshots.VerifyText(text.ToString(), variant: name);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Models_have_the_findings_that_are_marked(string name)
    {
        Markup source = GalleryModels.Source(name);
        string[] expected = [.. source.Spans.Select(mark => Line(source.Text, mark.Id!, mark.Span)).Order(System.StringComparer.Ordinal)];
        string[] found = [.. GalleryModels.Findings(name).Select(found => Line(source.Text, found.Finding.Rule.Id, found.Span)).Order(System.StringComparer.Ordinal)];
        Assert.Equal(expected, found);
    }

    private static string Law(LayerNode layer) => layer switch
    {
        { Scheme: { } law } => $"{layer.Origin}: {law.Text}",
        { IsDefault: true } => $"{layer.Origin}: as the library makes it, for sizes that are not known",
        _ => $"{layer.Origin}: not known",
    };

    private static string Line(string text, string id, TextSpan span)
    {
        LinePosition at = SourceText.From(text).Lines.GetLinePosition(span.Start);
        return $"{id} ({at.Line + 1},{at.Character + 1}) {text.Substring(span.Start, span.Length)}";
    }
}
