using System.Collections.Immutable;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.Generator;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>What the tests of a rule share: models are written without usings and namespace.</summary>
public abstract class RuleTest
{
    /// <summary>The model has exactly the findings that its markup says.</summary>
    private protected static Task Finds(string model, params ImmutableArray<ExpectedDiagnostic> expected) =>
        Compiler.Analyzer.VerifyAsync(Compiler.Model(model), expected);

    /// <summary>The model is right.</summary>
    private protected static Task IsSilent(string model) => Compiler.Analyzer.VerifyAsync(Compiler.Model(model));

    /// <summary>A project in which all findings of a rule have one level, so that a mark by its id is enough.</summary>
    private protected static TestProject AtOneLevel(string id, string level = "warning") =>
        Compiler.Project.WithEditorConfig($"dotnet_diagnostic.{id}.severity = {level}");

    /// <summary>The light bulb turns one model into the other, one by one and all at once.</summary>
    private protected static Task Fixes<TFix>(string before, string after, string? title = null)
        where TFix : CodeFixProvider, new() =>
        Fix<TFix>(title).VerifyAsync(Compiler.Model(before), Compiler.Model(after));

    /// <summary>The change that fits best, where several are offered, in a project in which the rule has one level.</summary>
    private protected static Task FixesFirst(string id, string before, string after, string level = "warning") =>
        (Fix<ChangeAttributeFix>() with { EquivalenceKey = nameof(ChangeAttributeFix), Template = AtOneLevel(id, level) })
            .VerifyAsync(Compiler.Model(before), Compiler.Model(after));

    private protected static CodeFixVerifier Fix<TFix>(string? title = null)
        where TFix : CodeFixProvider, new() => new()
        {
            Analyzers = [new ModelAnalyzer()],
            Fix = new TFix(),
            Generators = [new InitGenerator()],
            Title = title,
            Template = Compiler.Project,
        };
}
