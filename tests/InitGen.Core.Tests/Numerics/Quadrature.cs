using System;
using System.Collections.Generic;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>
/// Expectations under N(0, 1): Gauss-Legendre with 16 nodes on panels of width 1/2 or less, split where the integrand has kinks.
/// Panels end at 14, beyond which even exp(4 z) leaves nothing that 12 digits would show.
/// </summary>
internal sealed class Quadrature
{
    private const int Order = 16;
    private const double End = 14;

    public Quadrature(params double[] kinks)
    {
        List<double> edges = [.. kinks];
        for (double edge = -End; edge <= End; edge += 0.5)
            edges.Add(edge);
        edges.Sort();

        (double[] nodes, double[] weights) = Legendre(Order);
        List<double> z = [];
        List<double> w = [];
        for (int panel = 1; panel < edges.Count; panel++)
        {
            double middle = (edges[panel] + edges[panel - 1]) / 2;
            double half = (edges[panel] - edges[panel - 1]) / 2;
            for (int i = 0; i < Order; i++)
            {
                double x = middle + (half * nodes[i]);
                z.Add(x);
                w.Add(half * weights[i] * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
            }
        }

        (Nodes, Weights) = ([.. z], [.. w]);
    }

    public double[] Nodes { get; }

    /// <summary>The density is in them.</summary>
    public double[] Weights { get; }

    public double Expect(Func<double, double> integrand)
    {
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
            sum += Weights[i] * integrand(Nodes[i]);
        return sum;
    }


    /// <summary>Roots of the Legendre polynomial by Newton's method, with their weights on [-1, 1].</summary>
    public static (double[] Nodes, double[] Weights) Legendre(int order)
    {
        double[] nodes = new double[order];
        double[] weights = new double[order];
        for (int i = 0; i < order; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (order + 0.5));
            double slope = 1;
            for (int step = 0; step < 20; step++)
            {
                double previous = 1;
                double value = x;
                for (int n = 2; n <= order; n++)
                    (previous, value) = (value, (((2 * n) - 1) * x * value - (n - 1) * previous) / n);
                slope = order * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }

            nodes[i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
        }

        return (nodes, weights);
    }
}
