using InitGen.Testing;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Projects that use TorchSharp.</summary>
internal static class TorchSharpProject
{
    /// <summary>A project on the newest line (what follows 0.106). Its code can run.</summary>
    public static TestProject Template { get; } =
        Compiler.Project.WithReferences(TestReferences.AssemblyOf<global::TorchSharp.torch.Tensor>());

    /// <summary>A project on a line that is long gone (0.97). Its code is compiled and never run.</summary>
    public static TestProject Old { get; } = Compiler.Project.WithReferences(OldTorchSharp.Reference);

    /// <summary>Usings and a namespace around a model's source.</summary>
    public static string Model(string source) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using InitGen;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Models;

        {{source}}
        """;
}
