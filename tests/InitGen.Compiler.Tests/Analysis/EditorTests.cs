using System;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.Generator;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>A person at an editor: types a mismatch, sees the finding come, clicks, and sees it go.</summary>
public sealed class EditorTests
{
    private static readonly string Net = Compiler.Model("""
        public sealed partial class Net
        {
            /*here*/
            [Dense(256, 10), Init(Scheme.Xavier)] private readonly float[] _output = new float[2560];

            public float[] Forward(float[] x) => Multiply(_output, Relu(Multiply(_hidden, x)));

            private static float[] Multiply(float[] w, float[] x)
            {
                var y = new float[w.Length / x.Length];
                for (int o = 0; o < y.Length; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                return y;
            }

            private static float[] Relu(float[] x)
            {
                var y = new float[x.Length];
                for (int i = 0; i < x.Length; i++) y[i] = MathF.Max(0, x[i]);
                return y;
            }
        }
        """);

    [Fact]
    public async Task A_mismatch_comes_with_its_last_letter_and_goes_with_a_click()
    {
        using var session = new EditorSession(Compiler.Project.WithDocument("Net.cs", Net), "Net.cs", [new ModelAnalyzer()], [new InitGenerator()]);
        await session.TypeAsync("/*here*/", "[Dense(784, 256), Init(Scheme.Xavier)] private readonly float[] _hidden = new float[200704];");

        // While the attribute has no field behind it there is nothing to say; with the field's name the model is whole.
        string typed = string.Concat(session.Keystrokes.Select(static key => key.Letter));
        int named = typed.IndexOf("_hidden", StringComparison.Ordinal) + "_hidden".Length;
        Assert.All(session.Keystrokes.Take(named - 1), static key => Assert.DoesNotContain("INIT101", key.Found));
        Assert.Contains("INIT101", session.Keystrokes[^1].Found);

        Assert.Empty(await session.FixAsync(new ChangeAttributeFix(), "INIT101"));
        Assert.Contains("[Dense(784, 256), Init(Scheme.He)] private readonly float[] _hidden", await session.TextAsync());

        double[] milliseconds = [.. session.Keystrokes.Select(static key => key.Took.TotalMilliseconds).Order()];
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Per keystroke, compiler, generator and analyzers together: median {milliseconds[milliseconds.Length / 2]:0.0} ms, slowest {milliseconds[^1]:0.0} ms.");
    }
}
