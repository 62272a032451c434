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

    /// <summary>The same, with TorchSharp beside it.</summary>
    public static TestProject TorchSharpProject { get; } = Project.WithReferences(TestReferences.AssemblyOf<TorchSharp.torch.Tensor>());

    public static AnalyzerVerifier Analyzer { get; } = new()
    {
        Analyzers = [new ModelAnalyzer(), new TorchSharpAnalyzer()],
        Generators = [new InitGenerator()],
        Template = Project,
    };
}
