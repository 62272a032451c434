using System;
using System.Linq;
using System.Threading.Tasks;

namespace InitGen.Testing.Tests;

public sealed class TestProjectTests
{
    private static readonly AnalyzerVerifier Verify = new() { Analyzers = [new BadFieldAnalyzer()] };

    [Fact]
    public void The_framework_is_referenced_and_nothing_of_the_test()
    {
        var names = TestReferences.Framework.Select(r => System.IO.Path.GetFileNameWithoutExtension(r.Display!)).ToList();

        Assert.Contains("System.Runtime", names);
        Assert.Contains("System.Private.CoreLib", names);
        Assert.DoesNotContain(names, name => name.StartsWith("xunit", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void References_are_read_once() => Assert.Same(TestReferences.AssemblyOf<Markup>(), TestReferences.FromPath(typeof(Markup).Assembly.Location));

    [Fact]
    public void A_reference_is_added_once()
    {
        var project = TestProject.Of().WithReferences(TestReferences.AssemblyOf<Markup>(), TestReferences.AssemblyOf<Markup>());

        Assert.Equal(TestReferences.Framework.Length + 1, project.WithReferences(TestReferences.AssemblyOf<Markup>()).References.Length);
    }

    [Fact]
    public void A_document_replaces_the_one_with_its_path()
    {
        var project = TestProject.Of("a", "b").WithDocument("Test1.cs", "c");

        Assert.Equal([new TestDocument("Test0.cs", "a"), new TestDocument("Test1.cs", "c")], project.Documents);
    }

    [Fact]
    public void Markup_is_taken_out_of_all_projects()
    {
        var project = TestProject.Of("[|a|]").WithProjectReferences(TestProject.Of("{|X:b|}") with { Name = "Other" }).WithoutMarkup();

        Assert.Equal(["a", "b"], [project.Documents[0].Text, project.ProjectReferences[0].Documents[0].Text]);
    }

    [Fact]
    public Task Two_projects_of_one_name_are_red() =>
        Red.Because("Two different projects are called 'Test'", () => Verify.VerifyAsync(TestProject.Of("").WithProjectReferences(TestProject.Of("class C { }"))));

    [Fact]
    public Task A_wrong_severity_in_a_configuration_is_red() =>
        Red.Because("The analyzer configuration is wrong", () => Verify.VerifyAsync(TestProject.Of("").WithEditorConfig("dotnet_diagnostic.TOY001.severity = loud")));

    [Fact]
    public Task Global_configurations_that_contradict_each_other_are_red()
    {
        TestDocument Config(string name, int value) => new(name, $"is_global = true\na = {value}");

        return Red.Because(
            "The analyzer configuration is wrong",
            () => Verify.VerifyAsync(TestProject.Of("") with { AnalyzerConfigs = [Config("a.globalconfig", 1), Config("b.globalconfig", 2)] }));
    }

    [Fact]
    public void The_folder_of_the_solution_is_found_and_its_absence_is_red()
    {
        Assert.True(System.IO.File.Exists(System.IO.Path.Combine(SolutionFolder.Find(), "InitGen.sln")));

        var elsewhere = System.IO.Path.Combine(System.IO.Directory.CreateTempSubdirectory().FullName, "Test.cs");
        System.IO.File.WriteAllText(elsewhere, "");
        Red.Because("No folder above", () => { SolutionFolder.Find(elsewhere); });
    }
}
