using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;

namespace InitGen.Graph.Rules;

/// <summary>
/// A layer of the model's own, with the law of its weights and what stands behind it: everything that its output meets on the way through
/// its activation to the next weights.
/// </summary>
internal sealed class LayerSite
{
    /// <summary>Within this band ten layers keep the signal within a factor of three; outside it depth shows.</summary>
    public const double Least = 0.8;

    /// <summary>See <see cref="Least"/>.</summary>
    public const double Greatest = 1.25;

    private readonly RuleContext _context;
    private readonly int _id;
    private readonly HashSet<(int Node, bool IsActivated)> _seen = [];
    private double _leastGrowth = double.PositiveInfinity;
    private double _greatestGrowth;

    private LayerSite(RuleContext context, int id, LayerNode layer, ResolvedScheme scheme, Fans fans)
    {
        (_context, _id, Layer, Scheme, Fans) = (context, id, layer, scheme, fans);
        if (context.Graph.Order == LayerOrder.Forward)
        {
            Follow(id);
            IsHidden = ReachesWeights && !LeadsElsewhere;
        }
        else
        {
            IsNormalized = IsNormalizedByDeclaration();
            IsHidden = context.IsOrderSure && layer.FollowedBy is not null && !IsLast();
        }
    }

    /// <summary>The layer.</summary>
    public LayerNode Layer { get; }

    /// <summary>Its scheme, and the law of its weights.</summary>
    public ResolvedScheme Scheme { get; }

    /// <summary>Its fans.</summary>
    public Fans Fans { get; }

    /// <summary>Whether a normalization behind it, before or after the activation, resets the signal's scale whatever the weights.</summary>
    public bool IsNormalized { get; private set; }

    /// <summary>Whether its output is added to another value before the activation.</summary>
    public bool IsSummed { get; private set; }

    /// <summary>
    /// Whether its output, through an activation, is taken by other weights and by nothing else: by no sum, gate or attention, and not by
    /// the caller.
    /// </summary>
    public bool IsHidden { get; }

    /// <summary>Whether other weights take its output as it is, and nothing else does.</summary>
    public bool IsLinear => FeedsWeights.Count > 0 && !MeetsActivation && !LeadsElsewhere && !IsSummed && !IsNormalized && !IsChanged;

    /// <summary>The weights that take its output without an activation between.</summary>
    public List<LayerNode> FeedsWeights { get; } = [];

    /// <summary>
    /// By what dropout between the activation and the next weights multiplies the second moment: 1 / (1 - rate). NaN where the rate is not
    /// known, or not the same on all ways.
    /// </summary>
    public double DropoutGrowth => _greatestGrowth == 0 ? 1 : _leastGrowth.Equals(_greatestGrowth) ? _greatestGrowth : double.NaN;

    private bool ReachesWeights { get; set; }

    private bool MeetsActivation { get; set; }

    private bool LeadsElsewhere { get; set; }

    // Pooled, joined with others or scaled by a number on its way without an activation.
    private bool IsChanged { get; set; }

