using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Generator.Emission;

/// <summary>What a person sees of the generated method: a table of the parameters and where their numbers come from.</summary>
internal static class ModelDocumentation
{
    private const int GreatestNumberOfLines = 40;

    public static void Write(CodeWriter writer, ModelPlan model)
    {
        writer.Line($"/// <summary>Fills the weights of <c>{Literals.Xml(model.Display)}</c>: the same seed gives the same bits, everywhere.</summary>");
        writer.Line("/// <remarks>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>Parameter</term><description>Shape, fans, scheme, law, output variance</description></listheader>");
        foreach (MemberPlan member in model.Members.SelectMany(static member => member is LayersPlan layers ? layers.Groups.Select(static group => group[0]) : (IEnumerable<MemberPlan>)[member]))
        {
            (string term, string description) = member switch
            {
                ParameterPlan parameter => (parameter.Path, Describe(parameter, model.Signal)),
                SubmodelPlan { Kind: SubmodelKind.Sequence } models => (models.Segment + ".*", "each " + models.Model + " by its own attributes"),
                SubmodelPlan submodel => (submodel.Segment, submodel.Model + ", by its own attributes"),
                TiedPlan tied => (tied.Member, "the weights of " + tied.Owner),
                _ => (member.Member, "not initialized: see the diagnostic"),
            };
            writer.Line($"/// <item><term><c>{Literals.Xml(term)}</c></term><description>{Literals.Xml(description)}</description></item>");
        }

        writer.Line("/// </list>");
        if (Summary(model) is { } summary) writer.Line($"/// <para>{Literals.Xml(summary)}</para>");
        writer.Line("/// </remarks>");
        writer.Line("/// <param name=\"seed\">Seed of every parameter that has none of its own.</param>");
    }

    /// <summary>Where a parameter's numbers come from, in one line.</summary>
    public static string Derivation(ParameterPlan parameter) => parameter.Resolved?.Text
        ?? (parameter.Scheme.Whole is null ? Scaled(parameter) : Whole(parameter.Scheme));

    private static string Whole(SchemePlan scheme) => scheme.Whole switch
    {
        DistributionKind.Orthogonal => $"{scheme.Title}: sigma = {Number(scheme.Gain)} / sqrt(rows or columns, whichever are more)",
        DistributionKind.DeltaOrthogonal =>
            $"{scheme.Title}: at the kernel's centre, sigma there = {Number(scheme.Gain)} / sqrt(outputs)",
        DistributionKind.UnitSphere => $"{scheme.Title}: rows of norm {Number(scheme.Gain)}",
        DistributionKind.Gate => $"{scheme.Title}: {Number(scheme.Value)} in the forget gate, the second quarter, and 0 elsewhere",
        DistributionKind.Identity => $"{scheme.Title}: {Number(scheme.Gain)} on the diagonal",
        _ => $"{scheme.Title}: N(0, {Number(scheme.Std)}), a share of {Number(scheme.Sparsity)} of each column zero",
    };

    private static string Scaled(ParameterPlan parameter) =>
        $"{parameter.Scheme.Title} {Shape(parameter.Scheme.Distribution)}: sigma = sqrt({Number(parameter.Scheme.GainSquared)} / {Fan(parameter.Scheme)}), {parameter.Scheme.GainText}";

    /// <summary>What a signal goes through from end to end; null where that is not known.</summary>
    public static string? Summary(ModelPlan model) => model.Signal switch
    {
        { ForwardFactor: { } forward, BackwardFactor: { } backward } => $"From input to output the root mean square changes by x{Factor(forward)}, the gradient's on the way back by x{Factor(backward)}, before training.",
        { ForwardFactor: { } forward } => $"From input to output the root mean square changes by x{Factor(forward)}, before training.",
        _ => null,
    };

    /// <summary>The layers as they run, each with what is expected of it.</summary>
    public static IEnumerable<string> Lines(ModelPlan model)
    {
        foreach (ParameterPlan parameter in model.Members.OfType<ParameterPlan>())
        {
            if (parameter.Layer.Role == LayerRole.Weight) yield return parameter.Member + " " + Describe(parameter, model.Signal);
        }

        if (model.Signal is null) yield break;
        int left = GreatestNumberOfLines;
        foreach (LayerSignal layer in model.Signal.Layers)
        {
            if (left == 0)
            {
                yield return "and so on";
                yield break;
            }

            if (!model.Members.OfType<ParameterPlan>().Any(parameter => parameter.Path == layer.Path))
            {
                left--;
                yield return layer.Path + ": " + Describe(layer);
            }
        }
    }

    private static string Describe(LayerSignal signal) =>
        $"output rms {Factor(signal.OutputRms)}" + (signal.GradientFactor is { } gradient ? $", gradient x{Factor(gradient)}" : string.Empty);

    private static string Factor(double value) =>
        value is 0 or (>= 0.01 and < 1000) ? value.ToString("0.00", CultureInfo.InvariantCulture) : value.ToString("0.0e+0", CultureInfo.InvariantCulture);

    private static string Describe(ParameterPlan parameter, SignalPlan? signals)
    {
        string fans = parameter.Layer.Role == LayerRole.Weight && parameter.Layer.Fans is { } known
            ? $", fan-in {Number(known.In)}, fan-out {Number(known.Out)}"
            : string.Empty;
        LayerSignal? expected = signals?.Layers.FirstOrDefault(layer => layer.Path == parameter.Path);
        string variance = expected is not null ? "; " + Describe(expected)
            : parameter.Layer.Role == LayerRole.Weight && parameter.Layer.Fans is { } layer && parameter.Resolved is { } resolved
            ? $"; output variance {(layer.In * resolved.Law.MeanSquare).ToString("0.###", CultureInfo.InvariantCulture)} before the activation, for inputs of second moment 1"
            : string.Empty;
        string seed = parameter.Seed is { } own ? $"; seed {own.ToString(CultureInfo.InvariantCulture)}" : string.Empty;
        string element = parameter.Element == ElementKind.Single ? string.Empty : $" of {parameter.Element.Display()}";
        return $"{parameter.Layer}{element}{fans}: {Derivation(parameter)}{variance}{seed}";
    }

    private static string Fan(SchemePlan scheme) => scheme.Fan switch
    {
        _ when scheme.FanIsWidth => "(elements over first length)",
        FanMode.In when scheme.FanIsSquared => "fan-in^2",
        FanMode.In => "fan-in",
        FanMode.Out => "fan-out",
        _ => "((fan-in + fan-out) / 2)",
    };

    private static string Shape(Distribution distribution) => distribution switch
    {
        Distribution.Uniform => "uniform",
        Distribution.TruncatedNormal => "truncated normal",
        _ => "normal",
    };

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
