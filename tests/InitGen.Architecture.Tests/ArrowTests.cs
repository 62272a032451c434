using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InitGen.Architecture.Tests;

/// <summary>Arrows point down only, in project files and in what the compiler made of them.</summary>
public sealed class ArrowTests
{
    public static TheoryData<string> Projects =>
        [.. House.Files(House.ProductFolders).Where(static path => path.EndsWith(".csproj", StringComparison.Ordinal))];

    public static TheoryData<string> Assemblies => [.. House.Below.Keys.Where(static name => !name.EndsWith(".Package", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_what_lies_below_it(string project) =>
        Assert.Empty(Upwards(Name(project), ProjectFile.Read(project).ProjectReferences.Select(Name)));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_refers_to_what_lies_below_it(string assembly)
    {
        foreach (bool oldest in new[] { false, true })
        {
            IEnumerable<string> references = AssemblyFile.Read(House.Assembly(assembly, oldest)).References
                .Select(static reference => reference.Name!)
                .Where(static name => name.StartsWith("InitGen", StringComparison.Ordinal));
            Assert.Empty(Upwards(assembly, references));
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_product_takes_nothing_from_tests_and_samples(string project) =>
        Assert.Empty(Outside(ProjectFile.Read(project).Files));

    [Fact]
    public void Every_project_has_its_place()
    {
        IEnumerable<string> names = Projects.Select(static row => Name(row.Data));
        Assert.Subset(House.Below.Keys.ToHashSet(), names.ToHashSet());
        Assert.Superset(House.Below.Keys.Where(static name => !name.EndsWith(".Package", StringComparison.Ordinal)).ToHashSet(), names.ToHashSet());
    }

    [Fact]
    public void The_plan_has_no_circle()
    {
        foreach ((string upper, var below) in House.Below)
        {
            Assert.DoesNotContain(upper, below);
            Assert.All(below, lower => Assert.Subset(below.ToHashSet(), House.Below[lower].ToHashSet()));
        }
    }

    [Fact]
    public void An_arrow_that_points_up_or_sideways_is_red()
    {
        Assert.Equal(["InitGen.Core must not refer to InitGen.Graph."], Upwards("InitGen.Core", ["InitGen.Graph"]));
        Assert.Equal(["InitGen.Graph must not refer to InitGen.Runtime."], Upwards("InitGen.Graph", ["InitGen.Core", "InitGen.Runtime"]));
        Assert.Equal(
            ["InitGen.Generator must not refer to InitGen.Analyzers."],
            Upwards("InitGen.Generator", ["InitGen.Roslyn", "InitGen.Analyzers"]));
        Assert.Equal(["InitGen.Core must not refer to InitGen.Testing."], Upwards("InitGen.Core", ["InitGen.Testing"]));
        Assert.Equal(["InitGen.New has no place in the house."], Upwards("InitGen.New", []));
    }

    [Fact]
    public void A_project_file_that_reaches_for_tests_is_red()
    {
        ProjectFile project = ProjectFile.Parse("src/InitGen.Core/InitGen.Core.csproj", """
            <Project>
              <ItemGroup>
                <ProjectReference Include="../InitGen.Graph/InitGen.Graph.csproj" />
                <Compile Include="..\..\tests\Shared\X.cs;$(MSBuildThisFileDirectory)Y.cs" />
                <Import Project="../../samples/Directory.Build.props" />
                <PackageReference Include="Third.Party" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal(["src/InitGen.Graph/InitGen.Graph.csproj"], project.ProjectReferences);
        Assert.Equal(["Third.Party"], project.PackageReferences);
        Assert.Equal(["samples/Directory.Build.props", "tests/Shared/X.cs"], Outside(project.Files));
    }

    private static IEnumerable<string> Upwards(string project, IEnumerable<string> references) =>
        House.Below.TryGetValue(project, out var below)
            ? references.Where(name => !below.Contains(name)).Select(name => $"{project} must not refer to {name}.")
            : [$"{project} has no place in the house."];

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private static IEnumerable<string> Outside(IEnumerable<string> files) => files
        .Where(static path => path.StartsWith("tests/", StringComparison.Ordinal) || path.StartsWith("samples/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
