using System.Collections.Generic;

namespace InitGen.Graph;

/// <summary>
/// Whether two values go together, element by element. Weights of mean 0 that are used once make a layer's output independent of all
/// that does not come from it, its own input included, as the layers get wide. Where stamps do not settle it, both values are written as
/// sums of terms, and the terms compared.
/// </summary>
internal sealed class Dependence(ForwardPass pass)
{
    private const int GreatestTerms = 32;

    private readonly List<(int Node, double Factor)> _left = [];
    private readonly List<(int Node, double Factor)> _right = [];

    /// <summary>Whether no random number enters both.</summary>
    public bool AreIndependent(int left, int right)
    {
        ref readonly Flow a = ref pass.Flow(left);
        ref readonly Flow b = ref pass.Flow(right);
        return a.Newest < b.Oldest || b.Newest < a.Oldest;
    }

    /// <summary>E[a b] - E[a] E[b] of corresponding elements; NaN if it is not known.</summary>
    public double Covariance(int left, int right)
    {
        if (pass.Flow(left).Square == 0 || pass.Flow(right).Square == 0 || AreIndependent(left, right)) return 0;

        _left.Clear();
        _right.Clear();
        if (!Expand(_left, left, 1) || !Expand(_right, right, 1)) return double.NaN;

        double sum = 0;
        foreach ((int a, double factor) in _left)
        {
            foreach ((int b, double other) in _right)
            {
                if (a == b) sum += factor * other * VarianceOf(a);
                else if (!AreUncorrelated(a, b)) return double.NaN;
            }
        }

        return sum;
    }

    // Noise that a dropout or a bias adds has the complement of the node as its number.
    private bool Expand(List<(int Node, double Factor)> terms, int id, double factor)
    {
        ref readonly Flow flow = ref pass.Flow(id);
        if (!flow.IsKnown || terms.Count >= GreatestTerms) return false;

        switch (pass.IsOpaque(id) ? null : pass.Node(id))
        {
            case SumNode sum:
                for (int i = 0; i < sum.Inputs.Count; i++)
                {
                    if (!Expand(terms, sum.Inputs[i], factor)) return false;
                }

                return true;
            case AffineNode { Factor: { } times } affine:
                return Expand(terms, affine.Inputs[0], factor * times);
            case DropoutNode dropout:
                terms.Add((~id, factor));
                return Expand(terms, dropout.Inputs[0], factor);
            case LayerNode { Kind: LayerKind.Bias } bias when !pass.IsTied(id):
                terms.Add((~id, factor));
                return Expand(terms, bias.Inputs[0], factor);
            case LayerNode { Kind: LayerKind.Norm, Scheme: { Law: { Variance: 0 } law } } scale:
                return Expand(terms, scale.Inputs[0], factor * law.Mean);
            case NormalizationNode normalization when flow.Back > 0:
                return Expand(terms, normalization.Inputs[0], factor * System.Math.Sqrt(flow.Back));
            default:
                terms.Add((id, factor));
                return true;
        }
    }

    private double VarianceOf(int term)
    {
        if (term >= 0) return pass.Flow(term).Variance;

        GraphNode node = pass.Node(~term);
        return node is LayerNode { Scheme: { } scheme }
            ? scheme.Law.Variance
            : pass.Flow(~term).Square - pass.Flow(node.Inputs[0]).Square;
    }

    private bool AreUncorrelated(int left, int right) =>
        left < 0 || right < 0 || AreIndependent(left, right) || HasFreeFactor(left, right) || HasFreeFactor(right, left);

    // A factor of mean 0 that nothing else depends on makes the whole product one of mean 0, whatever it is multiplied by.
    private bool HasFreeFactor(int product, int other)
    {
        if (pass.IsOpaque(product) || pass.Node(product) is not ProductNode node) return false;

        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (pass.Flow(node.Inputs[i]).Mean == 0 && IsFreeOf(node.Inputs[i], other)) return true;
        }

        return false;
    }

    private bool IsFreeOf(int factor, int other)
    {
        if (pass.IsOpaque(other) || pass.Node(other) is not ProductNode node) return AreIndependent(factor, other);

        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (!AreIndependent(factor, node.Inputs[i])) return false;
        }

        return true;
    }
}
