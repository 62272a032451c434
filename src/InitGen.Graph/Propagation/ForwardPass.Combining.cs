using System;

namespace InitGen.Graph;

internal sealed partial class ForwardPass
{
    // Two values agree when they do to six digits.
    private const double Agreement = 1e-6;

    // E[(a + b)^2] = E[a^2] + E[b^2] + 2 E[a b]: branches with weights of their own add; x + x is four times x^2.
    private Flow Sum(EquatableArray<int> inputs)
    {
        if (!AreKnown(inputs)) return default;

        Flow flow = _flows[inputs[0]];
        bool areApart = true;
        double square = 0, shared = 0, pair = 0, mean = 0, deviation = 0, excess = 0, peak = 0;
        for (int i = 0; i < inputs.Count; i++)
        {
            Flow term = _flows[inputs[i]];
            Join(ref flow, term);
            flow.IsNormal &= term.IsNormal;
            mean += term.Mean;
            square += term.Square;
            shared += term.Shared;
            pair += term.Pair;
            peak += term.Peak;
            deviation += term.Square * Math.Sqrt(term.LogVariance);
            excess += (term.Kurtosis - 3) * term.Square * term.Square;
            for (int j = 0; j < i; j++)
            {
                Flow other = _flows[inputs[j]];
                double covariance = inputs[i] == inputs[j] ? term.Variance : _dependence.Covariance(inputs[i], inputs[j]);
                areApart &= covariance == 0 || inputs[i] == inputs[j];
                double product = term.Mean * other.Mean;
                double limit = Math.Sqrt(term.Variance * other.Variance);
                double alike = limit > 0 ? Math.Max(-1, Math.Min(1, covariance / limit)) : 0;
                square += 2 * (product + covariance);
                shared += 2 * (product + (alike * Root(term.Shared - Square(term.Mean), other.Shared - Square(other.Mean))));
                pair += 2 * (product + (alike * Root(term.Pair - Square(term.Mean), other.Pair - Square(other.Mean))));
            }
        }

        if (double.IsNaN(square)) return default;
        flow.Mean = mean;
        flow.Square = square;
        flow.Shared = shared;
        flow.Pair = pair;
        flow.LogVariance = square > 0 ? Square(deviation / square) : 0;
        flow.Kurtosis = flow.IsNormal || square == 0 ? 3 : 3 + (excess / square / square);
        flow.Peak = flow.IsNormal && flow.Width > 0 ? PeakOf(flow, flow.Width) : peak;

        // Terms with something in common send gradients back that have something in common.
        flow.Back = areApart ? 1 : double.NaN;
        flow.BeginStage();
        return flow;
    }

    private static double Root(double left, double right) => double.IsNaN(left) || double.IsNaN(right)
        ? double.NaN
        : Math.Sign(left) * Math.Sqrt(Math.Max(0, left * right));

    // E[(a b)^2] = E[a^2] E[b^2] for independent ones.
    private Flow Product(EquatableArray<int> inputs)
    {
        if (!AreKnown(inputs)) return default;

        Flow flow = _flows[inputs[0]];
        for (int i = 1; i < inputs.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!_dependence.AreIndependent(inputs[i], inputs[j])) return default;
            }

