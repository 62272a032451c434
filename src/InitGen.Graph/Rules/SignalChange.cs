using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>What INIT201 and INIT202 have in common: a signal that changes along a chain of layers until it is lost.</summary>
public abstract class SignalChange : Rule
{
    // Of the second moment in one round of a loop whose number of rounds is not known: He's gain too many or too few.
    private const double GreatestRound = 2;

    /// <inheritdoc/>
    public override bool IsConsequence => true;

    /// <summary>Whether growth is looked for, or decay.</summary>
    private protected abstract bool Grows { get; }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        var told = new HashSet<string>();
        foreach (SignalChain chain in context.SignalChains)
        {
            if (Judge(context, chain) is { } finding && told.Add(finding.Origin)) found.Add(finding);
        }

        if (!context.IsOrderSure) return found;
        foreach (RepeatNode loop in context.Unrolled.Nodes.OfType<RepeatNode>())
        {
            if (Judge(context, loop) is { } finding && told.Add(finding.Origin)) found.Add(finding);
        }

        return found;
    }

    private Finding? Judge(RuleContext context, SignalChain chain)
    {
        SignalRatio ratio = SignalRatio.Of(chain);
        IReadOnlyList<double> all = Grows ? ratio.Up : ratio.Down;
        double limit = Math.Log(context.Options.MaxSignalRatio);
        LayerPlace? end = Lost(context.Propagation.Limits(context.Options.Format), out bool isLost);
        int lostAt = end is { } place ? chain.IndexOf(place.Id) : -1;
        bool leaves = lostAt > 0 && Past(all.Take(lostAt + 1).Sum(), limit);
        if (!leaves && (!chain.IsKnown || chain.IsReset || chain.Judged < 2)) return null;

        int count = leaves ? lostAt + 1 : chain.Judged;
        double[] changes = [.. all.Take(count)];
        double sum = changes.Sum();
        if (!leaves && !Past(sum, limit)) return null;

        RuleLevel level = leaves ? isLost ? RuleLevel.Error : RuleLevel.Warning : SignalRatio.LevelOf(sum, context.Options)!.Value;
        int at = leaves ? lostAt : SignalRatio.Crossing(changes, level == RuleLevel.Warning ? 3 * limit : limit);
        double[] contributing = [.. changes.Select(change => Past(change, 0) ? change : 0)];
        if (chain.Place(contributing, at, level == RuleLevel.Information ? limit : 3 * limit) is not { } origin) return null;
        if (level == RuleLevel.Information && (chain.IsExplained(context, contributing) || chain.Links.Any(link => context.IsToldBy("INIT105", link.Layer.Origin)))) return null;

        int layers = contributing.Count(static change => change != 0);
        ChainLink[] links = [.. chain.Links.Take(count).Where((_, i) => contributing[i] != 0)];
        return new Finding(
            Info,
            origin,
            FindingPlace.Init,
            EquatableArray.Of(
                origin,
                Remedy.Number(Math.Exp(contributing.Sum() / Math.Max(1, layers))),
                $"per layer along the {count} layers through",
                leaves ? Leaves(context.Options.Format, lostAt + 1, isLost) : Ends(Math.Exp(sum), count),
                Remedy.For(links)))
        {
            Level = level,
            Changes = SchemeRepair.Of(context, origin, links.Select(static link => link.Layer), chain.Links.Select(static link => link.Layer)),
        };
    }

    // How often it runs is not known: one round is all there is to judge by.
    private Finding? Judge(RuleContext context, RepeatNode loop)
    {
        if (loop.Count is not null || context.Propagation.Round(loop.Id)?.Square is not ({ } square and > 0)) return null;
        if (!Past(Math.Log(square), Math.Log(GreatestRound) + 1e-9)) return null;

        LayerNode[] layers =
        [
            .. context.Unrolled.Nodes.OfType<LayerNode>()
                .Where(layer => layer.Id >= loop.First && layer.Id < loop.Id && layer.Kind is not (LayerKind.Bias or LayerKind.Norm)),
        ];
        if (layers.FirstOrDefault(static layer => layer.Below.Length == 0) is not { } own) return null;
        if (context.Unrolled.Nodes.Any(node => node.Id >= loop.First && node.Id < loop.Id && node is SumNode)) return null;
        if (layers.All(layer => context.IsExplained(layer.Origin))) return null;

        double rounds = Math.Log(2) / Math.Abs(Math.Log(square) / 2);
        return new Finding(
            Info,
            own.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                own.Origin,
                Remedy.Number(Math.Sqrt(square)),
                "per round of the loop over",
                (Grows ? "it doubles every " : "it halves every ") + Remedy.Number(rounds) + " of them",
                Remedy.For(layers.Select(static layer => new ChainLink(layer, 1, null, null, false)))))
        {
            Level = RuleLevel.Information,
            Changes = SchemeRepair.Of(context, own.Origin, layers, layers),
        };
    }

    /// <summary>Where the signal leaves the format in this direction.</summary>
    private protected abstract LayerPlace? Lost(RangeLimits limits, out bool isLost);

    /// <summary>That it leaves the format, in words.</summary>
    private protected abstract string Leaves(FloatFormat format, int layer, bool isLost);

    /// <summary>What is left at the last hidden layer, in words.</summary>
    private protected abstract string Ends(double factor, int layer);

    private bool Past(double change, double limit) => Grows ? change > limit : change < -limit;
}

