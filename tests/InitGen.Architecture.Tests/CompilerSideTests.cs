using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace InitGen.Architecture.Tests;

/// <summary>What runs inside the compiler finds there all that it needs, in any host back to the oldest.</summary>
public sealed class CompilerSideTests
{
    private static readonly Version RoslynFloor = new(4, 5, 0, 0);

    // What a host of the oldest supported compiler has at hand, with the highest version that it can bind.
    private static readonly Dictionary<string, Version> Host = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = RoslynFloor,
        ["Microsoft.CodeAnalysis.CSharp"] = RoslynFloor,
        ["Microsoft.CodeAnalysis.Workspaces"] = RoslynFloor,
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(6, 0, 0, 0),
    };

    public static TheoryData<string> Assemblies => [.. House.InsideTheCompiler];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void It_refers_to_nothing_that_its_host_lacks(string assembly) =>
        Assert.Empty(Missing(AssemblyFile.Read(House.Assembly(assembly, oldest: true)).References));

    [Fact]
    public void It_is_compiled_against_the_oldest_compiler()
    {
        IEnumerable<AssemblyName> roslyn = House.InsideTheCompiler
            .SelectMany(static name => AssemblyFile.Read(House.Assembly(name, oldest: true)).References)
            .Where(static reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.Equal([RoslynFloor], roslyn.Select(static reference => reference.Version!).Distinct());
    }

    [Fact]
    public void Theory_and_graph_know_no_compiler()
    {
        foreach (string name in new[] { "InitGen.Core", "InitGen.Graph" })
        {
            Assert.DoesNotContain(
                Names(name, oldest: true), static reference => reference.StartsWith("Microsoft.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Core_needs_the_framework_alone()
    {
        Assert.Empty(ProjectFile.Read("src/InitGen.Core/InitGen.Core.csproj").PackageReferences);
        Assert.Empty(ProjectFile.Read("src/InitGen.Graph/InitGen.Graph.csproj").PackageReferences);
        Assert.Equal(["netstandard"], Names("InitGen.Core", oldest: true));
        Assert.All(Names("InitGen.Core", oldest: false), static name => Assert.StartsWith("System.", name));
    }

    [Fact]
    public void Runtime_depends_on_tensors_and_nothing_else()
    {
        Assert.Equal(["System.Numerics.Tensors"], ProjectFile.Read("src/InitGen.Runtime/InitGen.Runtime.csproj").PackageReferences);
        foreach (bool oldest in new[] { false, true })
        {
            Assert.All(
                Names("InitGen.Runtime", oldest).Where(static name => name != "InitGen.Core"),
                static name => Assert.StartsWith("System.", name));
        }
    }

    [Fact]
    public void Another_assembly_and_a_newer_version_are_red() => Assert.Equal(
        ["DiffPlex 1.0.0.0", "Microsoft.CodeAnalysis 4.8.0.0", "System.Composition.AttributedModel 6.0.0.0"],
        Missing(
        [
            new AssemblyName("netstandard, Version=2.0.0.0"),
            new AssemblyName("DiffPlex, Version=1.0.0.0"),
            new AssemblyName("Microsoft.CodeAnalysis, Version=4.8.0.0"),
            new AssemblyName("Microsoft.CodeAnalysis.CSharp, Version=4.5.0.0"),
            new AssemblyName("System.Composition.AttributedModel, Version=6.0.0.0"),
            new AssemblyName("InitGen.Core, Version=0.1.0.0"),
        ]));

    private static IEnumerable<string> Names(string assembly, bool oldest) =>
        AssemblyFile.Read(House.Assembly(assembly, oldest)).References.Select(static reference => reference.Name!);

    private static IEnumerable<string> Missing(IEnumerable<AssemblyName> references) => references
        .Where(static reference => !House.Below.ContainsKey(reference.Name!)
            && !(Host.TryGetValue(reference.Name!, out Version? highest) && reference.Version <= highest))
        .Select(static reference => $"{reference.Name} {reference.Version}")
        .Order(StringComparer.Ordinal);
}