            flow = Times(flow, _flows[inputs[i]]);
        }

        flow.BeginStage();
        return flow;
    }

    private static Flow Times(in Flow left, in Flow right)
    {
        Flow flow = left;
        Join(ref flow, right);
        flow.Mean *= right.Mean;
        flow.Square *= right.Square;
        flow.Shared *= right.Shared;
        flow.Pair *= right.Pair;
        flow.Kurtosis *= right.Kurtosis;
        flow.LogVariance = Square(Math.Sqrt(left.LogVariance) + Math.Sqrt(right.LogVariance));
        flow.Peak *= right.Peak;
        flow.IsNormal = false;
        return flow;
    }

    // The mean over all units; without widths only where all agree.
    private Flow Concat(EquatableArray<int> inputs)
    {
        if (!AreKnown(inputs)) return default;

        Flow flow = _flows[inputs[0]];
        bool agree = true, haveWidths = true;
        double width = 0, mean = 0, square = 0, shared = 0, pair = 0, spread = 0, kurtosis = 0, peak = 0;
        for (int i = 0; i < inputs.Count; i++)
        {
            Flow part = _flows[inputs[i]];
            agree &= AreAlike(_flows[inputs[0]], part);
            haveWidths &= part.Width > 0;
            Join(ref flow, part);
            flow.IsNormal &= part.IsNormal;
            width += part.Width;
            mean += part.Width * part.Mean;
            square += part.Width * part.Square;
            shared += part.Width * part.Mean;
            pair += part.Width * part.Pair;
            kurtosis += part.Width * part.Kurtosis * part.Square * part.Square;
            spread = Math.Max(spread, part.LogVariance);
            peak = Math.Max(peak, part.Peak);
        }

        if (!agree && !haveWidths) return default;
        flow.Width = haveWidths ? width : 0;
        if (!agree)
        {
            flow.Mean = mean / width;
            flow.Square = square / width;
            flow.Shared = Square(shared / width);
            flow.Pair = pair / width;
            flow.Kurtosis = kurtosis / width / Square(flow.Square);
            flow.IsNormal = false;
        }

        flow.LogVariance = spread;
        flow.Peak = peak;
        flow.Back = 1;
        flow.BeginStage();
        return flow;
    }

    private Flow Choice(EquatableArray<int> inputs)
    {
        if (!AreKnown(inputs)) return default;

        Flow flow = _flows[inputs[0]];
        for (int i = 1; i < inputs.Count; i++)
        {
            Flow other = _flows[inputs[i]];
            if (!AreAlike(flow, other)) return default;
            Join(ref flow, other);
            flow.IsNormal &= other.IsNormal;
            flow.LogVariance = Math.Max(flow.LogVariance, other.LogVariance);
            if (double.IsNaN(flow.Pair) || double.IsNaN(other.Pair) || !Graph.Flow.Close(flow.Pair, other.Pair, Agreement))
                flow.Pair = double.NaN;
        }

        flow.BeginStage();
        return flow;
    }

    // The mean of m cells: cells are to each other what two inputs are.
    private static Flow Pool(PoolNode node, Flow flow)
    {
        if (node.Kind != PoolKind.Average || node.Cells is not { } cells || cells < 1 || !flow.IsKnown) return default;
        if (cells == 1) return flow with { Back = 1 };

        double m = cells;
        double old = flow.Square;
        double common = double.IsNaN(flow.Pair) ? flow.Mean * flow.Mean : Math.Max(0, flow.Pair);
        flow.Square = (old + ((m - 1) * common)) / m;
        flow.Shared = (flow.Shared + ((m - 1) * flow.Mean * flow.Mean)) / m;
        flow.Kurtosis = 3 + ((flow.Kurtosis - 3) / m);
        flow.IsNormal = true;
        flow.IsApproximate = true;
        flow.Back = 1 / (m * m);
        flow.StageBack *= flow.Back;
        return flow;
    }

    private bool AreKnown(EquatableArray<int> inputs)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            if (!_flows[inputs[i]].IsKnown) return false;
        }

        return inputs.Count > 0;
    }

    private static bool AreAlike(in Flow left, in Flow right) => left.IsKnown && right.IsKnown
        && Graph.Flow.Close(left.Square, right.Square, Agreement)
        && Math.Abs(left.Mean - right.Mean) <= Agreement * Math.Sqrt(left.Square);

    private static void Join(ref Flow flow, in Flow other)
    {
        flow.Oldest = Math.Min(flow.Oldest, other.Oldest);
        flow.Newest = Math.Max(flow.Newest, other.Newest);
        flow.IsApproximate |= other.IsApproximate;
        if (flow.Width == 0) flow.Width = other.Width;
    }
}
