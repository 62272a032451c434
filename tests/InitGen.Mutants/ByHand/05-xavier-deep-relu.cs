// Wrong: Xavier under ReLU halves the signal's energy in each of thirty layers, so that 3e-5 of it is left at the head.
using System;
using InitGen;

namespace ByHand;

/// <summary>A deep rectifier network that scores chess positions.</summary>
internal sealed partial class XavierDeepRelu
{
    private const int Width = 128;
    private const int Depth = 30;

    [Init] private readonly ReluLayer[] _layers = new ReluLayer[Depth];

    [Dense(Width, 1), Init(Scheme.LeCun)]
    private readonly double[] _score = new double[Width];

    public XavierDeepRelu(ulong seed)
    {
        for (int i = 0; i < Depth; i++)
        {
            _layers[i] = new ReluLayer();
        }

        InitializeWeights(seed);
    }

    public double Forward(double[] position)
    {
        double[] x = position;
        for (int i = 0; i < _layers.Length; i++) x = _layers[i].Apply(x);

        double score = 0;
        for (int i = 0; i < Width; i++) score += x[i] * _score[i];
        return score;
    }

    private sealed partial class ReluLayer
    {
        [Dense(Width, Width), Init(Scheme.Xavier, Distribution = Distribution.Uniform)]
        private readonly double[,] _weights = new double[Width, Width];

        [Bias(Width)]
        private readonly double[] _biases = new double[Width];

        public double[] Apply(double[] x)
        {
            double[] y = (double[])_biases.Clone();
            for (int row = 0; row < Width; row++)
            {
                for (int column = 0; column < Width; column++) y[row] += _weights[row, column] * x[column];
                y[row] = Math.Max(y[row], 0);
            }

            return y;
        }
    }
}
