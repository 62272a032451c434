using System;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.TorchSharp.Initialization.Rules;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Remedies;

/// <summary>INIT405: a nonlinearity that is named and is not what follows. It says more than that the gain is not the right one.</summary>
internal static class NamedNonlinearity
{
    /// <summary>A finding about a gain, as one about the argument that asks for it.</summary>
    /// <returns>The finding and the argument; null where none is given, or where it is the one that follows.</returns>
    public static (Finding Finding, SyntaxNode Place)? Of(Finding finding, LayerNode? layer, TorchPlace place, Compilation compilation, TorchSymbols torch, CancellationToken cancellation)
    {
        if (finding.Rule.Id is not ("INIT102" or "INIT103" or "INIT104") || layer?.FollowedBy is not { } follower || place.Call is not { } node) return null;
        if (MethodBodies.Of(compilation).Part(node, cancellation) is not IInvocationOperation operation || InitCall.Of(operation, torch) is not { IsInit: true } call) return null;
        if (!call.Function.StartsWith("kaiming_", StringComparison.Ordinal) || !call.IsGiven("nonlinearity") || call.Argument("nonlinearity") is not { Syntax: ArgumentSyntax written }) return null;
        if (ArgumentSlots.Nonlinearity(call) is not { } named || IsThatOf(named, follower)) return null;
        string what = follower.Family == ActivationFamily.Linear ? "no activation follows" : follower.Name + " follows";
        string remedy = FittingCall.Of(SchemeFor(follower), layer)?.Words("weight") is { } fitting ? fitting + " fits" : "name what follows";
        return (finding with { Rule = TorchSharpRules.WrongSlot, Arguments = EquatableArray.Of(call.TensorText, call.Function, $"nonlinearity is {named}, but {what}", remedy) }, written);
    }

    private static string SchemeFor(ActivationInfo follower) => follower.Family switch
    {
        ActivationFamily.Rectifier or ActivationFamily.SmoothRectifier => nameof(Scheme.He),
        ActivationFamily.SelfNormalizing or ActivationFamily.Linear => nameof(Scheme.LeCun),
        _ => nameof(Scheme.Xavier),
    };

    private static bool IsThatOf(string named, ActivationInfo follower) => named switch
    {
        "ReLU" => follower.Family is ActivationFamily.Rectifier or ActivationFamily.SmoothRectifier,
        "LeakyReLU" => follower.Family == ActivationFamily.Rectifier,
        "Tanh" or "Sigmoid" => string.Equals(named, follower.Name, StringComparison.OrdinalIgnoreCase),
        _ => follower.Family is ActivationFamily.Linear or ActivationFamily.SelfNormalizing,
    };
}
