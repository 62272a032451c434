using System;
using InitGen.Theory;

namespace InitGen.Graph;

internal sealed partial class ForwardPass
{
    private Flow Layer(LayerNode layer, int id, bool isFirst)
    {
        switch (layer.Kind)
        {
            case LayerKind.Bias:
                return Bias(layer, id);
            case LayerKind.Norm:
                return Scale(layer);
            case LayerKind.Embedding:
                return Embedding(layer, id, isFirst);
            default:
                return Weight(layer, id, isFirst);
        }
    }

    // q' = n Var(w) q + E[w]^2 E[(sum x)^2], and units share the second term alone (He et al. 2015, eq. 9, without its assumption that
    // weights have mean 0). What is made as a whole enters by the mean square of an element: an orthogonal matrix with more rows than
    // columns has n E[w^2] = columns / rows (Saxe et al. 2013, arXiv 1312.6120).
    private Flow Weight(LayerNode layer, int id, bool isFirst)
    {
        Flow input = layer.Inputs.Count == 1 ? _flows[layer.Inputs[0]] : default;
        var step = new LayerStep(id, ++_layers) { Previous = input.IsKnown && input.StageLayer > 0 ? input.StageLayer - 1 : null };
        Flow flow = default;
        if (layer is { Scheme.Law: var law, Fans: { In: > 0 and <= double.MaxValue } fans } && (input.IsKnown || law.MeanSquare == 0))
        {
            flow = Weight(layer, id, law, fans, input);
            double back = HasMean(law) ? double.NaN : fans.Out * law.MeanSquare;
            flow.Back = back;
            if (input.IsKnown && flow.IsKnown)
            {
                Limits.Watch(new LayerPlace(_layers, id), flow, input, law, fans);
                step = step with
                {
                    Ratio = input.StageSquare > 0 && flow.Square <= double.MaxValue ? flow.Square / input.StageSquare : null,
                    GradientRatio = double.IsNaN(back * input.StageBack) ? null : back * input.StageBack,
                };
            }
        }

        if (isFirst) Steps.Add(step);
        return flow;
    }

    private Flow Weight(LayerNode layer, int id, WeightDistribution law, Fans fans, Flow input)
    {
        double n = fans.In;
        double variance = law.Variance;
        double mean = law.Mean;
        bool isDiagonal = law.Kind == DistributionKind.Identity;
        var flow = new Flow
        {
            IsKnown = !_tied.IsAppliedTwiceInARow(id),
            Width = layer.Outer.IsConstant ? layer.Outer.Constant : 0,
            IsNormal = true,
            IsApproximate = input.IsApproximate,
            Kurtosis = 3,
            Oldest = ++_stamp,
            Newest = _stamp,
        };

        if (law.MeanSquare == 0)
        {
            // Whatever comes in, nothing comes out.
            flow.IsApproximate = false;
            flow.Pair = _followsPairs ? 0 : double.NaN;
        }
        else if (isDiagonal)
        {
            double kept = n * law.MeanSquare;
            double share = n * mean;
            flow.Mean = share * input.Mean;
            flow.Square = kept * input.Square;
            flow.Shared = share * share * input.Shared;
            flow.Pair = kept * input.Pair;
            flow.IsNormal = input.IsNormal;
            flow.Kurtosis = input.Kurtosis;
        }
        else
        {
            double sumSquare = (n * input.Square) + (n * Math.Max(0, n - 1) * input.Shared);
            flow.Mean = n * mean * input.Mean;
            flow.Shared = mean == 0 ? 0 : mean * mean * sumSquare;
            flow.Square = (n * variance * input.Square) + flow.Shared;
            flow.Pair = mean == 0 ? n * variance * input.Pair : double.NaN;
        }

        // What has a mean, or is no sum, still knows its input; so does what shares its weights with another layer.
        if (HasMean(law) || isDiagonal || _tied.IsTied(id)) flow.Oldest = Math.Min(flow.Oldest, input.Oldest);
        if (_tied.IsTied(id)) flow.Oldest = Math.Min(flow.Oldest, _tied.FirstUse(id, _stamp));

        // An orthogonal matrix keeps the norm: only what the activation adds to a normal law's own spread counts.
        double excess = law.Kind is DistributionKind.Orthogonal or DistributionKind.DeltaOrthogonal
            ? Math.Max(0, input.Kurtosis - 3)
            : input.Kurtosis - 1;
        flow.LogVariance = input.LogVariance + (isDiagonal || !input.IsKnown || flow.Square == 0 ? 0 : excess / n);
        flow.Peak = PeakOf(flow, fans.Out);
        flow.BeginStage(id + 1);
        return flow;
    }

