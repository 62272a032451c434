using System;
using InitGen.Theory;

namespace InitGen.Graph;

internal sealed partial class ForwardPass
{
    // q' = E[phi(x)^2] for x of N(E[x], Var x), and so on (Poole et al. 2016, eq. 3 to 5).
    private Flow Activation(ActivationNode node) => node.Inputs.Count switch
    {
        1 => Activation(node.Function, _flows[node.Inputs[0]]),
        2 when ActivationFunctions.Gate(node.Function) is { } gate => Gated(node, gate),
        > 1 when node.Function.Activation == InitGen.Activation.Maxout => Maxout(node),
        _ => default,
    };

    private static Flow Activation(ActivationInfo function, Flow input)
    {
        if (!input.IsKnown || GaussianMoments.Of(function, input.Mean, input.Variance) is not { } moments) return default;
        if (function.Activation == InitGen.Activation.Identity) return input with { Back = 1 };

        int parts = function.Family == ActivationFamily.Gated ? 2 : function.Pieces ?? 1;
        double peak = parts > 1 || !ActivationFunctions.IsScalar(function)
            ? input.Peak * Math.Sqrt(moments.MeanSquare / Math.Max(input.Square, double.Epsilon))
            : Math.Max(
                Math.Abs(ActivationFunctions.At(function, input.Peak).Value),
                Math.Abs(ActivationFunctions.At(function, -input.Peak).Value));
        Flow flow = input with
        {
            Mean = moments.Mean,
            Square = moments.MeanSquare,
            Shared = Together(function, input, input.Shared, moments.Mean),
            Pair = double.IsNaN(input.Pair) ? double.NaN : Together(function, input, input.Pair, moments.Mean),
            Kurtosis = moments.FourthMomentRatio,
            Peak = peak,
            Width = input.Width / parts,
            IsNormal = false,
            IsApproximate = input.IsApproximate || !input.IsNormal,
            Back = moments.DerivativeMeanSquare / parts,
        };
        flow.StageBack *= flow.Back;
        return flow;
    }

    // E[phi(x) phi(y)] for two that share a part of their second moment.
    private static double Together(ActivationInfo function, in Flow input, double product, double mean)
    {
        double variance = input.Variance;
        double covariance = product - (input.Mean * input.Mean);
        if (variance == 0 || Math.Abs(covariance) <= 1e-12 * input.Square)
            return variance == 0 && ActivationFunctions.IsScalar(function) ? Square(ActivationFunctions.At(function, input.Mean).Value) : mean * mean;
        return GaussianMoments.Product(function, input.Mean, variance, covariance / variance);
    }

    // a f(b) of two values.
    private Flow Gated(ActivationNode node, ActivationInfo gate)
    {
        Flow a = _flows[node.Inputs[0]];
        Flow b = Activation(gate, _flows[node.Inputs[1]]);
        if (!a.IsKnown || !b.IsKnown || !_dependence.AreIndependent(node.Inputs[0], node.Inputs[1])) return default;

        Flow flow = Times(a, b);
        flow.Back = b.Square;
        flow.SecondBack = a.Square * b.Back;
        flow.BeginStage();
        return flow;
    }

    private Flow Maxout(ActivationNode node)
    {
        Flow first = _flows[node.Inputs[0]];
        for (int i = 1; i < node.Inputs.Count; i++)
        {
            Flow other = _flows[node.Inputs[i]];
            if (!AreAlike(first, other) || !_dependence.AreIndependent(node.Inputs[i], node.Inputs[i - 1])) return default;
            first.Oldest = Math.Min(first.Oldest, other.Oldest);
            first.Newest = Math.Max(first.Newest, other.Newest);
        }

        Flow flow = Activation(ActivationTable.Get(InitGen.Activation.Maxout, node.Inputs.Count), first);
        flow.Width = first.Width;
        flow.SecondBack = flow.Back;
        return flow;
    }