/// <summary>INIT201. Each layer enlarges the signal, and nothing resets it: its root mean square grows with the power of the depth.</summary>
public sealed class SignalExplodes : SignalChange
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT201",
        RuleCategory.Signal,
        RuleLevel.Warning,
        "Signal explodes",
        "The signal grows by x{1} {2} '{0}': {3}; {4}",
        "What one layer does to the signal's size, a chain of layers does as a power of the depth. Beyond the format's range there is nothing left to train with.")
    {
        HasChanges = true,
        HasTorchSharpEdits = true,
    };

    /// <inheritdoc/>
    private protected override bool Grows => true;

    /// <inheritdoc/>
    private protected override LayerPlace? Lost(RangeLimits limits, out bool isLost)
    {
        isLost = true;
        return limits.Overflow;
    }

    /// <inheritdoc/>
    private protected override string Leaves(FloatFormat format, int layer, bool isLost) => $"it overflows {Remedy.Name(format)} at layer {layer}";

    /// <inheritdoc/>
    private protected override string Ends(double factor, int layer) => $"its rms at layer {layer} is {Remedy.Number(factor)} times that at the start";
}

/// <summary>INIT202. Each layer takes from the signal, and nothing resets it, until the output no longer shows what came in.</summary>
public sealed class SignalVanishes : SignalChange
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT202",
        RuleCategory.Signal,
        RuleLevel.Warning,
        "Signal vanishes",
        "The signal changes by x{1} {2} '{0}': {3}; {4}",
        "What one layer takes from the signal, a chain of layers takes as a power of the depth. The gradient of its weights shrinks with it.")
    {
        HasChanges = true,
        HasTorchSharpEdits = true,
    };

    /// <inheritdoc/>
    private protected override bool Grows => false;

    /// <inheritdoc/>
    private protected override LayerPlace? Lost(RangeLimits limits, out bool isLost)
    {
        isLost = limits.Zero is not null;
        return limits.Zero ?? limits.Subnormal;
    }

    /// <inheritdoc/>
    private protected override string Leaves(FloatFormat format, int layer, bool isLost) => isLost
        ? $"in {Remedy.Name(format)} it is exactly 0 from layer {layer} on"
        : $"from layer {layer} on it is below the normal numbers of {Remedy.Name(format)}";

    /// <inheritdoc/>
    private protected override string Ends(double factor, int layer) => $"its rms at layer {layer} is {Remedy.Number(factor)} of that at the start";
}
