using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing.Tests;

public sealed class AnalyzerVerifierTests
{
    private static readonly AnalyzerVerifier Verify =
        new() { Analyzers = [new BadFieldAnalyzer()], Generators = [new GoodGenerator()], Template = Toy.Project };

    [Fact]
    public Task Asserted_findings_are_green() => Verify.VerifyAsync("public class C { public int {|TOY001:bad|}, good, [|bad2|]; }");

    [Fact]
    public async Task The_result_tells_what_was_seen()
    {
        var result = await Verify.VerifyAsync("public class C { public int [|bad|]; }");

        Assert.Contains(result.Diagnostics, d => d.Id == "TOY001");
    }

    [Fact]
    public Task Code_that_needs_generated_members_compiles() =>
        Verify.VerifyAsync("[Toys.Toy] partial class C { public int [|bad|]; public double Twice => 2 * Half; }");

    [Fact]
    public Task Compiler_errors_are_asserted_like_findings() => Verify.VerifyAsync("public class C { {|CS0246:Unknown|} [|bad|]; }");

    [Fact]
    public Task Severity_message_and_arguments_may_be_asserted() =>
        Verify.VerifyAsync(
            "public class C { public int {|#0:bad0|}, {|#1:bad1|}; }",
            new ExpectedDiagnostic("TOY001") { At = "0", Severity = DiagnosticSeverity.Warning, Message = "Field 'bad0' of C is bad" },
            new ExpectedDiagnostic("TOY001") { At = "1", Arguments = ["bad1", "C"] });

