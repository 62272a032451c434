// Wrong: the recurrent identity has a gain of 1.3 under ReLU, so the state grows as 1.3 to the power of 200 steps, and the gradient with it.
using System;
using System.Numerics.Tensors;
using InitGen;

namespace ByHand;

/// <summary>An IRNN: rectified state, recurrent weights that start as the identity. Adds marked numbers in sequences of 200.</summary>
internal sealed partial class GrowingRecurrence
{
    private const int Steps = 200;
    private const int Inputs = 2;
    private const int State = 100;

    [Dense(Inputs, State), Init(Scheme.LeCun)]
    private readonly float[] _input = new float[State * Inputs];

    [Dense(State, State), Init(Scheme.Identity, Gain = 1.3)]
    private readonly float[] _recurrent = new float[State * State];

    [Bias(State)]
    private readonly float[] _bias = new float[State];

    [Dense(State, 1), Init(Scheme.LeCun)]
    private readonly float[] _sum = new float[State];

    public GrowingRecurrence(ulong seed) => InitializeWeights(seed);

    public float Forward(float[][] sequence)
    {
        Span<float> state = stackalloc float[State];
        Span<float> next = stackalloc float[State];
        state.Clear();

        for (int t = 0; t < Steps; t++)
        {
            for (int i = 0; i < State; i++)
            {
                float z = _bias[i];
                z += TensorPrimitives.Dot<float>(_input.AsSpan(i * Inputs, Inputs), sequence[t]);
                z += TensorPrimitives.Dot<float>(_recurrent.AsSpan(i * State, State), state);
                next[i] = z > 0f ? z : 0f;
            }

            next.CopyTo(state);
        }

        return TensorPrimitives.Dot<float>(_sum, state);
    }
}
