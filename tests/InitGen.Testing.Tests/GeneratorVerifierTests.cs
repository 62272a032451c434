using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing.Tests;

public sealed class GeneratorVerifierTests
{
    private const string Source = "[Toys.Toy] public partial class Net { }";

    [Fact]
    public void A_good_generator_is_green()
    {
        var result = Verifier(new GoodGenerator()).Verify(Source);

        Assert.Equal(["Net.g.cs"], result.Sources.Keys);
        Assert.Contains("public double Half => 0.5;", result["Net.g.cs"], StringComparison.Ordinal);
        Assert.Equal([new ToyModel("Net")], result.Run.Steps["Models"].Select(o => o.Value));
    }

    [Fact]
    public void A_source_without_models_is_green() => Assert.Empty(Verifier(new GoodGenerator()).Verify("class Other { }").Sources);

    [Fact]
    public void An_edit_shows_what_it_changes()
    {
        var project = Toy.Project.WithDocument("A.cs", "[Toys.Toy] partial class A { }").WithDocument("B.cs", "[Toys.Toy] partial class B { }");
        var result = Verifier(new GoodGenerator()).Verify(project);

        var after = result.Edit(project.WithDocument("B.cs", "[Toys.Toy] partial class C { }"));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], after.Reasons("Models").Order());
        Assert.Equal(["A.g.cs", "C.g.cs"], after.Sources.Keys);
    }

    [Fact]
    public void Referenced_projects_get_their_code_too()
    {
        var models = Toy.Project.WithDocument("Model.cs", "[Toys.Toy] public partial class Base { }") with { Name = "Models" };
        var project = Toy.Project.WithDocument("Net.cs", "[Toys.Toy] public partial class Net { public double Twice => 2 * new Base().Half; }")
            .WithProjectReferences(models);

        Assert.Equal(["Net.g.cs"], Verifier(new GoodGenerator()).Verify(project).Sources.Keys);
    }

    [Fact]
    public void Exceptions_are_red_with_their_stack()
    {
        var report = Red.Because("CS8785", () => { Verifier(new ThrowingGenerator()).Verify(Source); });

        Assert.Contains("the toy is broken", report, StringComparison.Ordinal);
        Assert.Contains("ThrowingGenerator.Read", report, StringComparison.Ordinal);
        Assert.Contains("public partial class Net", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Diagnostics_of_the_generator_are_red_unless_allowed()
    {
        Red.Because("info TOY900: The generator talks", () => { Verifier(new TalkingGenerator()).Verify(Source); });

        var result = (Verifier(new TalkingGenerator()) with { AllowedDiagnostics = ["TOY900"] }).Verify(Source);
        Assert.Equal("TOY900", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void Errors_in_generated_code_are_red_with_carets()
    {
        var report = Red.Because("error CS1001", () => { Verifier(new UnparsableGenerator()).Verify(Source); });

        Assert.Contains("    1 | class {\n      |       ^ error CS1001", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_in_generated_code_are_red_unless_allowed()
    {
        Red.Because("warning CS0169", () => { Verifier(new WarningGenerator()).Verify(Source); });

        (Verifier(new WarningGenerator()) with { AllowedDiagnostics = ["CS0169"] }).Verify(Source);
    }

    [Fact]
    public void Undocumented_generated_members_are_red_but_undocumented_models_are_not() =>
        Red.Because(
            "CS1591: Missing XML comment for publicly visible type or member 'Net.Undocumented'",
            () => { Verifier(new UndocumentedGenerator()).Verify(Source); });

    [Fact]
    public void Carriage_returns_are_red() =>
        Red.Because("has carriage returns", () => { Verifier(new CarriageReturnGenerator()).Verify(Source); });

    [Fact]
    public void Output_that_knows_the_time_is_red() =>
        Red.Because("Two runs over the same text differ", () => { Verifier(new ClockGenerator()).Verify(Source); });

    [Fact]
    public void Output_that_knows_the_culture_is_red()
    {
        var report = Red.Because("Output depends on the culture", () => { Verifier(new CultureGenerator()).Verify(Source); });

        Assert.Contains("-    public double Half => (-0.5);\n+    public double Half => (\u22120,5);", report, StringComparison.Ordinal);
    }

    public static TheoryData<string> Leaks => [.. LeaksByName.Keys];

    private static readonly Dictionary<string, Func<GeneratorAttributeSyntaxContext, object>> LeaksByName = new()
    {
        ["ISymbol"] = c => c.TargetSymbol,
        ["SyntaxNode"] = c => c.TargetNode,
        ["SyntaxTree"] = c => c.TargetNode.SyntaxTree,
        ["SyntaxReference"] = c => c.TargetNode.GetReference(),
        ["Location"] = c => c.TargetNode.GetLocation(),
        ["Compilation"] = c => c.SemanticModel.Compilation,
        ["SemanticModel"] = c => c.SemanticModel,
        ["AttributeData"] = c => c.Attributes[0],
        ["ISymbol in an array"] = c => new[] { c.TargetSymbol },
        ["ISymbol in a list in a tuple"] = c => (1, new List<object> { "text", c.TargetSymbol }),
        ["ISymbol in a closure"] = c => Capture(c.TargetSymbol),
        ["SyntaxNode in a token"] = c => c.TargetNode.GetFirstToken(),
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public void Models_that_hold_a_compilation_are_red(string leak)
    {
        var report = Red.Because($"holds a {leak.Split(' ')[0]}", () => { Verifier(new LeakyGenerator(LeaksByName[leak])).Verify(Source); });

        Assert.Contains("SymbolModel.Held", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compilation_right_before_the_output_is_red() =>
        Red.Because("a value of the input of a source output holds a Compilation", () => { Verifier(new LateLeakGenerator()).Verify(Source); });

    [Fact]
    public void A_pipeline_without_names_is_red() =>
        Red.Because("names none of its steps", () => { new GeneratorVerifier { Generator = new NamelessGenerator(), Template = Toy.Project }.Verify(Source); });

    [Fact]
    public void A_step_that_does_not_exist_is_red() =>
        Red.Because(
            "No step of the pipeline is called Modles. The steps that ran: Models.",
            () => { (Verifier(new GoodGenerator()) with { TrackedSteps = ["Modles"] }).Verify(Source); });

    [Fact]
    public void A_step_that_did_not_run_is_red_when_all_are_required()
    {
        var verifier = Verifier(new GoodGenerator()) with { TrackedSteps = ["Models", "Facts"] };
        verifier.Verify(Source);

        Red.Because("No step of the pipeline is called Facts", () => { (verifier with { RequireAllSteps = true }).Verify(Source); });
    }

    [Fact]
    public void Models_without_equality_are_red() =>
        Red.Because("Two values of step 'Models' from two parses of the same text are not equal", () => { Verifier(new ListGenerator()).Verify(Source); });

    [Fact]
    public void Models_with_unequal_hash_codes_are_red() =>
        Red.Because("are equal but have different hash codes", () => { Verifier(new BadHashGenerator()).Verify(Source); });

    [Fact]
    public void Output_that_needs_the_syntax_of_another_project_is_red()
    {
        var models = TestProject.Of("public class Base { }") with { Name = "Models" };
        var project = Toy.Project.WithDocument("Net.cs", "[Toys.Toy] public partial class Net : Base { }").WithProjectReferences(models);

        Red.Because("Projects referenced as metadata (command line) and as compilations (editor)", () => { Verifier(new ForeignSyntaxGenerator()).Verify(project); });
    }

    [Fact]
    public void Work_for_the_same_input_is_red() =>
        Red.Because("Not cached: after a second run over the same input, step 'Models'", () => { Verifier(new NeverEqualGenerator()).Verify(Source); });

    [Fact]
    public void Work_for_a_new_file_is_red() =>
        Red.Because("Not cached: after a new file", () => { Verifier(new CountingGenerator(_ => true)).Verify(Source); });

    [Fact]
    public void Work_for_a_comment_in_another_file_is_red() =>
        Red.Because(
            "Not cached: after a comment typed in another file",
            () => { Verifier(new CountingGenerator(t => t.ToString().Contains("/*", StringComparison.Ordinal))).Verify(Source); });

    [Fact]
    public void Work_for_a_comment_in_the_same_file_is_red() =>
        Red.Because("Not cached: after a comment typed at the end of the models' own files", () => { Verifier(new PlacedGenerator()).Verify(Source); });

    private static Func<string> Capture(ISymbol symbol) => () => symbol.Name;

    private static GeneratorVerifier Verifier(IIncrementalGenerator generator) =>
        new() { Generator = generator, TrackedSteps = ["Models"], Template = Toy.Project };
}
