using System;
using InitGen;

namespace Gallery.Models;

/// <summary>
/// Policy and value for continuous control, as PPO implementations have them: orthogonal tanh layers, a nearly flat policy at first.
/// </summary>
public sealed partial class ActorCritic
{
    private const int Observations = 17;
    private const int Actions = 6;
    private const int Width = 64;

    [Dense(Observations, Width), Init(Scheme.Orthogonal, Gain = 1.9403)] // sqrt(64 / 17): keeps the rms of a widening layer
    private readonly float[,] _actor1 = new float[Width, Observations];
    [Bias(Width)] private readonly float[] _actor1Bias = new float[Width];
    [Dense(Width, Width), Init(Scheme.Orthogonal)]
    private readonly float[,] _actor2 = new float[Width, Width];
    [Bias(Width)] private readonly float[] _actor2Bias = new float[Width];
    [Dense(Width, Actions), Init(Scheme.Orthogonal, Gain = 0.01)]
    private readonly float[,] _policy = new float[Actions, Width];
    [Bias(Actions)] private readonly float[] _policyBias = new float[Actions];

    [Dense(Observations, Width), Init(Scheme.Orthogonal, Gain = 1.9403)]
    private readonly float[,] _critic1 = new float[Width, Observations];
    [Bias(Width)] private readonly float[] _critic1Bias = new float[Width];
    [Dense(Width, Width), Init(Scheme.Orthogonal)]
    private readonly float[,] _critic2 = new float[Width, Width];
    [Bias(Width)] private readonly float[] _critic2Bias = new float[Width];
    [Dense(Width, 1), Init(Scheme.Orthogonal)]
    private readonly float[,] _value = new float[1, Width];
    [Bias(1)] private readonly float[] _valueBias = new float[1];

    public (float[] ActionMeans, float Value) Forward(float[] observation)
    {
        float[] a = Apply(_actor1, _actor1Bias, observation, MathF.Tanh);
        a = Apply(_actor2, _actor2Bias, a, MathF.Tanh);
        float[] means = Apply(_policy, _policyBias, a, null);

        float[] c = Apply(_critic1, _critic1Bias, observation, MathF.Tanh);
        c = Apply(_critic2, _critic2Bias, c, MathF.Tanh);
        float[] value = Apply(_value, _valueBias, c, null);

        return (means, value[0]);
    }

    private static float[] Apply(float[,] w, float[] b, float[] x, Func<float, float>? activation)
    {
        int rows = w.GetLength(0), columns = w.GetLength(1);
        var y = new float[rows];
        for (int r = 0; r < rows; r++)
        {
            float z = b[r];
            for (int c = 0; c < columns; c++) z += w[r, c] * x[c];
            Probe.Record(w, z);
            y[r] = activation is null ? z : activation(z);
        }

        return y;
    }
}
