using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace InitGen.Analyzers;

/// <summary>The catalogue's entries as Roslyn's descriptors.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = RuleCatalog.All.ToDictionary(
        static rule => rule.Id,
        static rule => Make(rule, rule.Message));

    // The message comes as a whole.
    private static readonly Dictionary<string, DiagnosticDescriptor> WithWholeMessage = RuleCatalog.All.ToDictionary(static rule => rule.Id, static rule => Make(rule, "{0}"));

    /// <summary>All descriptors, in the order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        RuleCatalog.All.Select(static rule => ById[rule.Id]).ToImmutableArray();

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(RuleInfo rule) => ById[rule.Id];

    /// <summary>The descriptor of a rule whose findings say their message themselves.</summary>
    public static DiagnosticDescriptor InOtherWords(RuleInfo rule) => WithWholeMessage[rule.Id];

    /// <summary>A level as Roslyn's severity.</summary>
    public static DiagnosticSeverity Severity(RuleLevel level) => level switch
    {
        RuleLevel.Error => DiagnosticSeverity.Error,
        RuleLevel.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static DiagnosticDescriptor Make(RuleInfo rule, string message) => new(
        rule.Id,
        rule.Title,
        message,
        rule.Category,
        Severity(rule.Level),
        isEnabledByDefault: true,
        rule.Description,
        rule.HelpLink,
        rule.IsAtEnd ? [WellKnownDiagnosticTags.CompilationEnd] : []);
}
