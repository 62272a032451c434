using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT203. The gradient may be lost on the way back where the signal on the way forward is not: slopes of S-shaped units are smaller than
/// what their outputs show (Glorot and Bengio 2010), and fans of the two directions differ.
/// </summary>
public sealed class GradientChange : Rule
{
    // What SELU with LeCun's variance does in a layer, 1.07, is as good as a plain network gets.
    private const double Band = 0.1;
    private const double GreatestCriticalGain = 1.1;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT203",
        RuleCategory.Signal,
        RuleLevel.Warning,
        "Gradient vanishes or explodes",
        "The gradient changes by x{1} per layer on its way back along the {2} layers through '{0}': at the first of them its rms is {3} times that at the last; {4}",
        "Layers learn at the pace of their gradients. Where these change from layer to layer, the first and the last layers of a deep network cannot learn together.")
    {
        HasChanges = true,
        HasTorchSharpEdits = true,
    };

    /// <inheritdoc/>
    public override bool IsConsequence => true;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        var told = new HashSet<string>();
        foreach (SignalChain chain in context.SignalChains)
        {
            if (Judge(context, chain) is { } finding && told.Add(finding.Origin)) found.Add(finding);
        }

        return found;
    }

    private Finding? Judge(RuleContext context, SignalChain chain)
    {
        if (!chain.IsKnown || chain.Judged < 3 || SignalRatio.IsTold(chain, context.Options)) return null;

        // What stacked sigmoids lose is told by the rule about them, with the same numbers.
        if (chain.Links.Any(link => context.IsToldBy("INIT106", link.Layer.Origin))) return null;

        var changes = new double[chain.Judged];
        for (int i = 1; i < changes.Length; i++)
        {
            ChainLink link = chain.Links[i];
            if (link.GradientRatio is not { } ratio) return null;
            if (link.Activation is { } activation && SaturatedUnits.IsSaturated(context, activation)) return null;
            double change = link.IsPooled ? 0 : Math.Log(ratio);
            changes[i] = Math.Abs(change) < Band || IsCritical(link, change) ? 0 : change / 2;
        }

        double sum = changes.Sum();
        if (SignalRatio.LevelOf(sum, context.Options) is not { } level) return null;

        // What is lost is lost at the first layers: the sum is taken from the back.
        double limit = Math.Log(context.Options.MaxSignalRatio) * (level == RuleLevel.Warning ? 3 : 1);
        double[] contributing = [.. changes.Select(change => Math.Sign(change) == Math.Sign(sum) ? change : 0)];
        int at = contributing.Length - 1 - SignalRatio.Crossing([.. contributing.Reverse()], limit);
        if (chain.Place(contributing, at, limit) is not { } origin) return null;
        if (level == RuleLevel.Information && chain.IsExplained(context, contributing)) return null;

        FloatRange range = FloatRange.Of(context.Options.Format);
        double factor = Math.Exp(sum);
        int count = contributing.Count(static change => change != 0);
        ChainLink[] links = [.. chain.Links.Take(changes.Length).Where((_, i) => contributing[i] != 0)];
        return new Finding(
            Info,
            origin,
            FindingPlace.Init,
            EquatableArray.Of(
                origin,
                Remedy.Number(Math.Exp(contributing.Sum() / count)),
                Remedy.Number(chain.Judged),
                Remedy.Number(factor),
                WhatHelps(links)))
        {
            Level = factor < range.Least || factor > range.Maximum ? RuleLevel.Error : level,
            Changes = SchemeRepair.Of(context, origin, WithFirst(chain, links), chain.Links.Select(static link => link.Layer)),
        };
    }

    // At the critical point gradients shrink with a power of the depth, not exponentially (Schoenholz et al. 2017).
    private static bool IsCritical(ChainLink link, double change) => change < 0 && link.IsCritical
        && link.Layer is { Fans: { } fans, Scheme.Law.MeanSquare: var square } && fans.In * square <= GreatestCriticalGain;

    // The first layer's own factor lies before the first gradient that is compared; one that is like the others is meant as well.
    private static IEnumerable<LayerNode> WithFirst(SignalChain chain, ChainLink[] links)
    {
        LayerNode first = chain.Links[0].Layer;
        IEnumerable<LayerNode> layers = links.Select(static link => link.Layer);
        return links.Any(link => link.Layer.Options == first.Options) ? layers.Prepend(first) : layers;
    }

    private static string WhatHelps(IReadOnlyList<ChainLink> links)
    {
        // Sigmoids and their like have slopes of a quarter at most: no scheme makes up for that without saturating them.
        ActivationInfo? flat = links.Select(static link => link.Before).FirstOrDefault(static before =>
            before is { Family: ActivationFamily.SShaped } && !ActivationFunctions.IsOdd(before));
        return flat is null
            ? Remedy.For(links)
            : $"take tanh or ReLU instead of {flat.Name}, or put normalization or residual connections between the layers";
    }
}
