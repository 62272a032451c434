using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>
/// INIT405: a gain where the slope of a leaky ReLU is expected, a slope where none counts, a standard deviation where the mean is expected, and
/// one bound of two.
/// </summary>
internal static class ArgumentSlots
{
    private const double Tolerance = 2e-3;

    // Beyond that, a mean is more likely meant.
    private const double GreatestSigma = 0.2;

    // Two gains that differ by more make a difference after a few layers.
    private const double Audible = 1.25;

    private static readonly string[] SigmaNames = ["std", "stdev", "stddev", "sigma", "standardDeviation", "initStd"];

    public static CodeFinding? Find(InitCall call, TorchSymbols torch) => call.Function switch
    {
        "kaiming_uniform_" or "kaiming_normal_" when call.IsInit => GainAsSlope(call, torch) ?? SlopeWithoutLeak(call),
        "normal_" => SigmaAsMean(call),
        "uniform_" => OneBound(call),
        _ => null,
    };

    private static CodeFinding? GainAsSlope(InitCall call, TorchSymbols torch)
    {
        if (!call.IsGiven("a") || !IsLeaky(call) || call.Argument("a") is not { Syntax: ArgumentSyntax written } slope) return null;
        IOperation? value = TorchSymbols.Unwrap(slope.Value);
        double? number = Numbers.Fold(value);
        string? activation = number is { } n ? Near(n, Math.Sqrt(2)) ? "ReLU" : Near(n, 5.0 / 3) ? "Tanh" : null : null;
        IInvocationOperation? gain = value as IInvocationOperation;
        if (gain is not null && torch.InitFunction(gain.TargetMethod) != "calculate_gain") gain = null;
        if (activation is null && gain is null && !IsNamed(value, ["gain"])) return null;

        string shown = number is { } known ? InitCall.Show(known) : written.Expression.ToString();
        string becomes = number is { } a
            ? $"a = {shown} is the slope of a leaky ReLU there, for which the gain is {InitCall.Show(Math.Sqrt(2 / (1 + (a * a))))}, not {shown}"
            : $"{shown} is a gain, and a is the slope of a leaky ReLU, for which the gain is sqrt(2 / (1 + a x a)): a greater one gives smaller weights";
        string? replacement = gain is not null ? TorchSymbols.Argument(gain.Arguments, 0)?.Value.Syntax.ToString() : activation is null or "ReLU" ? activation : call.Prefix + "NonlinearityType." + activation;
        return Make(call, written, call.Function, becomes, "leave a out, and name the activation as nonlinearity") with
        {
            Changes = replacement is null ? default : EquatableArray.Of(new SourceChange(
                replacement == "ReLU" ? "Leave a out: the gain is that of ReLU without it" : "Name the activation instead",
                EquatableArray.Of(Nonlinear(call, replacement == "ReLU" ? null : replacement)))),
        };
    }

    private static bool IsLeaky(InitCall call) => Nonlinearity(call) is null or "LeakyReLU";

    // The name of the activation that a call names; null where that is not fixed.
    public static string? Nonlinearity(InitCall call)
    {
        if (call.Argument("nonlinearity") is not { Parameter.Type: var type, Value.ConstantValue: { HasValue: true, Value: { } value } }) return null;
        return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name;
    }

    // All arguments but the slope; what stood behind it needs its name.
    private static TextEdit Nonlinear(InitCall call, string? nonlinearity)
    {
        var arguments = new List<string>();
        bool isBehind = false;
        foreach ((string parameter, ArgumentSyntax syntax) in call.Written)
        {
            if (parameter == "a")
            {
                isBehind = true;
                continue;
            }

            if (parameter == "nonlinearity" && nonlinearity is not null) continue;
            arguments.Add(isBehind && syntax.NameColon is null ? $"{parameter}: {syntax.Expression}" : syntax.ToString());
        }

        if (nonlinearity is not null) arguments.Add("nonlinearity: " + nonlinearity);
        return call.Arguments(arguments);
    }

