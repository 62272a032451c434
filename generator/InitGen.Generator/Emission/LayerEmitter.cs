using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>The generated file of one layer type: how models reach its weights, and what those of other assemblies need to know.</summary>
internal static class LayerEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";

    public static string Emit(LayerPlan layer)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, $"The weights of the layer {layer.Display}, for the models that hold it.");
        FileHeader.WriteSuppressions(writer);
        TypeEmitter.Write(
            writer,
            layer.Namespace,
            layer.Declarations,
            layer.BaseIsLayer ? string.Empty : $" : {Services}ILayer",
            () => WriteSummary(writer, layer),
            () => WriteMembers(writer, layer));
        return writer.ToString();
    }

    private static void WriteSummary(CodeWriter writer, LayerPlan layer)
    {
        if (layer.Summary.Count == 0)
        {
            writer.Line($"[{Services}LayerSummary]");
            return;
        }

        writer.Line($"[{Services}LayerSummary(");
        for (int i = 0; i < layer.Summary.Count; i++)
            writer.Line("    " + Literals.Text(layer.Summary[i]) + (i == layer.Summary.Count - 1 ? ")]" : ","));
    }

    private static void WriteMembers(CodeWriter writer, LayerPlan layer)
    {
        string access = layer switch
        {
            { BaseIsLayer: true } => "protected override",
            { IsSealed: true } => "private",
            _ => "protected virtual",
        };

        writer.Line("/// <summary>Offers each weight to a pass, in the order of the declarations.</summary>");
        FileHeader.WriteHiddenAttributes(writer);
        using (writer.OpenBlock($"{access} void OfferWeightsCore(ref {Services}WeightPass pass, in {Services}LayerContext layer)"))
        {
            if (layer.BaseIsLayer) writer.Line("base.OfferWeightsCore(ref pass, in layer);");
            WriteEach(writer, layer, WriteOffer, WriteInnerOffer);
        }

        writer.Line();
        writer.Line("/// <summary>Describes each weight, in the order of the declarations.</summary>");
        FileHeader.WriteHiddenAttributes(writer);
        using (writer.OpenBlock($"{access} void DescribeWeightsCore({Services}ParameterCollector parameters, in {Services}LayerContext layer)"))
        {
            if (layer.BaseIsLayer) writer.Line("base.DescribeWeightsCore(parameters, in layer);");
            WriteEach(writer, layer, WriteDescription, WriteInnerDescription);
        }

        if (layer.BaseIsLayer) return;
        writer.Line();
        writer.Line($"void {Services}ILayer.OfferWeights(ref {Services}WeightPass pass, in {Services}LayerContext layer) => OfferWeightsCore(ref pass, in layer);");
        writer.Line();
        writer.Line($"void {Services}ILayer.DescribeWeights({Services}ParameterCollector parameters, in {Services}LayerContext layer) => DescribeWeightsCore(parameters, in layer);");
    }

    private static void WriteEach(
        CodeWriter writer,
        LayerPlan layer,
        System.Action<CodeWriter, LayerWeightPlan, int> writeWeight,
        System.Action<CodeWriter, InnerLayerPlan, int, LayerPlan> writeInner)
    {
        int number = layer.FirstWeight;
        foreach (LayerMemberPlan member in layer.Members)
        {
            switch (member)
            {
                case LayerWeightPlan weight:
                    writer.Line($"// {weight.Segment} {weight.Shape.ToShape()}, in {weight.Member}");
                    using (writer.OpenBlock(string.Empty))
                    {
                        writer.Line($"{Services}LayerWeight weight = {Shape(weight)};");
                        writeWeight(writer, weight, number);
                    }

                    number++;
                    break;
                case InnerLayerPlan inner:
                    writer.Line($"// {inner.Segment}{(inner.Kind == SubmodelKind.Sequence ? ".*" : string.Empty)}: {inner.Type}");
                    writeInner(writer, inner, number, layer);
                    number += inner.Count;
                    break;
                default:
                    writer.Line($"// {member.Member} cannot be initialized: see the diagnostic on it.");
                    break;
            }
        }
    }

    private static void WriteOffer(CodeWriter writer, LayerWeightPlan weight, int number)
    {
        string element = weight.Element.Qualified();
        string typed = weight.Element == ElementKind.Single ? string.Empty : $"<{element}>";
        using (writer.OpenBlock($"if (pass.Enter{typed}({Literals.Utf8(weight.Segment)}, weight.Length, layer.Grain({number}, in weight)))"))
        {
            writer.Line($"if (pass.Stores) {Use(weight, element)}");
            writer.Line($"layer.Fill({number}, in weight, ref pass);");
        }
    }

    private static string Use(LayerWeightPlan weight, string element)
    {
        int rank = weight.Shape.ToShape().Axes.Count;
        string axes = string.Join(", ", Enumerable.Range(0, rank).Select(static axis => $"weight[{axis}]"));
        string lengths = string.Join(", ", Enumerable.Range(0, rank).Select(static axis => $"checked((nint)weight[{axis}])"));
        string allocation = weight.Storage switch
        {
            StorageKind.Rectangular => $"new {element}[{axes}]",
            StorageKind.Jagged => $"{Services}Jagged.Allocate<{element}>({axes})",
            StorageKind.Tensor => $"global::System.Numerics.Tensors.Tensor.CreateFromShape<{element}>(stackalloc nint[] {{ {lengths} }})",
            _ => $"new {element}[weight.Length]",
        };
        string member = "this." + weight.Member;
        string value = (weight.Assignable, weight.Storage) switch
        {
            (false, _) => member,
            (true, StorageKind.Memory) => $"{member}.IsEmpty ? {member} = {allocation} : {member}",
            _ => $"{member} ??= {allocation}",
        };
        string use = weight.Storage switch
        {
            StorageKind.Rectangular => $"Use<{element}>",
            StorageKind.Jagged => $"UseRows<{element}>",
            _ => "Use",
        };
        string call = $"pass.{use}({value}, in weight, in layer, {Literals.Text(weight.Member.TrimStart('@'))});";
        return weight.Storage == StorageKind.Pointer ? $"{{ unsafe {{ {call} }} }}" : call;
    }

    private static void WriteDescription(CodeWriter writer, LayerWeightPlan weight, int number) => writer.Line(
        $"parameters.Add({Literals.Text(weight.Segment)}, typeof({weight.Element.Qualified()}), {number}, in weight, in layer);");

    private static void WriteInnerOffer(CodeWriter writer, InnerLayerPlan inner, int number, LayerPlan layer) => LayersEmitter.WriteWalk(
        writer, inner.Segment, inner.Member, inner.Kind, inner.Assignable, Inside(inner, number, layer));

    private static void WriteInnerDescription(CodeWriter writer, InnerLayerPlan inner, int number, LayerPlan layer) => writer.Line(
        $"parameters.{LayersEmitter.Method(inner.Kind)}({Literals.Text(inner.Segment)}, this.{inner.Member}, {Inside(inner, number, layer)});");

    private static string Inside(InnerLayerPlan inner, int number, LayerPlan layer) =>
        $"layer.Inside(first: {number}, count: {inner.Count}, {Literals.Text(layer.Display + "." + inner.Member.TrimStart('@'))})";

    private static string Shape(LayerWeightPlan weight) => weight.Of is null
        ? Shape(weight.Shape)
        : $"{Shape(weight.Shape)}.Of({Shape(weight.Of)})";

    private static string Shape(NamedShape shape)
    {
        string groups = Checked(shape.Groups);
        var arguments = new List<string>();
        switch (shape.Kind)
        {
            case LayerKind.Dense:
                arguments.Add(Checked(shape.Inner));
                arguments.Add(Checked(shape.Outer, shape.Packed == 1 ? null : Literals.Long(shape.Packed)));
                if (shape.Packed != 1) arguments.Add(Literals.Long(shape.Packed));
                break;
            case LayerKind.Conv or LayerKind.ConvTranspose:
                string? parts = shape.Groups is { IsConstant: true, Constant: 1 } ? null : groups;
                arguments.Add(Checked(shape.Inner, parts));
                arguments.Add(Checked(shape.Outer, parts));
                arguments.Add(groups);
                if (shape.Kind == LayerKind.ConvTranspose) arguments.Add(Checked(shape.Stride));
                arguments.AddRange(shape.Kernel.Select(static length => Checked(length)));
                break;
            case LayerKind.Embedding:
                arguments.Add(Checked(shape.Inner));
                arguments.Add(Checked(shape.Outer));
                break;
            default:
                arguments.Add(Checked(shape.Outer));
                break;
        }

        string factory = shape.Kind is LayerKind.Norm or LayerKind.Bias ? "Vector" : shape.Kind.ToString();
        return $"{Services}LayerWeight.{factory}({string.Join(", ", arguments)})";
    }

    private static string Checked(Size size, string? parts = null) => size.IsConstant
        ? Literals.Long(size.Constant)
        : $"layer.Size({size.Member}, {Literals.Text(size.ToString())}{(parts is null ? string.Empty : ", " + parts)})";
}
