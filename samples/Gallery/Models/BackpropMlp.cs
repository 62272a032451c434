using System;
using InitGen;

namespace Gallery.Models;

/// <summary>Forward, backward and a step, all by hand: what was computed on the way forth is kept in fields for the way back.</summary>
public partial class BackpropMlp
{
    private const int Inputs = 2, Hidden = 16, Outputs = 1;
    private const double LearningRate = 0.05;

    [Dense(Inputs, Hidden), Init(Scheme.Xavier)]
    private readonly double[][] _weights1 = Matrix(Hidden, Inputs);
    [Bias(Hidden)]
    private readonly double[] _bias1 = new double[Hidden];
    [Dense(Hidden, Outputs), Init(Scheme.Xavier)]
    private readonly double[][] _weights2 = Matrix(Outputs, Hidden);
    [Bias(Outputs)]
    private readonly double[] _bias2 = new double[Outputs];

    private double[] _input = [];
    private readonly double[] _hidden = new double[Hidden];
    private readonly double[] _output = new double[Outputs];

    public BackpropMlp(ulong seed) => InitializeWeights(seed);

    public double[] Forward(double[] input)
    {
        _input = input;
        for (int h = 0; h < Hidden; h++)
        {
            double net = _bias1[h];
            for (int i = 0; i < Inputs; i++) net += _weights1[h][i] * input[i];
            Probe.Record(_weights1, net);
            _hidden[h] = Math.Tanh(net);
        }

        for (int o = 0; o < Outputs; o++)
        {
            double net = _bias2[o];
            for (int h = 0; h < Hidden; h++) net += _weights2[o][h] * _hidden[h];
            Probe.Record(_weights2, net);
            _output[o] = net;
        }

        return _output;
    }

    /// <summary>One step of gradient descent on the squared error of the last output.</summary>
    public void Train(double[] target)
    {
        double[] hiddenError = new double[Hidden];
        for (int o = 0; o < Outputs; o++)
        {
            double error = _output[o] - target[o];
            for (int h = 0; h < Hidden; h++)
            {
                hiddenError[h] += error * _weights2[o][h];
                _weights2[o][h] -= LearningRate * error * _hidden[h];
            }

            _bias2[o] -= LearningRate * error;
        }

        for (int h = 0; h < Hidden; h++)
        {
            double error = hiddenError[h] * (1 - _hidden[h] * _hidden[h]);
            for (int i = 0; i < Inputs; i++) _weights1[h][i] -= LearningRate * error * _input[i];
            _bias1[h] -= LearningRate * error;
        }
    }

    private static double[][] Matrix(int rows, int columns)
    {
        var matrix = new double[rows][];
        for (int r = 0; r < rows; r++) matrix[r] = new double[columns];
        return matrix;
    }
}
