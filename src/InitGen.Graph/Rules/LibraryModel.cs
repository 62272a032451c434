using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// How rules speak of a model whose weights start as a library makes them, or as calls of it say: by harm, and kindly to what nobody chose.
/// A default that is merely not ideal is at most information.
/// </summary>
internal static class LibraryModel
{
    private const double Greatest = 10;
    private const double Notable = 3;

    /// <summary>What is left of the findings, at the level that they deserve.</summary>
    /// <param name="context">The model.</param>
    /// <param name="findings">What the rules found.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Finding> Judge(RuleContext context, IEnumerable<Finding> findings)
    {
        ILookup<string, LayerNode> layers = context.Graph.Nodes.OfType<LayerNode>().ToLookup(static layer => layer.Origin);
        bool isAllDefault = context.Graph.Nodes.OfType<LayerNode>().All(static layer => layer.IsDefault || layer.Kind is LayerKind.Bias or LayerKind.Norm);
        foreach (Finding finding in findings)
        {
            // What a layer is made with by itself is nobody's mistake.
            bool isDefault = layers[finding.Origin].Any(static layer => layer.IsDefault);
            RuleLevel? level = finding.Rule.Id switch
            {
                "INIT101" or "INIT102" or "INIT103" or "INIT104" or "INIT205" or "INIT309" or "INIT310" => isDefault ? null : ByHarm(context, finding.Origin),
                "INIT305" => isDefault ? null : ByDeviation(layers[finding.Origin]),
                "INIT105" or "INIT106" or "INIT201" or "INIT202" or "INIT203" or "INIT204" or "INIT206" => isAllDefault || isDefault ? RuleLevel.Information : finding.Level,
                "INIT208" or "INIT304" or "INIT311" => null, // by declarations that such a model does not have
                _ => isDefault ? null : finding.Level,
            };
            if (level is { } known) yield return finding with { Level = known < finding.Level ? known : finding.Level, Changes = default };
        }
    }

    // A table's deviation beside 1 / sqrt(width).
    private static RuleLevel? ByDeviation(IEnumerable<LayerNode> tables) => Level(tables
        .Where(static table => table is { Kind: LayerKind.Embedding, Scheme: not null, Outer: { IsConstant: true, Constant: > 0 } })
        .Select(static table => Math.Abs(Math.Log(table.Scheme!.Law.StandardDeviation * Math.Sqrt(table.Outer.Constant)))).DefaultIfEmpty(0).Max());

    // What the layers that somebody chose a scheme for do to the signal, all along the chain.
    private static RuleLevel? ByHarm(RuleContext context, string origin)
    {
        double worst = 0;
        foreach (SignalChain chain in context.SignalChains)
        {
            if (!chain.Links.Any(link => link.Layer.Origin == origin)) continue;
            worst = Math.Max(worst, Math.Abs(chain.Links.Take(chain.Judged).Where(static link => !link.Layer.IsDefault).Sum(static link => Math.Log(link.Ratio) / 2)));
        }

        return Level(worst);
    }

    private static RuleLevel? Level(double logarithm) =>
        logarithm >= Math.Log(Greatest) ? RuleLevel.Warning : logarithm >= Math.Log(Notable) ? RuleLevel.Information : null;
}
