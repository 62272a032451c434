using System.Collections.Immutable;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>What the tests of rules about TorchSharp share: modules are written without usings and namespace, in a project without InitGen's attributes.</summary>
public abstract class TorchRuleTest
{
    // What becomes of the signal in these examples is not what they are about.
    private const string OtherRules = "dotnet_analyzer_diagnostic.category-InitGen.Scheme.severity = none\ndotnet_analyzer_diagnostic.category-InitGen.Signal.severity = none\ndotnet_analyzer_diagnostic.category-InitGen.Structure.severity = none";

    private protected static TestProject Project { get; } = new TestProject().WithReferences(TestReferences.AssemblyOf<TorchSharp.torch.Tensor>()).WithEditorConfig(OtherRules);

    private protected static AnalyzerVerifier Analyzer { get; } = new() { Analyzers = [new TorchSharpAnalyzer()], Template = Project };

    /// <summary>The source has exactly the findings that its markup says.</summary>
    private protected static Task Finds(string source, params ImmutableArray<ExpectedDiagnostic> expected) => Analyzer.VerifyAsync(Source(source), expected);

    /// <summary>The source is right.</summary>
    private protected static Task IsSilent(string source) => Analyzer.VerifyAsync(Source(source));

    /// <summary>A project in which all findings of a rule have one level, so that a mark by its id is enough.</summary>
    private protected static Task FindsAtOneLevel(string id, string source) =>
        Analyzer.VerifyAsync(AtOneLevel(id).WithSources(Source(source)));

    /// <summary>The light bulb turns one source into the other, one by one and all at once.</summary>
    private protected static Task Fixes(string id, string before, string after, int offer = 0) => new CodeFixVerifier
    {
        Analyzers = [new TorchSharpAnalyzer()],
        Fix = new RewriteCodeFix(),
        EquivalenceKey = offer == 0 ? nameof(RewriteCodeFix) : $"{nameof(RewriteCodeFix)} {offer}",
        Template = AtOneLevel(id),
    }.VerifyAsync(Source(before), Source(after));

    /// <summary>The findings are there, and no light bulb is offered.</summary>
    private protected static Task OffersNothing(string id, string source) => new CodeFixVerifier
    {
        Analyzers = [new TorchSharpAnalyzer()],
        Fix = new RewriteCodeFix(),
        Template = AtOneLevel(id),
    }.VerifyNotOfferedAsync(Source(source));

    private protected static TestProject AtOneLevel(string id) => Project.WithEditorConfig(OtherRules + $"\ndotnet_diagnostic.{id}.severity = warning");

    /// <summary>Usings and a namespace around a source.</summary>
    private protected static string Source(string source) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Models;

        {{source}}
        """;
}
