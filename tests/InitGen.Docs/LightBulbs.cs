using System;
using System.Collections.Immutable;
using System.Linq;
using InitGen.CodeFixes;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InitGen.Docs;

/// <summary>The light bulbs of the product.</summary>
internal static class LightBulbs
{
    /// <summary>Every one of them.</summary>
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(MakePartialFix).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(CodeFixProvider)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The light bulb that repairs what a rule finds; to keep it and say why repairs nothing.</summary>
    public static CodeFixProvider? Of(string id) =>
        All.FirstOrDefault(fix => fix is not KeepWithReasonFix && !(fix is RewriteCodeFix && IsForTorchSharpAlone(id)) && fix.FixableDiagnosticIds.Contains(id));

    /// <summary>Whether a rule's light bulb is for code that initializes TorchSharp modules, and not for attributes.</summary>
    public static bool IsForTorchSharpAlone(string id) => RuleCatalog.All.Any(rule => rule.Id == id && rule is { HasTorchSharpEdits: true, HasEdits: false });

    /// <summary>Whether a rule has one.</summary>
    public static bool Has(string id) => Of(id) is not null;
}
