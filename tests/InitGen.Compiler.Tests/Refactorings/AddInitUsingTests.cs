using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;

namespace InitGen.Compiler.Tests.Refactorings;

/// <summary>Where the using goes, and what is written where it would do harm.</summary>
public sealed class AddInitUsingTests : RefactoringTest<AddInitRefactoring>
{
    private const string Before = "class Net { float[,] [||]_w = new float[2, 4]; }";
    private const string After = "partial class Net { [Dense(4, 2), Init] float[,] _w = new float[2, 4]; }";

    [Theory]
    [InlineData("", "using InitGen;\n\n")]
    [InlineData("using System;\n\n", "using System;\nusing InitGen;\n\n")]
    [InlineData("using System;\nusing System.IO;\nusing static System.Math;\n", "using System;\nusing System.IO;\nusing InitGen;\nusing static System.Math;\n")]
    [InlineData("using System;\nusing A;\nusing Z;\n\nnamespace B;\n", "using System;\nusing A;\nusing InitGen;\nusing Z;\n\nnamespace B;\n")]
    [InlineData("// A file.\nusing Z;\n", "// A file.\nusing InitGen;\nusing Z;\n")]
    [InlineData("// Copyright.\n\n/// <summary>A net.</summary>\n", "// Copyright.\n\nusing InitGen;\n\n/// <summary>A net.</summary>\n")]
    [InlineData("/// <summary>A net.</summary>\n", "using InitGen;\n\n/// <summary>A net.</summary>\n")]
    [InlineData("namespace B;\n\nusing System;\n\n", "namespace B;\n\nusing System;\nusing InitGen;\n\n")]
    [InlineData("namespace B;\n\n", "using InitGen;\n\nnamespace B;\n\n")]
    [InlineData("using InitGen;\n", "using InitGen;\n")]
    [InlineData("namespace InitGen.Models;\n", "namespace InitGen.Models;\n")]
    [InlineData("global using InitGen;\n", "global using InitGen;\n")]
    [InlineData("using System;\r\n\r\n", "using System;\r\nusing InitGen;\r\n\r\n")]
    public Task Goes_to_its_place(string before, string after) => Verify(before + Before, after + After);

    [Fact]
    public Task Is_not_added_where_the_project_has_it() => (Verifier with
    {
        AllowedDiagnostics = ["INIT006"],
        Template = Verifier.Template.WithDocument("Usings.cs", "global using InitGen;").WithDocument("Other.cs", Others),
    }).VerifyAsync(Before, After);

    [Fact]
    public Task Full_names_are_written_where_it_would_make_others_ambiguous() => Verify(
        "using C;\nclass User { Scheme a; }\n" + Before,
        "using C;\nclass User { Scheme a; }\npartial class Net { [global::InitGen.Dense(4, 2), global::InitGen.Init] float[,] _w = new float[2, 4]; }");

    private const string Others = "namespace A { } namespace Z { } namespace C { public enum Scheme { One } }";

    private static Task Verify(string before, string after) => (Verifier with
    {
        AllowedDiagnostics = ["INIT006"],
        Template = Verifier.Template.WithDocument("Other.cs", Others),
    }).VerifyAsync(before, after);
}
