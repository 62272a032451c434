using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>
/// INIT401: initializers of the library that do something else than their names say. Each defect has the versions that it was found in; of all
/// others nothing is said.
/// </summary>
internal static class FalseInitializers
{
    // Beyond so many sigmas a normal distribution has next to nothing to cut off.
    private const double FarOut = 4;

    private static readonly Version AfterLastKnown = new(0, 108);

    public static CodeFinding? Find(InitCall call, TorchSymbols torch)
    {
        if (!call.IsInit) return null;
        return call.Function switch
        {
            "trunc_normal_" when IsKnown(torch, new Version(0, 97, 5)) => Truncated(call, torch),
            "xavier_normal_" or "glorot_normal_" when IsKnown(torch, new Version(0, 93, 9)) => Uniform(call, torch),
            "normal_" or "uniform_" when IsKnown(torch, new Version(0, 97, 5)) && IsSeeded(call) => Seeded(call, torch),
            _ => null,
        };
    }

    /// <summary>What repairs a call of <c>trunc_normal_</c>; none where the call has no defect that is known.</summary>
    public static SourceChange? Repair(InitCall call, TorchSymbols torch) => Find(call, torch) is { Changes: { Count: > 0 } changes } ? changes[0] : null;

    private static bool IsKnown(TorchSymbols torch, Version first) => torch.Version >= first && torch.Version < AfterLastKnown;

    private static bool IsSeeded(InitCall call) =>
        call.Argument("generator", "gen") is { } generator && TorchSymbols.IsGiven(generator) && TorchSymbols.Unwrap(generator.Value) is { ConstantValue: not { HasValue: true, Value: null } };

    private static CodeFinding Truncated(InitCall call, TorchSymbols torch)
    {
        double? mean = call.Number("mean"), std = call.Number("std"), low = call.Number("a"), high = call.Number("b");
        string does = mean != 0 ? "scales by the mean and shifts by the standard deviation"
            : std is { } s && low is { } a && high is { } b ? $"gives every element the value {InitCall.Show(Math.Min(Math.Max(s, a), b))}"
            : "gives every element the same value, its standard deviation";
        return Make(call, torch, does, "normal_ draws what is meant, and clamp_ cuts it off") with
        {
            Level = call.IsBias ? RuleLevel.Information : RuleLevel.Warning,
            Changes = Draw(call, mean, std, low, high),
        };
    }

    private static EquatableArray<SourceChange> Draw(InitCall call, double? mean, double? std, double? low, double? high)
    {
        if (call.Rename("normal_") is not { } rename) return default;
        var edits = new List<TextEdit> { rename };
        if (call.IsGiven("a", "b") || call.IsGiven("generator"))
            edits.Add(call.Arguments(call.Written.Where(static argument => argument.Parameter is "tensor" or "mean" or "std").Select(static argument => argument.Syntax.ToString())));
        bool cutsNothing = mean is { } m && std is > 0 and var s && low is { } a && high is { } b && Math.Min(b - m, m - a) >= FarOut * s;
        if (cutsNothing) return EquatableArray.Of(new SourceChange("Draw from a normal distribution", edits.ToEquatableArray()));
        if (call.Statement is not { } statement) return EquatableArray.Of(new SourceChange("Draw from a normal distribution, without bounds", edits.ToEquatableArray()));

        TextEdit end = new(statement.SemicolonToken.SpanStart, ";", $".clamp_({Bound(call, "a", "-2")}, {Bound(call, "b", "2")});");
        TextEdit? guard = call.UnderNoGrad(statement);
        if (guard is not null && guard.Start == rename.Start) edits[0] = guard with { New = guard.New.Substring(0, guard.New.Length - guard.Old.Length) + "normal_" };
        else if (guard is not null) edits.Insert(0, guard);
        edits.Add(end);
        return EquatableArray.Of(new SourceChange("Draw from a normal distribution and cut it off", edits.ToEquatableArray()));
    }

    private static string Bound(InitCall call, string parameter, string standard) =>
        call.Written.FirstOrDefault(argument => argument.Parameter == parameter).Syntax is ArgumentSyntax written ? written.Expression.ToString() : standard;

    private static CodeFinding Uniform(InitCall call, TorchSymbols torch)
    {
        string honest = call.Function.Replace("normal", "uniform");
        return Make(call, torch, "draws from a uniform distribution of the same variance", $"{honest} says so; normal_ with sigma gain x sqrt(2 / (fan-in + fan-out)) draws from a normal one") with
        {
            Level = RuleLevel.Information,
            Changes = call.Rename(honest) is { } rename ? EquatableArray.Of(new SourceChange($"Call it {honest}, which it is", EquatableArray.Of(rename))) : default,
        };
    }

    private static CodeFinding Seeded(InitCall call, TorchSymbols torch) =>
        Make(call, torch, "ignores its generator", $"the tensor's own {call.Function} uses it") with { Changes = AskTensor(call) };

    private static EquatableArray<SourceChange> AskTensor(InitCall call)
    {
        if (call.Statement is not { } statement || call.Tensor?.Syntax is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return default;
        (string first, string second) = call.Function == "normal_" ? (Bound(call, "mean", "0"), Bound(call, "std", "1")) : (Bound(call, "low", "0"), Bound(call, "high", "1"));
        string written = $"{call.Tensor.Syntax}.{call.Function}({first}, {second}, {Bound(call, "generator", "null")})";
        string guard = call.UnderNoGrad(statement) is { } edit ? edit.New.Substring(0, edit.New.Length - edit.Old.Length) : string.Empty;
        return EquatableArray.Of(new SourceChange(
            "Let the tensor draw with the generator", EquatableArray.Of(new TextEdit(call.Syntax.SpanStart, call.Syntax.ToString(), guard + written))));
    }

    private static CodeFinding Make(InitCall call, TorchSymbols torch, string does, string remedy) => new(
        TorchSharpRules.FalseInitializer,
        (call.Name ?? (Microsoft.CodeAnalysis.SyntaxNode)call.Syntax).GetLocation(),
        EquatableArray.Of(call.TensorText, call.Function, torch.Version.ToString(3), does, remedy));
}
