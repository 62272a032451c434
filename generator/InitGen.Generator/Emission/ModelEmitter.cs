using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>The generated file of one model.</summary>
internal static class ModelEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";

    public static string Emit(ModelPlan model, string kernels)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, $"Weights of {model.Display}.", model.Signal is null ? [] : [.. ModelDocumentation.Lines(model), .. ModelDocumentation.Summary(model) is { } summary ? new[] { summary } : []]);
        FileHeader.WriteSuppressions(writer);
        TypeEmitter.Write(
            writer,
            model.Namespace,
            model.Declarations,
            model.BaseIsModel && model.Signal is null && model.Forward is null ? string.Empty : $" : {Services}IInitializable",
            attributes: null,
            () => WriteMembers(writer, model, kernels));
        return writer.ToString();
    }

    private static void WriteMembers(CodeWriter writer, ModelPlan model, string kernels)
    {
        string hides = model.HidesBase ? "new " : string.Empty;
        string access = model switch
        {
            { BaseIsModel: true } => "protected override",
            { IsSealed: true } => "private",
            _ => "protected virtual",
        };

        ModelDocumentation.Write(writer, model);
        WritePublicAttributes(writer, model);
        writer.Line($"public {hides}void InitializeWeights(ulong seed = 0) =>");
        writer.Line("    InitializeWeights(new global::InitGen.InitializationOptions { Seed = seed });");
        writer.Line();
        writer.Line("/// <inheritdoc cref=\"InitializeWeights(ulong)\"/>");
        writer.Line("/// <param name=\"options\">Seed, threads, shard, progress and cancellation.</param>");
        WritePublicAttributes(writer, model);
        writer.Line($"public {hides}void InitializeWeights(in global::InitGen.InitializationOptions options) =>");
        writer.Line($"    {Services}Initialization.Run(this, in options);");
        if (model.Load is { } load) LoadEmitter.Write(writer, model, load);
        if (model.Forward is { IsCalibrated: true }) ForwardEmitter.WriteCalibration(writer, model);

        writer.Line();
        writer.Line("/// <summary>Offers each parameter to a pass, in the order of the declarations.</summary>");
        FileHeader.WriteHiddenAttributes(writer);
        using (writer.OpenBlock($"{access} void InitializeWeightsCore(ref {Services}WeightPass pass)"))
        {
            var sections = new List<System.Action>();
            if (model.BaseIsModel) sections.Add(() => writer.Line("base.InitializeWeightsCore(ref pass);"));
            sections.AddRange(model.Members.Where(static member => member is not TiedPlan)
                .Select(member => (System.Action)(() => WriteFill(writer, member, kernels))));

            // When all that they may be tied to is allocated.
            sections.AddRange(model.Members.OfType<TiedPlan>().Select(tied => (System.Action)(() => TieEmitter.Write(writer, tied))));
            WriteSections(writer, sections);
        }

        writer.Line();
        writer.Line("/// <summary>Describes each parameter, in the order of the declarations.</summary>");
        FileHeader.WriteHiddenAttributes(writer);
        using (writer.OpenBlock($"{access} void DescribeWeightsCore({Services}ParameterCollector parameters)"))
        {
            if (model.BaseIsModel) writer.Line("base.DescribeWeightsCore(parameters);");
            foreach (MemberPlan member in model.Members)
            {
                WriteDescription(writer, member, kernels);
                LoadEmitter.WriteBinding(writer, member);
            }
        }

        if (model.Signal is not null)
        {
            writer.Line();
            writer.Line("/// <summary>Says what signal propagation expects of the layers' outputs, by the forward pass as it was compiled.</summary>");
            FileHeader.WriteHiddenAttributes(writer);
            using (writer.OpenBlock($"void {Services}IInitializable.DescribeSignals({Services}ParameterCollector parameters)"))
            {
                foreach (LayerSignal layer in model.Signal.Layers)
                    writer.Line($"parameters.Expect({Literals.Text(layer.Path)}, {Literals.Double(layer.OutputRms)});");
            }
        }

        if (model.Forward is { } forward) ForwardEmitter.WriteSteps(writer, forward);

        foreach (LayersPlan layers in model.Members.OfType<LayersPlan>())
        {
            writer.Line();
            LayersEmitter.WriteClass(writer, layers, kernels);
        }

        if (model.BaseIsModel) return;
        writer.Line();
        writer.Line($"void {Services}IInitializable.InitializeWeights(ref {Services}WeightPass pass) => InitializeWeightsCore(ref pass);");
        writer.Line();
        writer.Line($"void {Services}IInitializable.DescribeWeights({Services}ParameterCollector parameters) => DescribeWeightsCore(parameters);");
    }

    private static void WritePublicAttributes(CodeWriter writer, ModelPlan model)
    {
        FileHeader.WriteGeneratedCode(writer);
        string[] filled = [.. model.Members.Where(IsNotNullAfterwards).Select(static member => member.Member)];
        if (filled.Length == 0) return;
        writer.Line($"[global::System.Diagnostics.CodeAnalysis.MemberNotNull({string.Join(", ", filled.Select(static member => $"nameof({member})"))})]");
    }

    private static bool IsNotNullAfterwards(MemberPlan member) => member is
        ParameterPlan { Assignable: true, Storage: not StorageKind.Memory }
        or TiedPlan { Assignable: true, Storage: not (StorageKind.Memory or StorageKind.Pointer) };

    private static void WriteSections(CodeWriter writer, List<System.Action> sections)
    {
        for (int i = 0; i < sections.Count; i++)
        {
            if (i > 0) writer.Line();
            sections[i]();
        }
    }

    private static void WriteFill(CodeWriter writer, MemberPlan member, string kernels)
    {
        switch (member)
        {
            case ParameterPlan parameter:
                ParameterEmitter.WriteFill(writer, parameter, kernels);
                break;
            case SubmodelPlan submodel:
                SubmodelEmitter.WriteFill(writer, submodel);
                break;
            case LayersPlan layers:
                LayersEmitter.WriteFill(writer, layers, kernels);
                break;
            default:
                writer.Line($"// {member.Display} cannot be initialized: see the diagnostic on it.");
                break;
        }
    }

    private static void WriteDescription(CodeWriter writer, MemberPlan member, string kernels)
    {
        switch (member)
        {
            case ParameterPlan parameter:
                ParameterEmitter.WriteDescription(writer, parameter);
                break;
            case SubmodelPlan submodel:
                SubmodelEmitter.WriteDescription(writer, submodel);
                break;
            case LayersPlan layers:
                LayersEmitter.WriteDescription(writer, layers, kernels);
                break;
        }
    }
}