    /// <summary>The sites of a model, in the order of the graph; those whose law is not known at build time are left out.</summary>
    public static IEnumerable<LayerSite> Of(RuleContext context, Func<LayerNode, bool> isMeant)
    {
        ModelGraph graph = context.Graph;
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is LayerNode { Below: "", Scheme: { } scheme, Fans: { } fans } layer && IsWeight(layer) && isMeant(layer))
                yield return new LayerSite(context, i, layer, scheme, fans);
        }
    }

    /// <summary>Whether it sums its inputs with weights.</summary>
    public static bool IsWeight(LayerNode layer) => layer.Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose;

    /// <summary>A weight that is applied in several places is reported once.</summary>
    public static IEnumerable<Finding> Once(IEnumerable<Finding> findings)
    {
        var reported = new HashSet<string>();
        return findings.Where(finding => reported.Add(finding.Origin));
    }

    /// <summary>
    /// n_in E[w^2] E[phi^2]: by what the layer and a function of standard normal inputs change the signal's second moment (He et al. 2015,
    /// arXiv 1502.01852, eq. 9).
    /// </summary>
    public double Ratio(double meanSquare) => Fans.In * Scheme.Law.MeanSquare * meanSquare;

    /// <summary>What is expected of its input; null where that is not known.</summary>
    public Signal? Input() => _context.IsOrderSure && InUnrolled() is { } layer ? _context.Propagation.Signal(layer.Inputs[0]) : null;

    /// <summary>The first place of the layer where loops are written out; null where it takes nothing there.</summary>
    public LayerNode? InUnrolled()
    {
        LayerNode? found = Layer;
        if (!ReferenceEquals(_context.Graph, _context.Unrolled))
            found = _context.Unrolled.Nodes.OfType<LayerNode>().FirstOrDefault(layer => layer.Below.Length == 0 && layer.Origin == Layer.Origin && layer.Kind == Layer.Kind);
        return found?.Inputs.Count == 1 ? found : null;
    }

    /// <summary>Whether what it takes comes straight from a normalization, as in the branches of a pre-norm block.</summary>
    public bool TakesNormalized()
    {
        int from = _id;
        while (_context.Graph.Nodes[from] is { Inputs.Count: 1 } node)
        {
            from = node.Inputs[0];
            switch (_context.Graph.Nodes[from])
            {
                case NormalizationNode:
                    return true;
                case LayerNode { Kind: LayerKind.Norm or LayerKind.Bias } or DropoutNode or AffineNode:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private void Follow(int layer)
    {
        var left = new Stack<(int Node, bool IsActivated, double Growth)>();
        left.Push((layer, false, 1));
        while (left.Count > 0)
        {
            (int node, bool isActivated, double growth) = left.Pop();
            if (!_seen.Add((node, isActivated))) continue;
            LeadsElsewhere |= _context.Consumers.IsOutput(node);
            foreach (int next in _context.Consumers[node])
            {
                switch (_context.Graph.Nodes[next])
                {
                    case ActivationNode { Inputs.Count: 1 } when !isActivated:
                        MeetsActivation = true;
                        left.Push((next, true, growth));
                        break;
                    case DropoutNode dropout:
                        left.Push((next, isActivated, isActivated ? growth / (1 - (dropout.Rate ?? double.NaN)) : growth));
                        break;
                    case NormalizationNode:
                        IsNormalized = true;
                        break;
                    case LayerNode { Kind: LayerKind.Bias } or RepeatNode:
                        left.Push((next, isActivated, growth));
                        break;
                    case AffineNode or PoolNode or ConcatNode or ChoiceNode or LayerNode { Kind: LayerKind.Norm }:
                        IsChanged |= !isActivated;
                        left.Push((next, isActivated, growth));
                        break;
                    case SumNode when !isActivated:
                        IsSummed = true;
                        left.Push((next, false, growth));
                        break;
                    case LayerNode { Kind: not LayerKind.Embedding } weights:
                        Reach(weights, isActivated, growth);
                        break;
                    default:
                        LeadsElsewhere = true;
                        break;
                }
            }
        }
    }

    private void Reach(LayerNode weights, bool isActivated, double growth)
    {
        if (!isActivated)
        {
            FeedsWeights.Add(weights);
            return;
        }

        ReachesWeights |= IsWeight(weights);
        _leastGrowth = Math.Min(_leastGrowth, growth);
        _greatestGrowth = Math.Max(_greatestGrowth, growth);
    }

    /// <summary>A normalization of the layer's own width right behind it, where the order is that of the declarations.</summary>
    private bool IsNormalizedByDeclaration()
    {
        ModelGraph graph = _context.Graph;
        for (int i = _id + 1; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is ActivationNode or LayerNode { Kind: LayerKind.Bias }) continue;
            return graph.Nodes[i] is LayerNode { Kind: LayerKind.Norm } norm && norm.Outer == Layer.Outer;
        }

        return false;
    }

    private bool IsLast()
    {
        ModelGraph graph = _context.Graph;
        for (int i = _id + 1; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is LayerNode layer && IsWeight(layer)) return false;
        }

        return true;
    }
}
