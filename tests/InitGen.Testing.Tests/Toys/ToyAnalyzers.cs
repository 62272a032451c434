using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Testing.Tests;

/// <summary>Finds fields whose name starts with "bad".</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal class BadFieldAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule =
        new("TOY001", "Bad field", "Field '{0}' of {1} is bad", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.Field);
    }

    protected virtual void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol.Name.StartsWith("bad", StringComparison.Ordinal))
            Report(context);
    }

    protected virtual void Report(SymbolAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Symbol.Locations[0], context.Symbol.Name, context.Symbol.ContainingType.Name));
}

internal sealed class ThrowingAnalyzer : BadFieldAnalyzer
{
    protected override void Report(SymbolAnalysisContext context) => throw new InvalidOperationException("the toy is broken");
}

internal sealed class FormatlessAnalyzer : BadFieldAnalyzer
{
    protected override void Report(SymbolAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Symbol.Locations[0]));
}

internal sealed class TwoRulesAnalyzer : BadFieldAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [Rule, new("TOY002", "Never", "Never", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true)];
}

/// <summary>Reports, at no place, what the host's options say.</summary>
internal sealed class OptionsAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule =
        new("TOY003", "Options", "{0}", "Toy", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(c =>
        {
            var options = c.Options.AnalyzerConfigOptionsProvider;
            options.GlobalOptions.TryGetValue("build_property.Toy", out var property);
            var file = c.Options.AdditionalFiles.IsEmpty ? null : c.Options.AdditionalFiles[0].GetText()?.ToString();
            foreach (var tree in c.Compilation.SyntaxTrees)
            {
                if (options.GetOptions(tree).TryGetValue("toy.option", out var option))
                    c.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, $"{option} {property} {file}"));
            }
        });
    }
}

/// <summary>Asks for the syntax of symbols of other projects, which works in an editor until it does not.</summary>
internal sealed class ForeignSyntaxAnalyzer : BadFieldAnalyzer
{
    protected override void Analyze(SymbolAnalysisContext context)
    {
        var type = ((IFieldSymbol)context.Symbol).Type;
        if (!type.DeclaringSyntaxReferences.IsEmpty)
            context.Compilation.GetSemanticModel(type.DeclaringSyntaxReferences[0].SyntaxTree);
    }
}