    [Fact]
    public async Task An_unasserted_finding_is_red_and_the_report_says_how_to_assert_it()
    {
        var report = await Red.Because("not asserted: warning TOY001: Field 'bad' of C is bad", () => Verify.VerifyAsync("public class C { public int bad; }"));

        Assert.Contains("assert it with: public class C { public int {|TOY001:bad|}; }", report, StringComparison.Ordinal);
        Assert.Contains(
            "    1 | public class C { public int bad; }\n      |                             ^^^ not asserted: warning TOY001", report, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_missing_finding_is_red() =>
        Red.Because("not reported: TOY001 at /Test/Test0.cs(1,29)-(1,33)", () => Verify.VerifyAsync("public class C { public int [|good|]; }"));

    [Fact]
    public async Task A_wrong_span_is_red()
    {
        var report = await Red.Because("not reported: TOY001", () => Verify.VerifyAsync("public class C { public [|int bad|]; }"));

        Assert.Contains("not asserted: warning TOY001", report, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_wrong_id_is_red() => Red.Because("not reported: TOY009", () => Verify.VerifyAsync("public class C { public int {|TOY009:bad|}; }"));

    [Fact]
    public Task A_wrong_severity_is_red() =>
        Red.Because(
            "severity: expected error, found warning",
            () => Verify.VerifyAsync("public class C { public int {|#0:bad|}; }", new ExpectedDiagnostic("TOY001") { At = "0", Severity = DiagnosticSeverity.Error }));

    [Fact]
    public Task A_severity_that_configuration_changed_must_be_asserted() =>
        Red.Because(
            "severity: expected warning, found error",
            () => Verify.VerifyAsync(Toy.Project.WithDocument("Test0.cs", "public class C { public int [|bad|]; }")
                .WithEditorConfig("dotnet_diagnostic.TOY001.severity = error")));

    [Fact]
    public Task A_wrong_message_is_red() =>
        Red.Because(
            "expected: nonsense",
            () => Verify.VerifyAsync("public class C { public int {|#0:bad|}; }", new ExpectedDiagnostic("TOY001") { At = "0", Message = "nonsense" }));

    [Fact]
    public Task A_wrong_argument_is_red() =>
        Red.Because(
            "expected: Field 'bad' of D is bad",
            () => Verify.VerifyAsync("public class C { public int {|#0:bad|}; }", new ExpectedDiagnostic("TOY001") { At = "0", Arguments = ["bad", "D"] }));

    [Fact]
    public Task A_message_without_its_arguments_is_red() =>
        Red.Because(
            "malformed: the message of TOY001",
            () => (Verify with { Analyzers = [new FormatlessAnalyzer()] }).VerifyAsync("public class C { public int [|bad|]; }"));

    [Fact]
    public async Task An_analyzer_that_throws_is_red_with_its_stack()
    {
        var report = await Red.Because(
            "AD0001", () => (Verify with { Analyzers = [new ThrowingAnalyzer()] }).VerifyAsync("public class C { public int bad; }"));

        Assert.Contains("the toy is broken", report, StringComparison.Ordinal);
        Assert.Contains("ThrowingAnalyzer.Report", report, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_analyzer_that_throws_is_red_though_a_pragma_hides_it() =>
        Red.Because(
            "AD0001",
            () => (Verify with { Analyzers = [new ThrowingAnalyzer()] }).VerifyAsync("#pragma warning disable\npublic class C { public int bad; }"));

    [Fact]
    public async Task An_analysis_asserts_nothing_about_findings()
    {
        var result = await Verify.AnalyzeAsync(Toy.Project.WithDocument(
            "Test0.cs", "[Toys.Toy] partial class C { public int bad; Unknown _x; double Twice => 2 * Half; }"));

        Assert.Contains(result.Diagnostics, d => d.Id == "TOY001");
        Assert.Equal(["CS0246"], result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    [Fact]
    public async Task An_analysis_in_which_something_throws_is_red()
    {
        var project = Toy.Project.WithDocument("Test0.cs", "[Toys.Toy] partial class C { public int bad; }");
        await Red.Because("AD0001", () => (Verify with { Analyzers = [new ThrowingAnalyzer()] }).AnalyzeAsync(project));
        await Red.Because("CS8785", () => (Verify with { Generators = [new ThrowingGenerator()] }).AnalyzeAsync(project));
    }

    [Fact]
    public Task A_generator_that_throws_is_red() =>
        Red.Because("CS8785", () => (Verify with { Generators = [new ThrowingGenerator()] }).VerifyAsync("[Toys.Toy] partial class C { }"));

    [Fact]
    public Task What_a_generator_reports_must_be_asserted() =>
        Red.Because("assert it with: new ExpectedDiagnostic(\"TOY900\")", () => (Verify with { Generators = [new TalkingGenerator()] }).VerifyAsync("[Toys.Toy] partial class C { }"));

    [Fact]
    public Task Source_that_does_not_compile_is_red() =>
        Red.Because("not asserted: error CS0246", () => Verify.VerifyAsync("public class C { public Unknown good; }"));

    [Fact]
    public async Task Errors_in_generated_code_are_red()
    {
        var report = await Red.Because(
            "not asserted: error CS1001", () => (Verify with { Generators = [new UnparsableGenerator()] }).VerifyAsync("[Toys.Toy] partial class C { }"));

        Assert.Contains("it lies in generated code", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compiler_warnings_matter_when_the_test_says_so()
    {
        const string Source = "class C { private int _x; }";
        await Verify.VerifyAsync(Source);

        await Red.Because("warning CS0169", () => (Verify with { Compiler = CompilerFindings.Warnings }).VerifyAsync(Source));
    }

    [Fact]
    public Task A_plain_mark_is_red_when_it_may_mean_two_ids() =>
        Red.Because(
            "does not say which finding it means",
            () => (Verify with { Analyzers = [new TwoRulesAnalyzer()] }).VerifyAsync("public class C { public int [|bad|]; }"));

    [Fact]
    public Task A_plain_mark_takes_the_default_id() =>
        (Verify with { Analyzers = [new TwoRulesAnalyzer()], DefaultId = "TOY001" }).VerifyAsync("public class C { public int [|bad|]; }");

    [Fact]
    public Task A_location_that_no_markup_names_is_red() =>
        Red.Because("No markup names the location '1'", () => Verify.VerifyAsync("class C { }", new ExpectedDiagnostic("TOY001") { At = "1" }));

    [Fact]
    public async Task Pragmas_suppress()
    {
        var result = await Verify.VerifyAsync("public class C {\n#pragma warning disable TOY001\npublic int bad;\n#pragma warning restore TOY001\npublic int [|bad2|]; }");

        Assert.Equal("TOY001", Assert.Single(result.Suppressed).Id);
    }

    [Fact]
    public Task Attributes_suppress() =>
        Verify.VerifyAsync("public class C { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Toy\", \"TOY001\")] public int bad; }");

    [Fact]
    public Task EditorConfig_suppresses_in_its_section_only()
    {
        var project = Toy.Project.WithDocument("a/A.cs", "public class A { public int bad; }").WithDocument("b/B.cs", "public class B { public int [|bad|]; }");

        return Verify.VerifyAsync(project.WithEditorConfig("[a/*.cs]\ndotnet_diagnostic.TOY001.severity = none"));
    }

    [Fact]
    public Task GlobalConfig_changes_severity() =>
        Verify.VerifyAsync(
            Toy.Project.WithDocument("Test0.cs", "public class C { public int {|#0:bad|}; }").WithGlobalConfig("dotnet_diagnostic.TOY001.severity = suggestion"),
            new ExpectedDiagnostic("TOY001") { At = "0", Severity = DiagnosticSeverity.Info });

    [Fact]
    public Task NoWarn_suppresses() =>
        Verify.VerifyAsync(Toy.Project.WithDocument("Test0.cs", "public class C { public int bad; }") with { NoWarn = ["TOY001"] });

    [Fact]
    public Task Code_marked_as_generated_by_configuration_is_left_alone() =>
        Verify.VerifyAsync(Toy.Project.WithDocument("Test0.cs", "public class C { public int bad; }").WithEditorConfig("generated_code = true"));

    [Fact]
    public Task Options_properties_and_additional_files_arrive() =>
        (Verify with { Analyzers = [new OptionsAnalyzer()] }).VerifyAsync(
            TestProject.Of("class C { }").WithEditorConfig("toy.option = an_option").WithBuildProperty("Toy", "a_property").WithAdditionalFile("toy.txt", "a_file"),
            new ExpectedDiagnostic("TOY003") { Arguments = ["an_option a_property a_file"] });

    [Fact]
    public Task Findings_in_referenced_projects_are_asserted_there()
    {
        var models = TestProject.Of("public class Model { public int [|bad|]; }") with { Name = "Models" };

        return Verify.VerifyAsync(TestProject.Of("public class Net : Model { public int [|bad2|]; }").WithProjectReferences(models));
    }

    [Fact]
    public Task An_analyzer_that_works_on_the_command_line_only_is_red()
    {
        var models = TestProject.Of("public class Model { }") with { Name = "Models" };
        var project = TestProject.Of("public class Net { public Model? Field; }").WithProjectReferences(models);

        return Red.Because("AD0001", () => (Verify with { Analyzers = [new ForeignSyntaxAnalyzer()] }).VerifyAsync(project));
    }

    [Fact]
    public Task Settings_of_the_project_reach_the_compiler() =>
        Verify.VerifyAsync(TestProject.Of("""
            #if TOY
            System.Console.WriteLine();
            unsafe { int* p = null; System.Console.WriteLine(p == null); }
            #else
            #error no
            #endif
            """) with { AllowUnsafe = true, OutputKind = OutputKind.ConsoleApplication, PreprocessorSymbols = ["TOY"] });

    [Fact]
    public Task The_language_version_reaches_the_parser() =>
        Verify.VerifyAsync(TestProject.Of("{|CS8773:namespace|} N; class C { }") with
        {
            LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp9,
        });
}
