using InitGen.Analyzers;
using InitGen.CompilerServices;
using InitGen.Generator;
using InitGen.Testing;

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
}
