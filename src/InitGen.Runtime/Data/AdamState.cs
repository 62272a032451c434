using System;

namespace InitGen.Data;

/// <summary>Adam for one parameter (Kingma and Ba 2015, arXiv 1412.6980, algorithm 1), with the paper's constants.</summary>
internal sealed class AdamState(int length, float learningRate)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] _mean = new double[length];
    private readonly double[] _square = new double[length];
    private double _beta1 = 1;
    private double _beta2 = 1;

    /// <summary>Moves a parameter against its gradient.</summary>
    public void Step(Span<float> parameter, ReadOnlySpan<float> gradient)
    {
        _beta1 *= Beta1;
        _beta2 *= Beta2;
        double rate = learningRate / (1 - _beta1);
        double root = 1 / (1 - _beta2);
        for (int i = 0; i < parameter.Length; i++)
        {
            double g = gradient[i];
            double mean = _mean[i] = (Beta1 * _mean[i]) + ((1 - Beta1) * g);
            double square = _square[i] = (Beta2 * _square[i]) + ((1 - Beta2) * g * g);
            parameter[i] = (float)(parameter[i] - (rate * mean / (Math.Sqrt(square * root) + Epsilon)));
        }
    }
}
