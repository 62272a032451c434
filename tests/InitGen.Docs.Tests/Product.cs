using System;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.CompilerServices;
using InitGen.Generator;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InitGen.Docs.Tests;

/// <summary>The product as the examples see it: a project that has the package installed.</summary>
internal static class Product
{
    public static TestProject Project { get; } = new TestProject()
        .WithReferences(
            TestReferences.AssemblyOf<InitAttribute>(),
            TestReferences.AssemblyOf<IInitializable>(),
            TestReferences.AssemblyOf<System.Numerics.Tensors.Tensor<float>>());

    public static AnalyzerVerifier Analyzer { get; } = new()
    {
        Analyzers = [new ModelAnalyzer()],
        Generators = [new InitGenerator()],
        Template = Project,
    };

    /// <summary>Every light bulb there is.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(MakePartialFix).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(CodeFixProvider)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The light bulb that repairs what a rule finds; to keep it and say why repairs nothing.</summary>
    public static CodeFixProvider? FixOf(string id) =>
        Fixes.FirstOrDefault(fix => fix is not KeepWithReasonFix && fix.FixableDiagnosticIds.Contains(id));
}
