using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.Forward;

/// <summary>
/// How many products the code sums over a weight for each output. Where two places do not agree, or one is not understood, nothing is known.
/// </summary>
internal sealed class SummedProducts
{
    private readonly Dictionary<WeightReference, Term?> _counts = [];
    private readonly Dictionary<WeightReference, Size> _sizes = [];

    /// <summary>Remembers a sum.</summary>
    public void Note(WeightReference weight, Term count) =>
        _counts[weight] = _counts.TryGetValue(weight, out Term? known) && known != count ? null : count;

    /// <summary>Remembers that a weight is applied in a way that tells nothing.</summary>
    public void Forget(WeightReference weight) => _counts[weight] = null;

    /// <summary>Finds the sizes that the counts are, by what the members that hold sizes are in the code.</summary>
    public void Name(Func<Size, Term?> term)
    {
        foreach (KeyValuePair<WeightReference, Term?> pair in _counts)
        {
            if (pair.Value is not { } count || pair.Key.Below.Length > 0 || pair.Key.Part.Length > 0) continue;
            if (count.Kind == TermKind.Number)
            {
                if (count.Number is >= 1 and < 1e15) _sizes[pair.Key] = new Size((long)count.Number);
                continue;
            }

            Size[] same = [.. new[] { pair.Key.Layer.Inner, pair.Key.Layer.Outer }.Where(size => !size.IsConstant && term(size) == count)];
            if (same.Length == 1) _sizes[pair.Key] = same[0];
        }
    }

    /// <summary>The number of products; null where it is not known.</summary>
    public Size? Of(WeightReference weight) => _sizes.TryGetValue(weight, out Size size) ? size : null;
}
