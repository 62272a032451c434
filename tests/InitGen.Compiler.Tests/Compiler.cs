using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.CompilerServices;
using InitGen.Generator;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests;

/// <summary>The compiler host of these tests: a project that has the package installed.</summary>
internal static class Compiler
{
    public static TestProject Project { get; } = new TestProject()
        .WithReferences(
            TestReferences.AssemblyOf<InitAttribute>(),
            TestReferences.AssemblyOf<IInitializable>(),
            TestReferences.AssemblyOf<System.Numerics.Tensors.Tensor<float>>());

    public static GeneratorVerifier Generator { get; } = new()
    {
        Generator = new InitGenerator(),
        TrackedSteps =
        [
            TrackingNames.InitModels, TrackingNames.BiasModels, TrackingNames.TiedModels, TrackingNames.PretrainedModels, TrackingNames.TargetedModels,
            TrackingNames.Layers, TrackingNames.Target, TrackingNames.Kernels, TrackingNames.UsesModules, TrackingNames.Modules,
        ],
        Template = Project,
    };

    public static AnalyzerVerifier Analyzer { get; } = new()
    {
        Analyzers = [new ModelAnalyzer()],
        Generators = [new InitGenerator()],
        Template = Project,
    };

    /// <summary>Usings and a namespace around a model's source.</summary>
    public static string Model(string source) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Numerics.Tensors;
        using InitGen;

        namespace Models;

        {{source}}
        """;
}
