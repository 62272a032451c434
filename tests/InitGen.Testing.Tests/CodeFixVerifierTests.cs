using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InitGen.Testing.Tests;

public sealed class CodeFixVerifierTests
{
    private const string Before = "public class C { public int [|bad1|], [|bad2|]; }";
    private const string After = "public class C { public int good1, good2; }";

    [Fact]
    public Task A_good_fix_is_green() => Verifier(new RenameFix()).VerifyAsync(Before, After);

    [Fact]
    public Task Several_documents_and_projects_are_fixed()
    {
        var models = TestProject.Of("public class Model { public int [|bad|]; }", "public class Other { public int [|bad|]; }") with { Name = "Models" };
        var before = TestProject.Of("public class Net : Model { public int [|bad3|]; }").WithProjectReferences(models);
        var fixedModels = TestProject.Of("public class Model { public int good; }", "public class Other { public int good; }") with { Name = "Models" };
        var after = TestProject.Of("public class Net : Model { public int good3; }").WithProjectReferences(fixedModels);

        return Verifier(new RenameFix()).VerifyAsync(before, after);
    }

    [Fact]
    public Task Generated_members_exist_for_the_compiler_and_for_the_fix() =>
        Verifier(new GeneratedMemberFix()).VerifyAsync(
            "[Toys.Toy] public partial class C { public int [|bad|]; public double Twice => 2 * Half; }",
            "[Toys.Toy] public partial class C { public int good; public double Twice => 2 * Half; }");

    [Fact]
    public Task A_fix_that_needs_a_generated_member_is_not_offered_without_it() =>
        Verifier(new GeneratedMemberFix()).VerifyNotOfferedAsync("public class C { public int [|bad|]; }");

    [Fact]
    public Task Fixed_code_is_formatted_with_line_feeds() =>
        Verifier(new AttributeFix()).VerifyAsync(
            "public class C\n{\n    // why\n    public int [|bad|];\n}\n",
            "public class C\n{\n    // why\n    [System.Obsolete]\n    public int good;\n}\n");

    [Fact]
    public Task One_finding_may_be_fixed_alone() =>
        Verifier(new RenameFix()).VerifyOneAsync(
            "public class C { public int {|TOY001:bad1|}, {|#this:{|TOY001:bad2|}|}; }",
            "public class C { public int [|bad1|], good2; }",
            at: "this");

    [Fact]
    public Task The_action_is_chosen_by_key() =>
        (Verifier(new TwoActionsFix()) with { EquivalenceKey = "Shout" }).VerifyAsync(
            Before, "public class C { public int BAD1, BAD2; }");

    [Fact]
    public Task The_action_is_chosen_by_title() => (Verifier(new TwoActionsFix()) with { Title = "Rename the field" }).VerifyAsync(Before, After);

    [Fact]
    public Task The_action_is_chosen_by_index() => (Verifier(new TwoActionsFix()) with { Index = 0 }).VerifyAsync(Before, After);

    [Fact]
    public Task Several_actions_without_a_choice_are_red() =>
        Red.Because("[1] \"Shout\", key \"Shout\"", () => Verifier(new TwoActionsFix()).VerifyAsync(Before, After));

    [Fact]
    public Task An_action_that_is_not_offered_is_red() =>
        Red.Because(
            "The fix is not offered. Offered are:",
            () => (Verifier(new RenameFix()) with { EquivalenceKey = "Nonsense" }).VerifyAsync(Before, After));

    [Fact]
    public Task A_fix_that_does_nothing_is_red() =>
        Red.Because("is offered but changes nothing", () => Verifier(new IdleFix()).VerifyAsync(Before, After));

    [Fact]
    public Task A_fix_that_breaks_compilation_is_red() =>
        Red.Because(
            "leaves code with new compiler errors or warnings",
            () => Verifier(new BreakingFix()).VerifyAsync("public class C { public int [|bad|]; }", "public class C { public int 1x; }"));

