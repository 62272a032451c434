using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>What a chain of layers does to the signal, from its start to its last hidden layer.</summary>
internal sealed class SignalRatio
{
    private readonly double[] _up;
    private readonly double[] _down;

    private SignalRatio(double[] up, double[] down) => (_up, _down) = (up, down);

    /// <summary>What each layer adds to growth, as the logarithm of the rms; growth before a bounded activation does not count.</summary>
    public IReadOnlyList<double> Up => _up;

    /// <summary>What each layer adds to decay.</summary>
    public IReadOnlyList<double> Down => _down;

    /// <summary>Judges a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>Its layers' shares.</returns>
    public static SignalRatio Of(SignalChain chain)
    {
        var up = new double[chain.Links.Count];
        var down = new double[chain.Links.Count];
        for (int i = 0; i < up.Length; i++)
        {
            ChainLink link = chain.Links[i];
            double change = link.IsPooled || link.Ratio == 0 ? 0 : Math.Log(link.Ratio) / 2;
            if (link.IsBounded) Array.Clear(up, 0, i);
            up[i] = link.IsBounded ? 0 : change;
            down[i] = link.IsCritical ? 0 : change;
        }

        return new SignalRatio(up, down);
    }

    /// <summary>The level that a change from end to end deserves (theory: 10 is worth a word, 1000 a warning).</summary>
    /// <param name="change">Its logarithm.</param>
    /// <param name="options">Thresholds.</param>
    /// <returns>The level; null where it is within bounds.</returns>
    public static RuleLevel? LevelOf(double change, RuleOptions options)
    {
        double limit = Math.Log(options.MaxSignalRatio);
        return Math.Abs(change) > 3 * limit ? RuleLevel.Warning : Math.Abs(change) > limit ? RuleLevel.Information : null;
    }

    /// <summary>The first layer up to which the changes exceed a limit.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="limit">The limit, above 0.</param>
    /// <returns>Its place; the last one where none does.</returns>
    public static int Crossing(IReadOnlyList<double> changes, double limit)
    {
        double sum = 0;
        for (int i = 0; i < changes.Count; i++)
        {
            sum += changes[i];
            if (Math.Abs(sum) > limit) return i;
        }

        return changes.Count - 1;
    }

    /// <summary>Whether the chain is told of by INIT201 or INIT202.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="options">Thresholds.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsTold(SignalChain chain, RuleOptions options)
    {
        SignalRatio ratio = Of(chain);
        return chain.Judged >= 2
            && (LevelOf(ratio.Up.Take(chain.Judged).Sum(), options) is not null || LevelOf(ratio.Down.Take(chain.Judged).Sum(), options) is not null);
    }
}
