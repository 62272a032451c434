using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init011TooOldTests : RuleTest
{
    private const string Net = """
        public sealed partial class {|#0:Net|}
        {
            [InitGen.Dense(4, 2), InitGen.Init(InitGen.Scheme.He)] private float[] _w;
        }
        """;

    [Fact]
    public Task Fires_on_an_old_language() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project.WithSources(Net) with { LanguageVersion = LanguageVersion.CSharp10 },
        new ExpectedDiagnostic("INIT011")
        {
            At = "0",
            Message = "No code is generated for 'Net': it needs C# 11 and the project is set to C# 10.0; set LangVersion to 11 or later",
        });

    [Fact]
    public Task Fires_without_the_runtime_library() => Compiler.Analyzer.VerifyAsync(
        new TestProject().WithReferences(TestReferences.AssemblyOf<InitAttribute>()).WithSources(Net),
        new ExpectedDiagnostic("INIT011")
        {
            At = "0",
            Message = "No code is generated for 'Net': it needs .NET 8 and the library InitGen.Runtime, which the project does not reference; target net8.0 or later",
        });

    [Fact]
    public Task Is_silent_on_a_language_that_will_do() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project.WithSources(Net.Replace("{|#0:Net|}", "Net")) with { LanguageVersion = (LanguageVersion)1100 });

    [Fact]
    public Task Is_silent_without_models() => Compiler.Analyzer.VerifyAsync(
        Compiler.Project.WithSources("public sealed partial class Net { }") with { LanguageVersion = LanguageVersion.CSharp7_3, Nullable = default });
}