    // A row is picked, so that its law is the value's.
    private Flow Embedding(LayerNode layer, int id, bool isFirst)
    {
        var step = new LayerStep(id, ++_layers);
        if (isFirst) Steps.Add(step);
        if (layer.Scheme is not { Law: var law }) return default;

        var flow = new Flow
        {
            IsKnown = true,
            Mean = law.Mean,
            Square = law.MeanSquare,
            Shared = law.Mean * law.Mean,
            Pair = _followsPairs ? (law.Mean * law.Mean) + (_correlation * law.Variance) : double.NaN,
            Kurtosis = 3,
            IsNormal = true,
            Width = layer.Outer.IsConstant ? layer.Outer.Constant : 0,
            Oldest = ++_stamp,
            Newest = _stamp,
            Back = double.NaN,
        };
        if (_tied.IsTied(id)) flow.Oldest = Math.Min(flow.Oldest, _tied.FirstUse(id, _stamp));
        flow.Peak = PeakOf(flow, 512);
        flow.BeginStage(id + 1);
        return flow;
    }

    // Two inputs meet the same bias, which makes them alike (Schoenholz et al. 2017).
    private Flow Bias(LayerNode layer, int id)
    {
        if (layer.Inputs.Count != 1 || layer.Scheme is not { Law: var law }) return default;

        Flow flow = _flows[layer.Inputs[0]];
        double old = flow.Square;
        flow.Square += (2 * flow.Mean * law.Mean) + law.MeanSquare;
        flow.Shared += (2 * flow.Mean * law.Mean) + (law.Mean * law.Mean);
        flow.Pair += (2 * flow.Mean * law.Mean) + law.MeanSquare;
        flow.Mean += law.Mean;
        flow.Peak += Math.Sqrt(law.MeanSquare);
        Dilute(ref flow, old);
        if (law.Variance > 0)
        {
            flow.Newest = ++_stamp;
            if (_tied.IsTied(id)) flow.Oldest = Math.Min(flow.Oldest, _tied.FirstUse(id, _stamp));
        }

        flow.Back = 1;
        flow.BeginStage(flow.StageLayer);
        return flow;
    }

    private Flow Scale(LayerNode layer)
    {
        if (layer.Inputs.Count != 1 || layer.Scheme is not { Law: var law }) return default;

        // Where the order comes from declarations, it is all that is seen of the normalization.
        Flow flow = _flows[layer.Inputs[0]];
        if (_graph.Order == LayerOrder.Declaration) flow = Normalize(flow, null, 0);
        if (!flow.IsKnown && law.MeanSquare != 0) return default;

        double back = _graph.Order == LayerOrder.Declaration ? flow.Back : 1;
        flow.IsKnown = true;
        flow.Mean *= law.Mean;
        flow.Square *= law.MeanSquare;
        flow.Shared *= law.Mean * law.Mean;
        flow.Pair *= law.MeanSquare;
        flow.Peak *= Math.Sqrt(law.MeanSquare);
        flow.IsNormal &= law.Variance == 0;
        flow.Back = back * law.MeanSquare;
        flow.BeginStage();
        return flow;
    }

    private static bool HasMean(WeightDistribution law) =>
        law.Kind != DistributionKind.Identity && Math.Abs(law.Mean) > 1e-9 * Math.Sqrt(law.MeanSquare);

    private static double PeakOf(in Flow flow, double width) => Math.Abs(flow.Mean)
        + (Math.Sqrt(flow.Variance) * RangeWatch.TypicalMaximum(flow.Width > 0 ? flow.Width : width));

    // A part of known size is added to, or multiplied, and its relative spread with it.
    private static void Dilute(ref Flow flow, double old)
    {
        double share = flow.Square > 0 ? old / flow.Square : 0;
        flow.LogVariance *= Math.Min(1, share * share);
    }
}