    private static CodeFinding? SlopeWithoutLeak(InitCall call)
    {
        if (!call.IsGiven("a") || call.Number("a") is not { } a || a == 0 || call.Argument("a") is not { Syntax: ArgumentSyntax written }) return null;
        double? used = Nonlinearity(call) switch
        {
            null or "LeakyReLU" => null,
            "ReLU" => Math.Sqrt(2),
            "Tanh" => 5.0 / 3,
            _ => 1,
        };
        if (used is not { } gain) return null;
        double meant = Math.Sqrt(2 / (1 + (a * a)));
        double ratio = Math.Max(gain / meant, meant / gain);
        SourceChange leave = new("Leave the slope out", EquatableArray.Of(Nonlinear(call, null)));
        return Make(
            call, written, $"{call.Function}", $"the slope a = {InitCall.Show(a)} counts for LeakyReLU alone, and nonlinearity is {Nonlinearity(call)}: the gain is {InitCall.Show(gain)}, not {InitCall.Show(meant)}",
            "leave the slope out, or take LeakyReLU") with
        {
            Level = ratio > Audible ? RuleLevel.Warning : RuleLevel.Information,
            Changes = call.Argument("nonlinearity")?.Syntax is ArgumentSyntax { Expression: MemberAccessExpressionSyntax name }
                ? EquatableArray.Of(leave, new SourceChange("Let the slope count", EquatableArray.Of(new TextEdit(name.Name.SpanStart, name.Name.ToString(), "LeakyReLU"))))
                : EquatableArray.Of(leave),
        };
    }

    private static CodeFinding? SigmaAsMean(InitCall call)
    {
        if (!call.IsGiven("mean") || call.IsGiven("std", "stdev") || call.Argument("mean") is not { Syntax: ArgumentSyntax { NameColon: null } written } mean) return null;
        double? number = Numbers.Fold(mean.Value);
        bool isSigma = number is { } m ? m > 0 && m <= GreatestSigma : IsNamed(TorchSymbols.Unwrap(mean.Value), SigmaNames);
        if (!isSigma || call.Argument("std", "stdev")?.Parameter?.Name is not { } name) return null;
        string shown = number is { } known ? InitCall.Show(known) : written.ToString();
        return Make(call, written, call.Function, $"{shown} is the mean there, and the standard deviation stays 1", $"write {name}: {shown}") with
        {
            Changes = EquatableArray.Of(new SourceChange("Make it the standard deviation", EquatableArray.Of(new TextEdit(written.SpanStart, written.ToString(), $"{name}: {written}")))),
        };
    }

    private static CodeFinding? OneBound(InitCall call)
    {
        if (!call.IsInit || !call.IsGiven("low") || call.IsGiven("high") || call.Argument("low") is not { Syntax: ArgumentSyntax { NameColon: null } written }) return null;
        if (call.Number("low") is not { } low || low == 0 || Math.Abs(low) >= 1) return null;
        string bound = written.Expression is PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "-" } minus ? minus.Operand.ToString() : written.Expression.ToString();
        string symmetric = low < 0 ? $"{written}, {bound}" : $"-{bound}, {written}";
        return Make(
            call, written, call.Function, $"{InitCall.Show(low)} is the lower bound there, and the upper one stays 1, so that the mean is {InitCall.Show((low + 1) / 2)}", $"give both bounds, such as {symmetric}") with
        {
            Changes = EquatableArray.Of(new SourceChange("Give both bounds", EquatableArray.Of(new TextEdit(written.SpanStart, written.ToString(), symmetric)))),
        };
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < Tolerance;

    private static bool IsNamed(IOperation? value, string[] names) =>
        value is ILocalReferenceOperation { Local.Name: var local } ? Array.Exists(names, name => Ends(local, name))
        : value is IParameterReferenceOperation { Parameter.Name: var parameter } ? Array.Exists(names, name => Ends(parameter, name))
        : value is IMemberReferenceOperation { Member.Name: var member } && Array.Exists(names, name => Ends(member, name));

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static CodeFinding Make(InitCall call, ArgumentSyntax at, string with, string what, string remedy) =>
        new(TorchSharpRules.WrongSlot, at.GetLocation(), EquatableArray.Of(call.TensorText, with, what, remedy));
}
