using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>
/// What repairs a finding of the catalogue in code that uses the library: another initializer where one is called, a call where there is none.
/// A call that initializes several layers is changed only where all of them want the same.
/// </summary>
internal sealed class TorchRemedy
{
    // What a layer makes of the second moment; within it there is nothing to repair.
    private const double Least = 0.8;
    private const double Greatest = 1.25;

    private readonly INamedTypeSymbol _type;
    private readonly TorchReading _reading;
    private readonly TorchSymbols _torch;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, IReadOnlyList<FittingCall>> _fitting = [];
    private readonly Dictionary<string, LayerNode> _layers = [];

    public TorchRemedy(INamedTypeSymbol type, TorchReading reading, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        _type = type;
        _reading = reading;
        _torch = torch;
        _compilation = compilation;
        _cancellation = cancellation;
        var consumers = Consumers.Of(reading.Graph);
        bool isPart = PartsOfModels.Contains(type, compilation, cancellation);
        foreach (IGrouping<string, LayerNode> layer in reading.Graph.Nodes.OfType<LayerNode>().GroupBy(static layer => layer.Origin))
        {
            // A layer that is applied in several places wants what is right in all of them.
            _layers[layer.Key] = layer.First();
            _fitting[layer.Key] = Common(layer.Select(node => FittingCall.For(reading.Graph, consumers, node, isPart)));
        }
    }

    /// <summary>What the light bulb offers.</summary>
    public EquatableArray<SourceChange> For(Finding finding)
    {
        if (!finding.Rule.HasTorchSharpEdits || !_layers.TryGetValue(finding.Origin, out LayerNode? layer) || !_reading.Places.TryGetValue(finding.Origin, out TorchPlace? place)) return default;
        bool isOfChain = finding.Rule.Id is "INIT201" or "INIT202" or "INIT203";
        if (!isOfChain || !IsWeight(layer)) return place.Call is { } call ? Offer(Rewritten(call, finding.Origin), "initializer") : default;

        // A chain is as good as all of its layers.
        var edits = new List<TextEdit>();
        var missing = new Dictionary<string, FittingCall>();
        foreach (LayerNode wrong in _layers.Values.Where(IsWrong).ToArray())
        {
            if (!_reading.Places.TryGetValue(wrong.Origin, out TorchPlace? at)) return default;
            if (at.Call is { } own && Rewritten(own, wrong.Origin) is { Count: > 0 } more) edits.AddRange(more.Where(edit => !edits.Contains(edit)));
            else if (at.Call is null && wrong.IsDefault && at.IsOfLayer && IsOwn(at) && _fitting[wrong.Origin] is { Count: > 0 } fitting) missing[at.Name] = fitting[0];
            else return default;
        }

        if (missing.Count > 0)
        {
            string[] others = [.. _layers.Values.Where(static other => IsWeight(other)).Where(other => _reading.Places.TryGetValue(other.Origin, out TorchPlace? at) && !missing.ContainsKey(at.Name)).Select(other => _reading.Places[other.Origin].Name)];
            if (CallInsertion.Of(_type, missing, others, _compilation, _torch, _cancellation) is not { } insertion) return default;
            edits.Add(insertion);
        }

        return Offer(edits, missing.Count == 0 ? "initializer" : "missing");
    }

    private static EquatableArray<SourceChange> Offer(IReadOnlyList<TextEdit> edits, string what) => edits.Count == 0 ? default : EquatableArray.Of(
        new SourceChange(what == "missing" ? "Initialize the layers by what follows them" : "Use the initializer that fits what follows", edits.ToEquatableArray()));

    private IReadOnlyList<TextEdit> Rewritten(SyntaxNode call, string origin)
    {
        if (_reading.Strays.Contains(call)) return [];
        string[] reached = [.. _reading.Places.Where(pair => pair.Value.Call == call).Select(static pair => pair.Key)];
        foreach (string other in reached)
        {
            if (!_reading.Places[other].IsPlain || !_reading.Places[other].IsOfLayer || !_layers.ContainsKey(other)) return [];
        }

        IReadOnlyList<FittingCall> fitting = Common(reached.OrderBy(other => other != origin).Select(other => _fitting[other]));
        return fitting.Count == 0 || fitting.Any(fit => fit.IsAlready(_layers[origin].Options)) ? [] : CallRewrite.Of(call, fitting, _compilation, _torch, _cancellation);
    }

    private bool IsOwn(TorchPlace place) => SymbolEqualityComparer.Default.Equals(place.Owner.OriginalDefinition, _type.OriginalDefinition);

    private static bool IsWeight(LayerNode layer) => layer.Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose;

    // A hidden layer that does not keep the signal.
    private bool IsWrong(LayerNode layer)
    {
        if (!IsWeight(layer) || layer is not { Scheme.Law.MeanSquare: var square, Fans.In: > 0 and var fanIn, FollowedBy: { } follower }) return false;
        if (_fitting[layer.Origin] is not { Count: > 0 } fitting || fitting.Any(fit => fit.IsAlready(layer.Options)) || IsLast(layer)) return false;
        double kept = follower.Family is ActivationFamily.Rectifier or ActivationFamily.SmoothRectifier ? follower.Moments?.MeanSquare ?? 1 : 1;
        return fanIn * square * kept is < Least or > Greatest;
    }

    // What is right for a layer that a model ends with is no matter of the chain.
    private bool IsLast(LayerNode layer) => _fitting[layer.Origin] is { Count: 2 } both && both[0].Scheme == Scheme.Xavier;

    private static IReadOnlyList<FittingCall> Common(IEnumerable<IReadOnlyList<FittingCall>> several)
    {
        IReadOnlyList<FittingCall>? common = null;
        foreach (IReadOnlyList<FittingCall> one in several) common = common is null ? one : [.. common.Where(one.Contains)];
        return common ?? [];
    }
}
