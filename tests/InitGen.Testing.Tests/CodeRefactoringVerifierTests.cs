using System.Threading.Tasks;

namespace InitGen.Testing.Tests;

public sealed class CodeRefactoringVerifierTests
{
    private static readonly CodeRefactoringVerifier Verify = new() { Refactoring = new RenameRefactoring(name => "new" + name) };

    [Fact]
    public Task A_good_refactoring_is_green() => Verify.VerifyAsync("class C { int [||]a; }", "class C { int newa; }");

    [Fact]
    public Task It_is_not_offered_elsewhere() => Verify.VerifyNotOfferedAsync("class C { [|int|] a; }");

    [Fact]
    public Task A_refactoring_that_is_not_offered_is_red() =>
        Red.Because("The refactoring is not offered", () => Verify.VerifyAsync("class C { [|int|] a; }", ""));

    [Fact]
    public Task A_refactoring_that_is_offered_though_it_must_not_is_red() =>
        Red.Because("The refactoring is offered", () => Verify.VerifyNotOfferedAsync("class C { int [||]a; }"));

    [Fact]
    public Task Other_text_is_red() =>
        Red.Because("The refactored text is not the expected one", () => Verify.VerifyAsync("class C { int [||]a; }", "class C { int b; }"));

    [Fact]
    public Task A_refactoring_that_does_nothing_is_red() =>
        Red.Because(
            "is offered but changes nothing",
            () => (Verify with { Refactoring = new RenameRefactoring(name => name) }).VerifyAsync("class C { int [||]a; }", "class C { int a; }"));

    [Fact]
    public async Task A_new_error_is_red_unless_allowed()
    {
        const string Before = "class C { public int [||]a; int B => a; }";
        const string After = "class C { public int newa; int B => a; }";
        await Red.Because("error CS0103", () => Verify.VerifyAsync(Before, After));

        await (Verify with { AllowedDiagnostics = ["CS0103"] }).VerifyAsync(Before, After);
    }

    [Fact]
    public async Task Actions_of_a_submenu_are_offered_one_by_one()
    {
        var submenu = Verify with { Refactoring = new SubmenuRefactoring("b", "c") };
        await (submenu with { Title = "c" }).VerifyAsync("class C { int [||]a; }", "class C { int c; }");
        await Red.Because("Several actions are offered", () => submenu.VerifyAsync("class C { int [||]a; }", "class C { int c; }"));
        await Red.Because("The refactoring is offered", () => (submenu with { Title = "b" }).VerifyNotOfferedAsync("class C { int [||]a; }"));
    }

    [Fact]
    public async Task A_new_finding_of_an_analyzer_is_red_unless_allowed()
    {
        var analyzed = Verify with { Refactoring = new RenameRefactoring(name => "bad" + name), Analyzers = [new BadFieldAnalyzer()] };
        await Red.Because("warning TOY001", () => analyzed.VerifyAsync("class C { int [||]a; }", "class C { int bada; }"));

        await (analyzed with { AllowedDiagnostics = ["TOY001"] }).VerifyAsync("class C { int [||]a; }", "class C { int bada; }");
    }

    [Fact]
    public async Task A_refactoring_that_throws_somewhere_is_red()
    {
        await Verify.SurvivesAsync("class C { int a; }");
        await Red.Because(
            "the toy is broken",
            () => (Verify with { Refactoring = new ThrowingRefactoring() }).SurvivesAsync("class C { int a; }"));
    }

    [Fact]
    public Task A_missing_cursor_is_red() => Red.Because("must say where the cursor is", () => Verify.VerifyAsync("class C { int a; }", ""));
}
