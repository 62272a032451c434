using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InitGen.Graph.Pretrained;
using InitGen.Graph.Rules;
using InitGen.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Analyzers;

/// <summary>The files of weights that a project lists, of which the build wrote down what their headers say. They are read when a model asks.</summary>
internal sealed class WeightFiles(AnalyzerOptions options)
{
    // A text stays the same object while code is typed, and is read once.
    private static readonly ConditionalWeakTable<SourceText, StrongBox<WeightManifest?>> OfTexts = new();

    private IReadOnlyList<WeightManifest>? _manifests;

    public IReadOnlyList<Finding> Check(ModelReading reading, CancellationToken cancellation) => reading.Pretrained is { File: not null } model
        ? PretrainedCheck.Of(model, _manifests ??= Read(options.AdditionalFiles, cancellation))
        : [];

    private static IReadOnlyList<WeightManifest> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
    [
        .. files
            .Where(static file => file.Path.EndsWith(WeightManifest.Extension, StringComparison.OrdinalIgnoreCase))
            .Select(file => file.GetText(cancellation))
            .OfType<SourceText>()
            .Select(static text => OfTexts.GetValue(text, static key => new StrongBox<WeightManifest?>(WeightManifest.Parse(key.ToString()))).Value)
            .OfType<WeightManifest>(),
    ];
}
