using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// The light bulb of INIT201 to INIT203: each layer that has a share in it gets the scheme that fits its activation, all of them at once. It is
/// tried on the graph first, and offered only where the chain is then within bounds and no rule finds anything new.
/// </summary>
internal static class SchemeRepair
{
    // What AttributeChange.Scheme takes away by itself, and the shape, which all of these schemes have.
    private const SchemeOption NeedsNoRemoval = SchemeOption.Distribution | SchemeOption.Fan | SchemeOption.Gain | SchemeOption.Std | SchemeOption.Mean
        | SchemeOption.Low | SchemeOption.High | SchemeOption.Value;

    /// <summary>What is offered for a chain.</summary>
    /// <param name="context">The model.</param>
    /// <param name="origin">The member that the finding is about.</param>
    /// <param name="contributing">The layers that have a share in it.</param>
    /// <param name="chain">All layers of the chain.</param>
    /// <returns>The change; none where it would not be enough.</returns>
    public static EquatableArray<AttributeChange> Of(
        RuleContext context, string origin, IEnumerable<LayerNode> contributing, IEnumerable<LayerNode> chain)
    {
        if (context.IsTrial) return default;
        var schemes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (LayerNode layer in contributing.Where(static layer => layer.Below.Length == 0 && !Remedy.IsFitting(layer)))
        {
            string scheme = Remedy.SchemeFor(layer.FollowedBy);
            if (schemes.TryGetValue(layer.Origin, out string? other) && other != scheme) return default;
            schemes[layer.Origin] = scheme;
        }

        HashSet<string> members = [.. chain.Select(static layer => layer.Origin)];
        if (schemes.Count == 0 || !IsEnough(context, schemes, members)) return default;

        // The finding's own member first, so that what is offered stands where the finding does.
        AttributeChange[] changes =
        [
            .. schemes.OrderBy(pair => pair.Key != origin).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => Change(context.Graph, pair.Key, pair.Value, origin)),
        ];
        return EquatableArray.Of(changes[0] with { Also = changes.Skip(1).ToEquatableArray(), Title = Title(schemes), Kind = "Signal" });
    }

    private static AttributeChange Change(ModelGraph graph, string member, string scheme, string origin)
    {
        SchemeOption said = graph.Nodes.OfType<LayerNode>().First(layer => IsMeant(layer) && layer.Origin == member).Options.Said & ~NeedsNoRemoval;
        return new AttributeChange
        {
            Member = member == origin ? string.Empty : member,
            Scheme = scheme,
            Remove = Enum.GetValues(typeof(SchemeOption)).Cast<SchemeOption>()
                .Where(option => option != SchemeOption.None && (said & option) != 0)
                .Select(static option => option.ToString())
                .ToEquatableArray(),
        };
    }

    private static string Title(SortedDictionary<string, string> schemes)
    {
        string[] names = [.. schemes.Values.Distinct()];
        if (schemes.Count == 1) return "Use Scheme." + names[0];
        string count = schemes.Count.ToString(CultureInfo.InvariantCulture);
        return names.Length == 1
            ? $"Use Scheme.{names[0]} for the {count} members of the chain"
            : $"Use the schemes that fit for the {count} members of the chain";
    }

    private static bool IsEnough(RuleContext context, SortedDictionary<string, string> schemes, HashSet<string> chain)
    {
        var nodes = new List<GraphNode>();
        foreach (GraphNode node in context.Graph.Nodes)
        {
            if (node is LayerNode layer && IsMeant(layer) && schemes.TryGetValue(layer.Origin, out string? scheme))
            {
                if (Changed(layer, scheme) is not { } changed) return false;
                nodes.Add(changed);
            }
            else
            {
                nodes.Add(node);
            }
        }

        var trial = new RuleContext(context.Graph with { Nodes = nodes.ToEquatableArray() }, context.Options) { IsTrial = true };
        return RuleCatalog.Check(trial).All(finding => IsConsequence(finding.Rule)
            ? !chain.Contains(finding.Origin)
            : context.IsToldBy(finding.Rule.Id, finding.Origin));
    }

    private static LayerNode? Changed(LayerNode layer, string scheme)
    {
        var options = new SchemeOptions { Scheme = (Scheme)Enum.Parse(typeof(Scheme), scheme), Distribution = layer.Options.Distribution };
        if (layer.Fans is not { } fans || SchemeCatalog.Validate(options, LayerRole.Weight).Count > 0) return null;
        return layer with { Options = options, Scheme = SchemeCatalog.Resolve(options, LayerRole.Weight, fans, layer.FollowedBy) };
    }

    private static bool IsMeant(LayerNode layer) => layer.Below.Length == 0 && LayerSite.IsWeight(layer);

    private static bool IsConsequence(RuleInfo info) => RuleCatalog.Graph.Any(rule => rule.IsConsequence && rule.Info.Id == info.Id);
}