    [Fact]
    public Task A_fix_that_forgets_a_use_is_red() =>
        Red.Because(
            "error CS0103: The name 'bad' does not exist",
            () => Verifier(new RenameFix()).VerifyAsync(
                "public class C { public int [|bad|]; public int Bad => bad; }", "public class C { public int good; public int Bad => bad; }"));

    [Fact]
    public Task A_new_error_may_be_asserted() =>
        Verifier(new RenameFix()).VerifyAsync(
            "public class C { public int [|bad|]; public int Bad => bad; }", "public class C { public int good; public int Bad => {|CS0103:bad|}; }");

    [Fact]
    public Task A_fix_that_adds_a_warning_is_red() =>
        Red.Because(
            "warning CS1030: #warning: 'fixed'",
            () => Verifier(new WarningFix()).VerifyAsync("public class C { public int [|bad|]; }", "#warning fixed\npublic class C { public int good; }"));

    [Fact]
    public Task A_fix_that_leaves_its_finding_is_red() =>
        Red.Because("The fix does not come to rest", () => Verifier(new RestlessFix()).VerifyAsync(Before, After));

    [Fact]
    public Task A_finding_that_stays_must_be_asserted() =>
        Red.Because(
            "not asserted: warning TOY001",
            () => Verifier(new RestlessFix()).VerifyOneAsync("public class C { public int [|bad|]; }", "public class C { public int bad1; }"));

    [Fact]
    public async Task Other_text_is_red()
    {
        var report = await Red.Because(
            "The fixed text is not the expected one", () => Verifier(new RenameFix()).VerifyAsync(Before, "public class C { public int good1, good3; }"));

        Assert.Contains("-public class C { public int good1, good3; }\n+public class C { public int good1, good2; }", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task FixAll_that_differs_from_single_fixes_is_red(FixAllScope scope) =>
        Red.Because(
            $"FixAll in {scope} gives another text than repeated single fixes",
            () => (Verifier(new OtherFixAllFix()) with { FixAllScopes = [scope] }).VerifyAsync(Before, After));

    [Fact]
    public Task A_missing_FixAll_is_red() => Red.Because("has no FixAllProvider", () => Verifier(new NoFixAllFix()).VerifyAsync(Before, After));

    [Fact]
    public Task A_missing_FixAll_is_green_when_none_is_wanted() =>
        (Verifier(new NoFixAllFix()) with { FixAllScopes = [] }).VerifyAsync(Before, After);

    [Fact]
    public Task A_missing_key_is_red() => Red.Because("has no equivalence key", () => Verifier(new KeylessFix()).VerifyAsync(Before, After));

    [Fact]
    public Task A_title_that_was_not_filled_in_is_red() =>
        Red.Because("looks like a format that was not filled in", () => Verifier(new UnfilledTitleFix()).VerifyAsync(Before, After));

    [Fact]
    public Task A_fix_that_throws_is_red() => Red.Because("the toy is broken", () => Verifier(new ThrowingFix()).VerifyAsync(Before, After));

    [Fact]
    public Task Findings_before_the_fix_must_be_asserted() =>
        Red.Because("not asserted: warning TOY001", () => Verifier(new RenameFix()).VerifyAsync("public class C { public int bad; }", "public class C { public int good; }"));

    [Fact]
    public Task A_fix_that_is_offered_though_it_must_not_is_red() =>
        Red.Because("The fix is offered", () => Verifier(new RenameFix()).VerifyNotOfferedAsync(Before));

    [Fact]
    public Task A_test_without_a_finding_is_red() =>
        Red.Because("so the test shows nothing", () => Verifier(new RenameFix()).VerifyNotOfferedAsync("public class C { }"));

    private static CodeFixVerifier Verifier(CodeFixProvider fix) =>
        new() { Analyzers = [new BadFieldAnalyzer()], Generators = [new GoodGenerator()], Fix = fix, Template = Toy.Project };
}
