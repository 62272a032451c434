using System;

namespace InitGen.Theory;

internal static partial class GaussianMoments
{
    // Beyond it lies 2e-17 of a normal law.
    private const double Reach = 8.5;

    // Where panels end, in the activation's own scale: their poles lie pi / 2 and more from the real axis, so that 12 nodes leave
    // 1e-13 of a panel from 0 to 1.5, or from x to 2 x; beyond 40 all of them are straight or nearly so.
    private const double FirstPanel = 1.5;
    private const double Straight = 40;

    // In the normal law's scale: 12 nodes on two sigma leave 1e-15.
    private const double PanelInSigma = 2;

    private static ActivationMoments Quadrature(ActivationInfo info, double mean, double sigma)
    {
        // Fourth powers of small values would leave what a double holds.
        var sum = new MomentSum(1 / (sigma + Math.Abs(ActivationFunctions.At(info, mean).Value)));
        Sweep(ref sum, info, mean, sigma, 1);
        if (ActivationFunctions.IsOdd(info) && mean == 0)
            return (sum + sum).Moments(sigma) with { Mean = 0 };
        Sweep(ref sum, info, mean, sigma, -1);
        return sum.Moments(sigma);
    }

    // All that lies to one side of 0, where activations have their kinks, from there outwards.
    private static void Sweep(ref MomentSum sum, ActivationInfo info, double mean, double sigma, int sign)
    {
        double middle = sign * mean;
        double end = middle + (Reach * sigma);
        for (double edge = Math.Max(0, middle - (Reach * sigma)), next; edge < end; edge = next)
        {
            next = NextEdge(edge, end, sigma);
            double half = (next - edge) / 2;
            double centre = (next + edge) / 2;
            for (int i = 0; i < GaussLegendre.Nodes.Length; i++)
            {
                double offset = half * GaussLegendre.Nodes[i];
                double weight = half / sigma * GaussLegendre.Weights[i];
                Add(ref sum, info, mean, sigma, sign * (centre + offset), weight);
                Add(ref sum, info, mean, sigma, sign * (centre - offset), weight);
            }
        }
    }

    private static double NextEdge(double edge, double end, double sigma)
    {
        double next = edge + Math.Min(PanelInSigma * sigma, edge >= Straight ? 3 * edge : Math.Max(FirstPanel, edge));
        return next > edge && next < end ? next : end;
    }

    private static void Add(ref MomentSum sum, ActivationInfo info, double mean, double sigma, double x, double weight)
    {
        double z = (x - mean) / sigma;
        (double value, double derivative) = ActivationFunctions.At(info, x);
        sum.Add(value, derivative, z, weight * NormalLaw.Pdf(z));
    }

    /// <summary>Sums of what the moments are made of.</summary>
    private struct MomentSum(double scale)
    {
        private double _value, _square, _fourth, _derivative, _growth;

        public static MomentSum operator +(MomentSum left, MomentSum right) => new(left.Scale)
        {
            _value = left._value + right._value,
            _square = left._square + right._square,
            _fourth = left._fourth + right._fourth,
            _derivative = left._derivative + right._derivative,
            _growth = left._growth + right._growth,
        };

        private readonly double Scale => scale;

        public void Add(double value, double derivative, double z, double weight)
        {
            double part = value * scale;
            double square = part * part;
            _value += weight * value;
            _square += weight * square;
            _fourth += weight * square * square;
            _derivative += weight * derivative * derivative;
            _growth += weight * part * derivative * z;
        }

        public readonly ActivationMoments Moments(double sigma) => new(
            _square / (scale * scale),
            _value,
            _derivative,
            _fourth / (_square * _square),
            sigma * scale * _growth / _square);
    }
}