    private static Flow Affine(AffineNode node, Flow flow)
    {
        if (node is not { Factor: { } factor, Shift: { } shift }) return default;

        double old = flow.Square * factor * factor;
        double cross = 2 * factor * shift * flow.Mean;
        flow.Square = old + cross + (shift * shift);
        flow.Shared = (factor * factor * flow.Shared) + cross + (shift * shift);
        flow.Pair = (factor * factor * flow.Pair) + cross + (shift * shift);
        flow.Mean = (factor * flow.Mean) + shift;
        flow.Peak = (Math.Abs(factor) * flow.Peak) + Math.Abs(shift);
        if (shift != 0) Dilute(ref flow, old);
        flow.Back = factor * factor;
        flow.StageBack *= flow.Back;
        return flow;
    }

    // Masks keep the mean and differ from unit to unit and from input to input (Srivastava et al. 2014).
    private static Flow Dropout(DropoutNode node, Flow flow)
    {
        if (node.Rate is not ({ } rate and >= 0 and < 1)) return default;
        if (rate == 0) return flow with { Back = 1 };

        double growth = 1 / (1 - rate);
        flow.Square *= growth;
        flow.Kurtosis *= growth;
        flow.Peak *= growth;
        flow.IsNormal = false;
        flow.Back = growth;
        flow.StageBack *= growth;
        return flow;
    }

    // x / sqrt(Var x + epsilon), or by the root mean square. What is the variance is a matter of the axis: over the units of one input it
    // leaves out what they share, over the inputs of a batch what those share. That is why a rectifier behind batch normalization makes
    // gradients grow by pi / (pi - 1) a layer (Yang et al. 2019, arXiv 1902.08129): the part of its output that all inputs have in common
    // is taken off, and the rest is enlarged.
    private Flow Normalize(Flow input, Normalization? kind, double epsilon)
    {
        if (!(epsilon >= 0 && epsilon <= double.MaxValue)) return default;

        bool isCentred = kind is not (null or Normalization.Rms);
        if (!input.IsKnown)
        {
            var reset = new Flow
            {
                IsKnown = true,
                Square = 1,
                Pair = double.NaN,
                Kurtosis = 3,
                Peak = 4,
                IsNormal = true,
                IsApproximate = true,
                Width = input.Width,
                Newest = ++_stamp,
                Back = double.NaN,
            };
            reset.BeginStage();
            return reset;
        }

        double square = input.Mean * input.Mean;
        bool hasOwnPair = _correlation == 0 && !double.IsNaN(input.Pair);
        double common = kind switch
        {
            Normalization.Rms => 0,
            Normalization.Batch => hasOwnPair ? input.Pair : square,
            _ => input.Shared,
        };
        double variance = Math.Max(0, input.Square - common);
        double scale = variance + epsilon;
        double inverse = scale > 0 ? 1 / scale : 0;
        if (double.IsInfinity(inverse)) inverse = double.MaxValue;
        bool keepsMean = kind == Normalization.Rms;

        Flow flow = input;
        flow.Mean = keepsMean ? input.Mean * Math.Sqrt(inverse) : 0;
        flow.Square = epsilon == 0 && variance > 0 ? 1 : variance * inverse;
        flow.Shared = keepsMean ? input.Shared * inverse : kind == Normalization.Batch ? Math.Max(0, input.Shared - square) * inverse : 0;
        flow.Pair = kind switch
        {
            Normalization.Rms => input.Pair * inverse,
            Normalization.Batch when hasOwnPair => 0,
            Normalization.Batch => double.NaN,
            _ => (input.Pair - square) * inverse,
        };
        flow.IsApproximate = input.IsApproximate || (!isCentred && !keepsMean && common != 0);
        flow.Peak = Math.Sqrt(inverse) * input.Peak;
        flow.LogVariance = 0;
        flow.Back = kind is null && common != 0 ? double.NaN : inverse;
        flow.BeginStage();
        return flow;
    }

    private static double Square(double x) => x * x;
}
