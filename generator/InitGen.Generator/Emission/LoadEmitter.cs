using System.Collections.Generic;
using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>What is generated for models that are loaded from a file.</summary>
internal static class LoadEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";

    /// <summary>Writes the members that load.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="model">The model.</param>
    /// <param name="load">From which file.</param>
    public static void Write(CodeWriter writer, ModelPlan model, LoadPlan load)
    {
        string hides = model.HidesBase ? "new " : string.Empty;
        string what = load.IsWhole ? "the weights" : "the weights that are marked with [Pretrained]";
        string arguments = $"{Literals.Text(load.Prefix)}, all: {(load.IsWhole ? "true" : "false")}, in options";

        string initial = load.File is null ? string.Empty : " = " + Literals.Text(load.File);
        const string File = "/// <param name=\"path\">The file, or the .index.json of a set of files.</param>";
        const string Stream = "/// <param name=\"stream\">The file's bytes, from its beginning.</param>";
        const string Options = "/// <param name=\"options\">The seed of what the file has nothing for, and more.</param>";
        Write(
            [File],
            $"(string path{initial}) => LoadWeights(path, default(global::InitGen.LoadOptions));");
        Write(
            [File, Options],
            $"(string path, in global::InitGen.LoadOptions options) =>\n    {Services}Loading.Run(this, path, {arguments});");
        Write(
            [Stream, Options],
            $"(global::System.IO.Stream stream, in global::InitGen.LoadOptions options = default) =>\n    {Services}Loading.Run(this, stream, {arguments});");

        void Write(string[] parameters, string rest)
        {
            writer.Line();
            writer.Line($"/// <summary>Loads {what} from a file in the safetensors format.</summary>");
            writer.Line("/// <remarks>All or nothing: what does not fit is an exception, and the weights are as they were.</remarks>");
            foreach (string parameter in parameters) writer.Line(parameter);
            writer.Line("/// <returns>What was loaded, what was initialized instead, and what the file holds besides.</returns>");
            FileHeader.WriteGeneratedCode(writer);
            writer.Line($"public {hides}global::InitGen.LoadReport LoadWeights{rest}");
        }
    }

    /// <summary>Writes, behind the description of a member, how it is found in a file.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="member">The member.</param>
    public static void WriteBinding(CodeWriter writer, MemberPlan member)
    {
        string? path = member.Binding?.Path ?? PathOf(member);
        if (path is null) return;
        if (member.Binding is { } binding)
        {
            var arguments = new List<string> { Literals.Text(path) };
            if (binding.Tensor is { } tensor) arguments.Add("tensor: " + Literals.Text(tensor));
            if (binding.Transpose) arguments.Add("transposed: true");
            arguments.Add($"need: global::InitGen.TensorNeed.{binding.Need}");
            writer.Line($"parameters.Bind({string.Join(", ", arguments)});");
        }

        if (member.IsFrozen) writer.Line($"parameters.Freeze({Literals.Text(path)});");
    }

    private static string? PathOf(MemberPlan member) => member switch
    {
        ParameterPlan parameter => parameter.Path,
        LayersPlan layers => layers.Segment,
        SubmodelPlan submodel => submodel.Segment,
        _ => null,
    };
}
