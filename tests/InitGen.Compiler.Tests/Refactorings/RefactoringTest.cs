using System.Linq;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.Compiler.Tests.Running;
using InitGen.Generator;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace InitGen.Compiler.Tests.Refactorings;

/// <summary>What the tests of a light bulb share: models are written without usings and namespace, with the cursor at <c>[||]</c>.</summary>
public abstract class RefactoringTest<TRefactoring>
    where TRefactoring : CodeRefactoringProvider, new()
{
    /// <summary>Functions that a forward pass may call: each activation says what it is.</summary>
    private const string Functions = """

        internal static class F
        {
            public static float[] Apply(float[] w, float[] x) { var y = new float[w.Length / x.Length]; for (int i = 0; i < w.Length; i++) y[i / x.Length] += w[i] * x[i % x.Length]; return y; }
            [Activation(Activation.ReLU)] public static float[] Relu(float[] x) => x;
            [Activation(Activation.LeakyReLU, Slope = 0.2)] public static float[] Leaky(float[] x) => x;
            [Activation(Activation.GELU)] public static float[] Gelu(float[] x) => x;
            [Activation(Activation.Tanh)] public static float[] Tanh(float[] x) => x;
            public static Func<float[], float[]> Unknown { get; set; } = x => x;
            [Activation(Activation.SELU)] public static float[] Selu(float[] x) => x;
        }
        """;

    /// <summary>Says neither more errors nor more findings after it than before.</summary>
    private protected static CodeRefactoringVerifier Verifier { get; } = new()
    {
        Refactoring = new TRefactoring(),
        Generators = [new InitGenerator()],
        Analyzers = [new ModelAnalyzer()],
        Template = Compiler.Project with { NoWarn = ["CS0169", "CS0649", "CS0414"], AllowUnsafe = true },
    };

    private protected static Task Offers(string before, string after, string? title = null, string? allowed = null) =>
        (Verifier with { Title = title, AllowedDiagnostics = allowed is null ? [] : [allowed] }).VerifyAsync(Source(before), Source(after));

    private protected static Task IsNotOffered(string marked) => Verifier.VerifyNotOfferedAsync(Source(marked));

    /// <summary>The type Net of both models starts with the same bits in a member.</summary>
    private protected static void StartAlike(string one, string other, string member = "_w")
    {
        float[] before = WeightsOf(one, member);
        Assert.Contains(before, static weight => weight != 0);
        Assert.Equal(before, WeightsOf(other, member));
    }

    private protected static string Source(string model) => Compiler.Model(model + Functions);

    private static float[] WeightsOf(string model, string member)
    {
        using RunningModel running = RunningModel.Load(model + Functions);
        return [.. running.Weights(running.Initialize(running.Create("Net"), 7), member)];
    }
}
