// Wrong: weights are drawn from 0 to 1, never negative, so behind the first layer each sigmoid gets a sum of 8 to 16 and is stuck at 1.
using System;
using InitGen;

namespace ByHand;

/// <summary>The classic network of the textbook: sigmoids, and weights from random.NextDouble().</summary>
internal sealed partial class PositiveUniform
{
    private const int Inputs = 16;
    private const int Hidden = 32;

    [Dense(Inputs, Hidden), Init(Scheme.Uniform, Low = 0, High = 1)]
    private readonly double[,] _weights1 = new double[Hidden, Inputs];
    [Bias(Hidden)]
    private readonly double[] _biases1 = new double[Hidden];

    [Dense(Hidden, Hidden), Init(Scheme.Uniform, Low = 0, High = 1)]
    private readonly double[,] _weights2 = new double[Hidden, Hidden];
    [Bias(Hidden)]
    private readonly double[] _biases2 = new double[Hidden];

    [Dense(Hidden, Hidden), Init(Scheme.Uniform, Low = 0, High = 1)]
    private readonly double[,] _weights3 = new double[Hidden, Hidden];
    [Bias(Hidden)]
    private readonly double[] _biases3 = new double[Hidden];

    [Dense(Hidden, 1), Init(Scheme.Uniform, Low = 0, High = 1)]
    private readonly double[,] _weights4 = new double[1, Hidden];
    [Bias(1)]
    private readonly double[] _biases4 = new double[1];

    public PositiveUniform(ulong seed)
    {
        InitializeWeights(seed);
    }

    public double Forward(double[] inputs)
    {
        double[] a = FeedForward(_weights1, _biases1, inputs);
        a = FeedForward(_weights2, _biases2, a);
        a = FeedForward(_weights3, _biases3, a);
        return FeedForward(_weights4, _biases4, a)[0];
    }

    private static double[] FeedForward(double[,] weights, double[] biases, double[] inputs)
    {
        double[] outputs = new double[biases.Length];
        for (int n = 0; n < outputs.Length; n++)
        {
            double net = biases[n];
            for (int i = 0; i < inputs.Length; i++)
            {
                net += weights[n, i] * inputs[i];
            }

            outputs[n] = Sigmoid(net);
        }

        return outputs;
    }

    private static double Sigmoid(double x) => 1.0 / (1.0 + Math.Exp(-x));
}
