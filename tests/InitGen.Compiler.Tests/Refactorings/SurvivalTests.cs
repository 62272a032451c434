using System.Linq;
using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace InitGen.Compiler.Tests.Refactorings;

/// <summary>Light bulbs are asked for at each step of the cursor, in code as it is while it is being typed: they may offer what they like.</summary>
public sealed class SurvivalTests
{
    private static readonly CodeRefactoringProvider[] All =
        [new AddInitRefactoring(), new DeclareActivationRefactoring(), new FittingGainRefactoring(), new ReplaceAutoRefactoring()];

    private const string Model = """
        [InitDefaults(Scheme.Auto, Fan = FanMode.Out)]
        class Net(int n)
        {
            [Dense(64, 48), Init(Gain = 3)] [Activation(Activation.GELU)] float[] _w = new float[64 * 48];
            [Init] Block[] Blocks { get; } = { new() };
            float[,] _plain = new float[n, 4], _more;
            float[] _flat = new float[n * 4 * (n)];
            public float[] Forward(float[] x) => Relu(Apply(_w, x));
            [Activation(Activation.ReLU)] static float[] Relu(float[] x) => x;
        }
        partial class Block { [Dense(4, 2), Init] float[]? _w; float[,]? W { get; set; } = new float[2, 4]; }
        """;

    [Fact]
    public async Task Code_that_is_being_typed_is_survived()
    {
        foreach (Mutant mutant in TokenCorpus.Mutations(Compiler.Model(Model), 6))
        {
            foreach (CodeRefactoringProvider refactoring in All) await Survives(refactoring, mutant.Source);
        }
    }

    [Theory]
    [InlineData("class C { float[,] [] = new float[2, 4]; }")]
    [InlineData("class C { float[,] = ; }")]
    [InlineData("class C { [InitGen.Init(] float[,] a = new float[2, 4]; }")]
    [InlineData("class C { [InitGen.Init, InitGen.Init] float[,] a = new float[2, 4]; }")]
    [InlineData("class C { [InitGen.Dense(1, 2), InitGen.Init((InitGen.Scheme)77)] float[] a; }")]
    [InlineData("partial class C { [InitGen.Dense(1, 2), InitGen.Init(Gain = 1/0.0), InitGen.Activation((InitGen.Activation)99)] float[] a; }")]
    [InlineData("class C { float[] a = new float[2 * ]; float[,] b = new float[,2]; float[] c = new float[]; float[] d = new float[-1 * 4]; }")]
    [InlineData("class C : C { float[,] a = new float[2, 4]; C c; }")]
    [InlineData("class C { class C { C c; float[,] C = new float[2, 4]; } }")]
    [InlineData("class { float[,] a = new float[2, 4]; }")]
    [InlineData("float[,] a = new float[2, 4];")]
    [InlineData("enum E { A }  interface I { float[,] W { get; set; } } delegate float[,] D();")]
    [InlineData("class C { float[,] W { get; = new float[2, 4]; }")]
    [InlineData("class C { float[,] W { } = new float[2, 4]; }")]
    [InlineData("#if X\nclass C {\n#endif\n float[,] a = new float[2, 4];\n#if X\n}\n#endif")]
    [InlineData("")]
    public async Task Odd_sources_are_survived(string source)
    {
        foreach (CodeRefactoringProvider refactoring in All) await Survives(refactoring, source);
    }

    private static Task Survives(CodeRefactoringProvider refactoring, string source) =>
        new CodeRefactoringVerifier { Refactoring = refactoring, Template = Compiler.Project }.SurvivesAsync(source);
}
