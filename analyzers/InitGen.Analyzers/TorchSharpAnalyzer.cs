using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn;
using InitGen.Roslyn.TorchSharp;
using InitGen.Roslyn.TorchSharp.Initialization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Analyzers;

/// <summary>Looks at models written with TorchSharp, which need no attribute. A project that does not refer to TorchSharp pays nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TorchSharpAnalyzer : DiagnosticAnalyzer
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
            if (TorchSymbols.Of(start.Compilation) is not { } torch) return;
            start.RegisterOperationAction(call => AnalyzeCall(call, torch), OperationKind.Invocation);
            start.RegisterSymbolStartAction(
                module =>
                {
                    // At the end of a type its bodies have been bound for all analyzers; before, each would be bound twice.
                    if (IsModule((INamedTypeSymbol)module.Symbol, torch)) module.RegisterSymbolEndAction(end => AnalyzeModule(end, torch));
                },
                SymbolKind.NamedType);
        });
    }

    private static bool IsModule(INamedTypeSymbol type, TorchSymbols torch) => type.TypeKind == TypeKind.Class && torch.IsModule(type);

    private static void AnalyzeCall(OperationAnalysisContext context, TorchSymbols torch)
    {
        foreach (CodeFinding finding in InitializationRules.OfCall((IInvocationOperation)context.Operation, torch, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(Diagnose(finding));
    }

    private static void AnalyzeModule(SymbolAnalysisContext context, TorchSymbols torch)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (PlacedFinding found in ModuleFindings.Of(type, torch, context.Compilation, RuleSettings.Read(context, type, out _), context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                found.HasWholeMessage ? Descriptors.InOtherWords(found.Rule) : Descriptors.Of(found.Rule),
                found.In(context.Compilation, context.CancellationToken),
                Descriptors.Severity(found.Level),
                additionalLocations: null,
                Edits(found.Changes),
                [.. found.Arguments]));
        }
    }

    private static Diagnostic Diagnose(CodeFinding finding) => Diagnostic.Create(
        Descriptors.Of(finding.Rule),
        finding.Location,
        Descriptors.Severity(finding.Level),
        additionalLocations: null,
        Edits(finding.Changes),
        [.. finding.Arguments]);

    private static ImmutableDictionary<string, string?> Edits(EquatableArray<SourceChange> changes) => changes.Count == 0
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Edits, string.Join("\n", changes.Select(static change => change.Encode())));
}
