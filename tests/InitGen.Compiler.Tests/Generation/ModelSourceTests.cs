using System.Runtime.CompilerServices;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Generation;

/// <summary>What is generated for typical models, to the letter.</summary>
public sealed class ModelSourceTests
{
    [Fact]
    public void Dense_layers_with_biases() => Verify("""
        public sealed partial class DigitClassifier
        {
            [Dense(784, 256), Init(Scheme.He), Activation(Activation.ReLU)] private readonly float[] _hidden = new float[784 * 256];
            [Bias(256)] private readonly float[] _hiddenBias = new float[256];
            [Dense(256, 10), Init(Scheme.Xavier)] private readonly float[] _output = new float[256 * 10];

            public DigitClassifier() => InitializeWeights(seed: 42);
        }
        """);

    private static void Verify(string model, [CallerMemberName] string test = "") =>
        Snapshots.Verify(Compiler.Generator.Verify(Compiler.Model(model)), member: test);
}
