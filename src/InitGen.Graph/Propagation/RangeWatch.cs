using System;
using InitGen.Theory;

namespace InitGen.Graph;

/// <summary>
/// Notes the first layer that leaves a format. A layer's greatest element decides about overflow and its disappearance about zeros:
/// typically 3.2 sigma of 512 units.
/// </summary>
internal sealed class RangeWatch
{
    private static readonly FloatRange[] Ranges =
        [FloatRange.Of(FloatFormat.Float32), FloatRange.Of(FloatFormat.BFloat16), FloatRange.Of(FloatFormat.Half)];

    // Most layers of a network have the same few widths.
    [ThreadStatic]
    private static (double Count, double Maximum) _last;

    [ThreadStatic]
    private static (double Count, double Maximum) _lastWeight;

    private readonly RangeLimits[] _limits = new RangeLimits[3];

    public RangeLimits this[FloatFormat format] => _limits[(int)format];

    public static double TypicalMaximum(double count) => Remembered(count, ref _last);

    public void Watch(LayerPlace place, in Flow output, in Flow input, WeightDistribution law, Fans fans)
    {
        if (law.MeanSquare == 0 || input.Square == 0) return;

        double weight = GreatestWeight(law, fans);
        for (int i = 0; i < Ranges.Length; i++)
        {
            FloatRange range = Ranges[i];
            RangeLimits limits = _limits[i];
            bool overflows = !(output.Peak <= range.Maximum);
            bool fades = output.Peak < range.LeastNormal;
            bool vanishes = fades && (output.Peak <= range.Least / 2 || input.Peak * weight <= range.Least / 2);
            if (!overflows && !fades) continue;
            _limits[i] = new RangeLimits(
                limits.Overflow ?? (overflows ? place : null),
                limits.Subnormal ?? (fades ? place : null),
                limits.Zero ?? (vanishes ? place : null));
        }
    }

    private static double GreatestWeight(WeightDistribution law, Fans fans) => law.Kind switch
    {
        DistributionKind.Constant or DistributionKind.Uniform or DistributionKind.TruncatedNormal or DistributionKind.Gate
            or DistributionKind.Identity => Math.Max(Math.Abs(law.Minimum), Math.Abs(law.Maximum)),
        _ => Math.Abs(law.Mean) + (law.StandardDeviation * Remembered(Math.Max(1, fans.In * fans.Out), ref _lastWeight)),
    };

    private static double Remembered(double count, ref (double Count, double Maximum) last)
    {
        if (last.Count != count) last = (count, NormalLaw.TypicalMaximum(count));
        return last.Maximum;
    }
}
