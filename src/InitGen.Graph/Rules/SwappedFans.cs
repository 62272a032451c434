using System.Collections.Generic;
using System.Linq;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT304: dense layers whose inputs and outputs are declared the wrong way round. The forward pass proves it by the number of products
/// that it sums, or by the sizes of what the layer takes and of what takes its output; so does the array, where a constructor allocates it. One witness to the contrary, or a size that is
/// neither of the two, means silence.
/// </summary>
internal static class SwappedFans
{
    /// <summary>The layers of a model that are declared the wrong way round.</summary>
    /// <param name="context">The model, as its forward pass reads it.</param>
    /// <param name="info">The rule that reports them.</param>
    /// <returns>A finding for each.</returns>
    public static IEnumerable<Finding> Find(RuleContext context, RuleInfo info)
    {
        var widths = ValueWidths.Of(context);
        var suspects = new Dictionary<int, List<Witness>>();
        foreach (LayerNode layer in context.Graph.Nodes.OfType<LayerNode>())
        {
            if (IsMeant(layer) && Testify(layer, widths) is { Count: > 0 } witnesses) suspects.Add(layer.Id, witnesses);
        }

        // Of two layers that contradict each other alone, either may be the wrong one.
        foreach (IGrouping<string, LayerNode> uses in context.Graph.Nodes.OfType<LayerNode>().Where(static layer => layer.Below.Length == 0).GroupBy(static layer => layer.Origin))
        {
            Witness? proof = null;
            bool isProven = uses.All(use => use.Inputs.Count == 0
                ? use.ReadInner == use.Outer
                : suspects.TryGetValue(use.Id, out List<Witness>? witnesses)
                    && witnesses.Find(witness => witness.Layer is not { } other || !suspects.ContainsKey(other)) is { } found
                    && (proof ??= found) is not null);
            if (isProven && proof is not null) yield return Report(info, uses.First(), proof);
        }
    }

    private static bool IsMeant(LayerNode layer) =>
        layer is { Kind: LayerKind.Dense, Below: "", Part: "", Matrices: 1, IsTable: false, Inputs.Count: 1 } && layer.Inner != layer.Outer;

    /// <summary>What proves that a layer is the wrong way round; null where anything speaks against it.</summary>
    private static List<Witness>? Testify(LayerNode layer, ValueWidths widths)
    {
        var witnesses = new List<Witness>();
        if (layer.ReadInner is { } read)
        {
            if (read != layer.Outer) return null;
            witnesses.Add(new Witness($"the forward pass sums {read} products for each output", null));
        }

        if (layer.AllocatedInner is { } allocated)
        {
            if (allocated != layer.Outer) return null;
            witnesses.Add(new Witness($"its array is allocated with rows of {allocated}", null));
        }

        if (widths.IsTorn(layer.Id)) return null;
        if (widths.Entering(layer.Inputs[0]) is { } before && before.Name != layer.Display)
        {
            if (before.Size != layer.Outer) return null;
            witnesses.Add(new Witness($"what it is applied to has {before.Size} elements", before.Layer));
        }

        if (widths.Expected(layer.Id) is { } behind && behind.Name != layer.Display)
        {
            if (behind.Size != layer.Inner) return null;
            witnesses.Add(new Witness($"'{behind.Name}', which its output goes to, has {behind.Size} elements", behind.Layer));
        }

        // What others say of their common input counts where nothing speaks against it.
        if (widths.Beside(layer.Inputs[0], layer) is { } beside && beside.Size == layer.Outer)
            witnesses.Add(new Witness($"'{beside.Name}', which takes the same, has {beside.Size} inputs", beside.Layer));

        return witnesses;
    }

    private static Finding Report(RuleInfo info, LayerNode layer, Witness proof) => new(
        info,
        layer.Origin,
        FindingPlace.Shape,
        EquatableArray.Of(
            layer.Origin,
            $"is declared with fan-in {layer.Inner} and fan-out {layer.Outer}, but {proof.Fact}",
            "swap the arguments of [Dense]"))
    {
        Changes = EquatableArray.Of(new AttributeChange { Attribute = "Dense", Swap = true, Title = "Swap inputs and outputs", Kind = "Swap" }),
    };

    /// <summary>A fact that a layer the wrong way round would explain.</summary>
    /// <param name="Fact">The fact, in words.</param>
    /// <param name="Layer">The dense layer whose declaration it rests on; null where it rests on none.</param>
    private sealed record Witness(string Fact, int? Layer);
}
