using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A digit classifier with one hidden layer and every loop spelled out.</summary>
public sealed partial class Perceptron
{
    private const int Inputs = 784;
    private const int Hidden = 128;
    private const int Classes = 10;

    [Dense(Inputs, Hidden), Init(Scheme.He)]
    private readonly float[] _hiddenWeights = new float[Hidden * Inputs];
    [Bias(Hidden)]
    private readonly float[] _hiddenBias = new float[Hidden];

    [Dense(Hidden, Classes), Init(Scheme.Xavier)]
    private readonly float[] _outputWeights = new float[Classes * Hidden];
    [Bias(Classes)]
    private readonly float[] _outputBias = new float[Classes];

    public Perceptron(ulong seed) => InitializeWeights(seed);

    public float[] Forward(float[] pixels)
    {
        var hidden = new float[Hidden];
        for (int i = 0; i < Hidden; i++)
        {
            float sum = _hiddenBias[i];
            for (int j = 0; j < Inputs; j++)
            {
                sum += _hiddenWeights[i * Inputs + j] * pixels[j];
            }

            Probe.Record(_hiddenWeights, sum);
            hidden[i] = sum > 0 ? sum : 0;
        }

        var scores = new float[Classes];
        for (int i = 0; i < Classes; i++)
        {
            float sum = _outputBias[i];
            for (int j = 0; j < Hidden; j++)
            {
                sum += _outputWeights[i * Hidden + j] * hidden[j];
            }

            scores[i] = sum;
        }

        Probe.Record(_outputWeights, scores);

        // softmax
        float max = scores[0];
        for (int i = 1; i < Classes; i++)
        {
            if (scores[i] > max) max = scores[i];
        }

        float total = 0;
        for (int i = 0; i < Classes; i++)
        {
            scores[i] = MathF.Exp(scores[i] - max);
            total += scores[i];
        }

        for (int i = 0; i < Classes; i++) scores[i] /= total;
        return scores;
    }
}
