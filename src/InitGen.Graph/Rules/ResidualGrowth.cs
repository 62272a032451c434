using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// INIT206. x + f(x) with a branch that keeps the variance doubles it: without normalization L blocks make 2^L of it (Zhang et al. 2019,
/// Fixup).
/// </summary>
public sealed class ResidualGrowth : Rule
{
    private const int LeastBlocks = 5;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "INIT206",
        RuleCategory.Signal,
        RuleLevel.Warning,
        "Residual blocks without normalization add up",
        "The {1} residual blocks that end with '{0}' have no normalization, and each multiplies the signal's power by {2}: {3}; {4}",
        "A sum with a branch of the same variance has twice of it. Normalization in the branch, or a branch that starts small, keeps the growth linear or stops it.")
    {
        HasChanges = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var found = new List<Finding>();
        if (context.Graph.Order != LayerOrder.Forward) return found;
        var told = new HashSet<string>();
        foreach (IReadOnlyList<ResidualBlock> stack in ResidualStack.Of(context.Unrolled))
        {
            if (stack.Count >= LeastBlocks && Judge(context, stack) is { } finding && told.Add(finding.Origin)) found.Add(finding);
        }

        return found;
    }

    private Finding? Judge(RuleContext context, IReadOnlyList<ResidualBlock> stack)
    {
        int blocks = stack.Count;
        if (context.Propagation.Signal(stack[0].Before) is not { MeanSquare: > 0 } start) return null;
        LayerPlace? overflow = context.Propagation.Limits(context.Options.Format).Overflow;
        bool overflows = overflow is { } place && place.Id > stack[0].Before && place.Id <= stack[blocks - 1].Sum;
        if (overflows) blocks = stack.TakeWhile(block => context.Propagation.Signal(block.Sum) is not null).Count();
        if (blocks == 0 || context.Propagation.Signal(stack[blocks - 1].Sum) is not { MeanSquare: > 0 } end) return null;

        double change = Math.Log(end.MeanSquare / start.MeanSquare) / 2;
        if (change < 0 || (SignalRatio.LevelOf(change, context.Options) is not { } level)) return null;
        LayerNode tail = stack[stack.Count - 1].Tail;
        bool isMany = stack.Select(static block => block.Tail.Display).Distinct().Count() > 1;
        if (tail.Below.Length > 0 && !isMany) return null;

        bool readsDepth = tail.Options is { Depth: null } options
            && (SchemeCatalog.WithoutEffect(options with { Depth = stack.Count }, LayerRole.Weight) & SchemeOption.Depth) == 0;
        string depth = "Depth = " + stack.Count.ToString(CultureInfo.InvariantCulture);
        bool canChange = tail.Below.Length == 0;
        return new Finding(
            Info,
            tail.Origin,
            FindingPlace.Init,
            EquatableArray.Of(
                tail.Origin,
                stack.Count.ToString(CultureInfo.InvariantCulture),
                Remedy.Number(Math.Exp(2 * change / blocks)),
                overflows
                    ? $"the rms overflows {Remedy.Name(context.Options.Format)} within them"
                    : $"its rms grows to {Remedy.Number(Math.Exp(change))} times that at the start",
                readsDepth ? $"give the last layer of each branch {depth}, or Scheme.Zero" : "start the last layer of each branch with Scheme.Zero"))
        {
            Level = overflows ? RuleLevel.Error : level,
            Changes = !canChange ? default : readsDepth
                ? EquatableArray.Of(Set(depth), AttributeChange.Use(nameof(Scheme.Zero)))
                : EquatableArray.Of(AttributeChange.Use(nameof(Scheme.Zero))),
        };
    }

    private static AttributeChange Set(string depth) => new() { Set = EquatableArray.Of(depth), Title = "Set " + depth, Kind = "Depth" };
}
