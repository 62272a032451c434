// Wrong: the first layer's sizes are swapped (inputs 16 instead of 2048), so its weights are eleven times too large and tanh saturates.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>Squeezes a bag of words into a small code, and tells spam from the rest by it.</summary>
internal sealed partial class SwappedSizes
{
    private const int Words = 2048;
    private const int Code = 16;

    [Dense(Code, Words), Init(Scheme.LeCun)]
    private readonly float[] _code = new float[Code * Words];

    [Bias(Code)]
    private readonly float[] _codeBias = new float[Code];

    [Dense(Code, 1), Init(Scheme.LeCun)]
    private readonly float[] _spam = new float[Code];

    [Bias(1)]
    private readonly float[] _spamBias = new float[1];

    public SwappedSizes(ulong seed) => InitializeWeights(seed);

    /// <summary>Probability of spam, given standardized word counts.</summary>
    public float Forward(ReadOnlySpan<float> counts)
    {
        Span<float> code = stackalloc float[Code];
        for (int i = 0; i < Code; i++)
        {
            code[i] = TensorPrimitives.Dot<float>(_code.AsSpan(i * Words, Words), counts) + _codeBias[i];
        }

        TensorPrimitives.Tanh<float>(code, code);
        float logit = TensorPrimitives.Dot<float>(_spam, code) + _spamBias[0];
        return 1f / (1f + MathF.Exp(-logit));
    }
}
