using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>What is generated for models inside a model.</summary>
internal static class SubmodelEmitter
{
    public static void WriteFill(CodeWriter writer, SubmodelPlan submodel)
    {
        string segment = Literals.Utf8(submodel.Segment);
        string display = Literals.Text(submodel.Display);
        writer.Line($"// {submodel.Segment}{(submodel.Kind == SubmodelKind.Sequence ? ".*" : string.Empty)}: {submodel.Model}");
        switch (submodel.Kind)
        {
            case SubmodelKind.Sequence:
                writer.Line($"pass.Models({segment}, this.{submodel.Member}, {display});");
                break;
            case SubmodelKind.Reference:
                writer.Line($"pass.Model({segment}, this.{submodel.Member}, {display});");
                break;
            case SubmodelKind.Value:
                writer.Line($"pass.Model({segment}, ref this.{submodel.Member}, {display});");
                break;
            default:
                using (writer.OpenBlock(string.Empty))
                {
                    writer.Line($"var model = this.{submodel.Member};");
                    writer.Line($"pass.Model({segment}, ref model, {display});");
                    if (submodel.Assignable) writer.Line($"if (pass.Allocates) this.{submodel.Member} = model;");
                }

                break;
        }
    }

    public static void WriteDescription(CodeWriter writer, SubmodelPlan submodel)
    {
        string method = submodel.Kind == SubmodelKind.Sequence ? "Models" : "Model";
        writer.Line($"parameters.{method}({Literals.Text(submodel.Segment)}, this.{submodel.Member}, {Literals.Text(submodel.Display)});");
    }
}
