using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using InitGen.Graph.Rules;

namespace InitGen.Docs;

/// <summary>A file of which a part, or all, follows from the catalogue.</summary>
/// <param name="Path">The file.</param>
/// <param name="Make">What it should be, from what it is; both with line feeds alone.</param>
internal sealed record GeneratedDocument(string Path, Func<string, string> Make)
{
    /// <summary>Every one of them.</summary>
    public static ImmutableArray<GeneratedDocument> All { get; } =
    [
        new(Repository.Readme, static readme => Sections.Fill(
            readme,
            ("rules", RuleTable.Of(RuleCatalog.All, LightBulbs.Has)),
            ("thresholds", RuleTable.OfThresholds(RuleOptions.All)),
            ("facts", FactTable.Text(RuleCatalog.All)))),
        new(Repository.Unshipped, static _ => ReleaseTracking.Unshipped(Repository.Read(Repository.Shipped), [.. RuleCatalog.All])),
        .. RuleCatalog.All.Select(static rule => new GeneratedDocument(
            Repository.Page(rule.Id), page => RulePage.WithHeader(page, rule, LightBulbs.Has(rule.Id)))),
        .. Preset.All.Select(static preset => new GeneratedDocument(preset.Path, _ => preset.Text(RuleCatalog.All))),
    ];

    /// <summary>What the file holds; empty where there is none.</summary>
    public string Found => File.Exists(Path) ? Repository.Read(Path) : string.Empty;

    /// <summary>What it should hold.</summary>
    public string Expected => Make(Found);

    /// <summary>Whether the two are the same.</summary>
    public bool IsCurrent => Expected == Found;

    /// <inheritdoc/>
    public override string ToString() => System.IO.Path.GetRelativePath(Repository.Root, Path).Replace('\\', '/');
}
