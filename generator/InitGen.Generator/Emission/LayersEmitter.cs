using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>What is generated in a model for the layer objects that it holds: the walk to them, and a class that fills their weights.</summary>
internal static class LayersEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";
    private const string Theory = "global::InitGen.Theory.";

    public static string Method(SubmodelKind kind) => kind == SubmodelKind.Sequence ? "Layers" : "Layer";

    public static void WriteFill(CodeWriter writer, LayersPlan layers, string kernels)
    {
        writer.Line($"// {layers.Segment}{(layers.Kind == SubmodelKind.Sequence ? ".*" : string.Empty)}: {layers.Type}");
        if (layers.Module is { } module)
            writer.Line($"{IfAny(layers, module)}{Way(layers, module, kernels, "Offer")}(ref pass, {Literals.Utf8(layers.Segment)}, {Held(layers, module)}, {Context(layers)});");
        else
            WriteWalk(writer, layers.Segment, layers.Member, layers.Kind, layers.Assignable, Context(layers));
    }

    public static void WriteDescription(CodeWriter writer, LayersPlan layers, string kernels) => writer.Line(layers.Module is { } module
        ? $"{IfAny(layers, module)}{Way(layers, module, kernels, "Describe")}(parameters, {Literals.Text(layers.Segment)}, {Held(layers, module)}, {Context(layers)});"
        : $"parameters.{Method(layers.Kind)}({Literals.Text(layers.Segment)}, this.{layers.Member}, {Context(layers)});");

    public static void WriteWalk(CodeWriter writer, string path, string member, SubmodelKind kind, bool assignable, string context)
    {
        string segment = Literals.Utf8(path);
        switch (kind)
        {
            case SubmodelKind.Value:
                writer.Line($"pass.Layer({segment}, ref this.{member}, {context});");
                break;
            case SubmodelKind.ValueProperty:
                using (writer.OpenBlock(string.Empty))
                {
                    writer.Line($"var value = this.{member};");
                    writer.Line($"pass.Layer({segment}, ref value, {context});");
                    if (assignable) writer.Line($"if (pass.Allocates) this.{member} = value;");
                }

                break;
            default:
                writer.Line($"pass.{Method(kind)}({segment}, this.{member}, {context});");
                break;
        }
    }

    /// <summary>Writes the class that knows how each weight of a member's layers starts.</summary>
    public static void WriteClass(CodeWriter writer, LayersPlan layers, string kernels)
    {
        writer.Line($"/// <summary>Fills the weights of {Literals.Xml(layers.Display)}, by their numbers in the layer.</summary>");
        FileHeader.WriteGeneratedCode(writer);
        IReadOnlyList<IReadOnlyList<ParameterPlan>> groups = layers.Groups;
        using (writer.OpenBlock($"private sealed class {layers.FillClass} : {Services}LayerFill"))
        {
            writer.Line($"public static readonly {layers.FillClass} Instance = new();");
            writer.Line();
            using (writer.OpenBlock($"private {layers.FillClass}() : base(count: {layers.Weights.Max(static weight => weight.Number) + 1})"))
            {
            }

            if (layers.Weights.Any(static weight => WholeEmitter.Grain(weight).Length > 0)) WriteGrain(writer, layers);
            writer.Line();
            using (writer.OpenBlock($"public override void Fill(int weight, in {Services}LayerWeight shape, in {Services}LayerContext layer, ref {Services}WeightPass pass)"))
            using (writer.OpenBlock("switch (weight)"))
            {
                for (int i = 0; i < groups.Count; i++)
                {
                    if (i > 0) writer.Line();
                    WriteWeights(writer, groups[i], kernels);
                }
            }

            writer.Line();
            using (writer.OpenBlock($"public override {Theory}WeightDistribution Law(int weight, in {Services}LayerWeight shape, out global::InitGen.Scheme scheme)"))
            using (writer.OpenBlock("switch (weight)"))
            {
                foreach (IReadOnlyList<ParameterPlan> group in groups)
                {
                    if (group == groups[groups.Count - 1]) writer.Line("default:");
                    else foreach (ParameterPlan weight in group) writer.Line($"case {weight.Number}:");
                    writer.Line($"    scheme = global::InitGen.Scheme.{group[0].Scheme.Scheme};");
                    writer.Line($"    return {ParameterEmitter.Law(group[0])};");
                }
            }
        }
    }

    private static void WriteGrain(CodeWriter writer, LayersPlan layers)
    {
        writer.Line();
        using (writer.OpenBlock($"public override long Grain(int weight, in {Services}LayerWeight shape)"))
        using (writer.OpenBlock("switch (weight)"))
        {
            foreach (ParameterPlan weight in layers.Weights)
            {
                string grain = WholeEmitter.Grain(weight);
                if (grain.Length == 0) continue;
                writer.Line($"case {weight.Number}:");
                writer.Line($"    return {grain.Substring(", grain: ".Length)};");
            }

            writer.Line("default:");
            writer.Line("    return base.Grain(weight, in shape);");
        }
    }

    private static void WriteWeights(CodeWriter writer, IReadOnlyList<ParameterPlan> group, string kernels)
    {
        foreach (ParameterPlan one in group) writer.Line($"// {one.Path} {one.Layer}, in {one.Member}");
        ParameterPlan weight = group[0];
        writer.Line("// " + ModelDocumentation.Derivation(weight));
        foreach (ParameterPlan one in group.Take(group.Count - 1)) writer.Line($"case {one.Number}:");
        using (writer.OpenBlock($"case {group[group.Count - 1].Number}:"))
        {
            if (weight.Layer.IsConstant)
                writer.Line($"layer.Expect(in shape, {string.Join(", ", weight.Layer.Axes.Select(static axis => Literals.Long(axis.Constant)))});");
            ParameterEmitter.WriteKernel(writer, weight, kernels);
            writer.Line("break;");
        }
    }

    private static string Way(LayersPlan layers, ModulePlan module, string kernels, string verb) =>
        $"global::{kernels}.{(module.IsParameter ? "TorchParameter" : "TorchModule")}.{verb}{(layers.Kind == SubmodelKind.Sequence ? "Each" : string.Empty)}";

    private static string Held(LayersPlan layers, ModulePlan module) =>
        $"this.{layers.Member}{(module.IsParameter ? $", needsFans: {(module.NeedsFans ? "true" : "false")}" : string.Empty)}";

    private static string IfAny(LayersPlan layers, ModulePlan module) => module.MayBeNull ? $"if (this.{layers.Member} is not null) " : string.Empty;

    private static string Context(LayersPlan layers) => $"{layers.FillClass}.Instance.In({Literals.Text(layers.Display)})";
}
