using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InitGen.Testing;

/// <summary>All texts of a solution, by path.</summary>
internal sealed class SolutionText
{
    private readonly ImmutableSortedDictionary<string, string> _texts;

    private SolutionText(ImmutableSortedDictionary<string, string> texts) => _texts = texts;

    public static async Task<SolutionText> OfAsync(Solution solution)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents.Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments))
            {
                var text = await document.GetTextAsync(TestContext.Current.CancellationToken).ConfigureAwait(false);

                // A document that a fix adds has folders and a name, but no path.
                texts.Add(document.FilePath ?? string.Join('/', ["/" + project.Name, .. document.Folders, document.Name]), text.ToString());
            }
        }

        return new SolutionText(texts.ToImmutable());
    }

    public static SolutionText Of(TestProject root)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var project in root.Closure())
        {
            foreach (var document in project.Documents.Concat(project.AdditionalFiles))
                texts.Add(project.FullPath(document), document.Text);
            foreach (var config in HostOptions.ConfigFiles(project))
                texts.Add(config.Path, config.Text);
        }

        return new SolutionText(texts.ToImmutable());
    }

    /// <summary>The differences as a report; null when there are none.</summary>
    public string? DifferenceTo(SolutionText found)
    {
        var parts = new List<string>();
        foreach (var path in _texts.Keys.Union(found._texts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!found._texts.TryGetValue(path, out var actual))
                parts.Add($"{path}: expected, but it is not there");
            else if (!_texts.TryGetValue(path, out var expected))
                parts.Add($"{path}: not expected\n\n{actual}");
            else if (expected != actual)
                parts.Add($"{path}\n{TextDiff.Unified(expected, actual)}");
        }

        return parts.Count == 0 ? null : string.Join('\n', parts);
    }
}
