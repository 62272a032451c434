using System.Collections.Generic;
using System.Linq;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Analyzers;

/// <summary>The thresholds that .editorconfig sets for the file of a type.</summary>
internal static class RuleSettings
{
    /// <summary>Reads them.</summary>
    /// <param name="context">The analysis.</param>
    /// <param name="type">The type.</param>
    /// <param name="problems">What is not understood.</param>
    /// <returns>The thresholds; the default where one is not set, or not understood.</returns>
    public static RuleOptions Read(SymbolAnalysisContext context, INamedTypeSymbol type, out IReadOnlyList<(RuleOption Option, string Given)> problems)
    {
        problems = [];
        if (type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is not { } tree) return RuleOptions.Default;
        AnalyzerConfigOptions set = context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        var settings = new Dictionary<string, string>();
        foreach (RuleOption option in RuleOptions.All)
        {
            if (set.TryGetValue(option.Key, out string? text)) settings.Add(option.Key, text);
        }

        return RuleOptions.Read(settings, out problems);
    }
}
