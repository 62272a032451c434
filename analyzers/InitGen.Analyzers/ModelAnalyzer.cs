using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn;
using InitGen.Roslyn.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Analyzers;

/// <summary>
/// Reads each model once, with the same reader as the generator, runs the catalogue over it, and reports what is found at the member it
/// is about.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!TypeNames.Sees(start.Compilation, KnownNames.CoreAssembly)) return;
            var files = new WeightFiles(start.Options);
            start.RegisterSymbolStartAction(
                type =>
                {
                    // At the end of a type its bodies have been bound for all analyzers; before, each would be bound twice.
                    if (IsOurs((INamedTypeSymbol)type.Symbol)) type.RegisterSymbolEndAction(end => Analyze(end, files));
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(ReportNeverInitialized);
        });
    }

    private static bool IsOurs(INamedTypeSymbol type) => LayerTypes.IsMarked(type) || MarkedMembers.Any(type) || LayerReader.Strays(type).Any();

    private static void Analyze(SymbolAnalysisContext context, WeightFiles files)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        bool isLayer = LayerTypes.IsMarked(type);
        if (!isLayer)
        {
            foreach (Finding finding in LayerReader.Strays(type)) Report(context, type, finding);
            if (!MarkedMembers.Any(type)) return;
        }

        if (TargetRequirements.Unmet(context.Compilation) is { } unmet)
        {
            Report(context, type, new Finding(
                UsageRules.TooOldForGeneratedCode, string.Empty, FindingPlace.Type, EquatableArray.Of(type.Name, unmet)));
        }

        if (isLayer)
        {
            LayerReading layer = LayerReader.Read(type, context.Compilation, context.CancellationToken);
            foreach (Finding finding in layer.Findings) Report(context, type, finding);
            return;
        }

        ModelReading reading = ModelReader.Read(type, context.Compilation, context.CancellationToken);
        IEnumerable<Finding> findings = reading.Findings
            .Concat(ModelFindings.Of(reading, Settings(context, type)))
            .Concat(files.Check(reading, context.CancellationToken));
        foreach (Finding finding in findings)
        {
            if (!FindingLocation.IsJustified(type, finding)) Report(context, type, finding);
        }
    }

    private static void ReportNeverInitialized(CompilationAnalysisContext context)
    {
        foreach (INamedTypeSymbol type in InitializationCalls.Missing(context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(UsageRules.NeverInitialized),
                type.Locations.FirstOrDefault(static location => location.IsInSource) ?? Location.None,
                type.Name));
        }
    }

    private static RuleOptions Settings(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        RuleOptions options = RuleSettings.Read(context, type, out IReadOnlyList<(RuleOption Option, string Given)> problems);
        foreach ((RuleOption option, string given) in problems)
        {
            Report(context, type, new Finding(
                UsageRules.SettingNotUnderstood, string.Empty, FindingPlace.Type, EquatableArray.Of(type.Name, option.Key, given, option.Range)));
        }

        return options;
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, Finding finding)
    {
        Location location = FindingLocation.Of(type, finding, context.CancellationToken);
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.Changes.Count > 0)
            properties = properties.Add(FindingProperties.Changes, string.Join("\n", finding.Changes.Select(static change => change.Encode())));
        if (finding.Edits.Count > 0)
            properties = properties.Add(FindingProperties.Edits, string.Join("\n", finding.Edits.Select(static change => change.Encode())));
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.Of(finding.Rule),
            location,
            Descriptors.Severity(finding.Level),
            additionalLocations: null,
            properties,
            [.. finding.Arguments]));
    }
}
