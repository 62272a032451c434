using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Caching;
using InitGen.Roslyn.TorchSharp.Initialization;
using InitGen.Roslyn.TorchSharp.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>
/// All that is found in a module class: what its code does, and what becomes of the signal. It is kept for the next edit and the next build,
/// for as long as the files that the class can lead to stay the same.
/// </summary>
internal static class ModuleFindings
{
    private static readonly ContentCache<PlacedFinding[]> Known = new();

    /// <summary>The findings of a module class.</summary>
    public static IReadOnlyList<PlacedFinding> Of(INamedTypeSymbol type, TorchSymbols torch, Compilation compilation, RuleOptions options, CancellationToken cancellation)
    {
        var content = CompilationContent.Of(compilation, cancellation);
        (RuleOptions Options, bool IsPart) circumstances = (options, PartsOfModels.Contains(type, compilation, cancellation));
        if (Known.Find(type, content, circumstances) is { } known) return known;
        PlacedFinding[] found = Find(type, torch, compilation, options, cancellation).ToArray();
        HashSet<SyntaxTree> files = CodeReach.Of(compilation, cancellation).From(type, cancellation);
        if (found.All(finding => finding.File is { } file && content.Find(file) is { } tree && files.Contains(tree))) Known.Keep(type, content, circumstances, files, found, cancellation);
        return found;
    }

    private static IEnumerable<PlacedFinding> Find(INamedTypeSymbol type, TorchSymbols torch, Compilation compilation, RuleOptions options, CancellationToken cancellation)
    {
        foreach (CodeFinding finding in InitializationRules.OfModule(type, torch, compilation, cancellation))
            yield return Place(finding.Rule, finding.Level, finding.Arguments, finding.Changes, finding.Location);

        // A model whose members are marked has its laws from there.
        if (MarkedMembers.Any(type)) yield break;
        foreach (TorchFinding found in TorchFindings.Of(type, compilation, options, cancellation))
            yield return Place(found.Finding.Rule, found.Finding.Level, EquatableArray.Of(found.Message), found.Changes, found.Place.GetLocation()) with { HasWholeMessage = true };

        PlacedFinding Place(RuleInfo rule, RuleLevel level, EquatableArray<string> arguments, EquatableArray<SourceChange> changes, Location location) => new(
            rule, level, arguments, changes, location.SourceTree is { } tree ? FileFacts.Of(tree, cancellation).Key : null, location.SourceSpan);
    }
}

/// <summary>A finding and its place, which holds on to no tree.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Level">The level.</param>
/// <param name="Arguments">Arguments of the rule's message.</param>
/// <param name="Changes">What the light bulb offers, best first.</param>
/// <param name="File">The file; null where it stands in none.</param>
/// <param name="Span">The place in it.</param>
internal sealed record PlacedFinding(RuleInfo Rule, RuleLevel Level, EquatableArray<string> Arguments, EquatableArray<SourceChange> Changes, FileKey? File, TextSpan Span)
{
    /// <summary>Whether the one argument is the message.</summary>
    public bool HasWholeMessage { get; init; }

    /// <summary>Where it is in a compilation.</summary>
    public Location In(Compilation compilation, CancellationToken cancellation) =>
        File is { } file && CompilationContent.Of(compilation, cancellation).Find(file) is { } tree ? Location.Create(tree, Span) : Location.None;
}
