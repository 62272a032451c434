using System;
using System.IO;
using System.Linq;
using InitGen.Roslyn;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Gallery.Tests;

/// <summary>After an edit in code that models call, what is kept of them and what is read anew are the same.</summary>
public sealed class KeptReadingsTests
{
    // Each edit costs a reading of all models; INITGEN_FULL takes them all.
    private static readonly int Step = Environment.GetEnvironmentVariable("INITGEN_FULL") == "1" ? 1 : 7;

    [Fact]
    public void Nothing_that_is_kept_is_out_of_date()
    {
        CSharpCompilation compilation = GalleryProject.Compilation;
        ModelReading[] before = Read(compilation);
        SyntaxTree[] shared = [.. compilation.SyntaxTrees.Where(static tree => Path.GetFileName(tree.FilePath) is "Ops.cs" or "ImageOps.cs" or "Volume.cs")];
        (SyntaxTree File, string Text)[] edits = [.. shared.SelectMany(static file => BodyEdits.Of(file).Select(text => (file, text))).Where(static (_, i) => i % Step == 0)];
        Assert.True(edits.Length >= 4);
        int changes = 0;
        foreach ((int i, (SyntaxTree file, string text)) in edits.Index())
        {
            CSharpCompilation after = compilation.ReplaceSyntaxTree(file, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)file.Options, file.FilePath));
            ModelReading[] kept = Read(after);
            Assert.Equal(Read(BodyEdits.Unknown(after, $"EDIT{i}")), kept);
            if (!kept.SequenceEqual(before)) changes++;
        }

        // Some of them change something, or this would show nothing.
        Assert.True(changes > 0);
    }

    private static ModelReading[] Read(CSharpCompilation compilation) =>
        [.. GalleryProject.Names.Select(name => ModelReader.Read(compilation.GetTypesByMetadataName("Gallery.Models." + name).Single(), compilation, TestContext.Current.CancellationToken))];
}
