using System;
using System.IO;
using System.Linq;
using InitGen.Roslyn.TorchSharp.Filling;

namespace InitGen.Generator.Emission;

/// <summary>
/// The generated file of a project that has its models of TorchSharp filled: the way to the tensors of each module. It is written into the project,
/// because the package refers to no version of TorchSharp.
/// </summary>
internal static class TorchModulesEmitter
{
    public const string HintName = "InitGen.TorchSharp.g.cs";

    private const string Modules = "global::TorchSharp.Modules.";
    private const string Slot = "// <kinds>";

    private static readonly Lazy<string[]> Template = new(Read);

    public static string Emit(ModuleFacts facts, string scope)
    {
        ModuleKind[] kinds = [.. ModuleKinds.All.Where(kind => facts.Kinds.Contains(kind.Name))];
        var writer = new CodeWriter();
        FileHeader.Write(writer, "The way to the weights of TorchSharp's modules.");
        using (writer.OpenBlock("namespace " + scope))
        {
            foreach (string line in Template.Value)
            {
                if (line.Trim() != Slot) writer.Line(line);
                else WriteKinds(writer, kinds, facts);
            }
        }

        return writer.ToString();
    }

    private static void WriteKinds(CodeWriter writer, ModuleKind[] kinds, ModuleFacts facts)
    {
        string indent = new(' ', 4);
        void Line(string line) => writer.Line(line.Length == 0 ? line : indent + line);

        Line($"private const int Parts = {Enum.GetValues(typeof(ModulePart)).Length};");
        Line(string.Empty);
        Line("private static bool IsKnown(Module module) => module is");
        for (int i = 0; i < kinds.Length; i++) Line($"    {(i == 0 ? string.Empty : "or ")}{Modules}{kinds[i].Name}{(i == kinds.Length - 1 ? ";" : string.Empty)}");
        Line(string.Empty);
        Line("/// <summary>What a tensor is to its module, and what its lengths mean; null for one that is not known.</summary>");
        Line("private static TorchWeight? Read(Module module, string name, Tensor tensor)");
        Line("{");
        Line("    long[] lengths = tensor.shape;");
        Line($"    if (Has(name, \"bias\")) return new(name, tensor, {(int)ModulePart.Bias}, LayerWeight.Vector(lengths));");
        Line("    switch (module)");
        Line("    {");
        foreach (IGrouping<string, ModuleKind> group in kinds.GroupBy(kind => Body(kind, facts)))
        {
            bool asks = group.Key.Contains("asked.");
            foreach (ModuleKind kind in group)
            {
                Line($"        case {Modules}{kind.Name}{(asks ? " asked" : string.Empty)}:");
                if (asks) WriteBody(kind);
            }

            if (!asks) WriteBody(group.First());
        }

        Line("        default:");
        Line("            return null;");
        Line("    }");
        Line("}");
        Line(string.Empty);
        Line("private static bool Has(string name, string part) => name.Contains(part, StringComparison.Ordinal);");

        void WriteBody(ModuleKind kind)
        {
            foreach (string line in Body(kind, facts).Split('\n')) Line("            " + line);
        }
    }

    private static string Body(ModuleKind kind, ModuleFacts facts) => string.Join("\n", kind.Tensors
        .Select(tensor => $"if (Has(name, \"{tensor.Name}\")) return new(name, tensor, {(int)tensor.Part}, {Shape(kind, tensor, facts)});")
        .Concat(["return null;"]));

    // Old versions do not tell groups and strides: fan-in needs no groups, and of strides 1 is assumed.
    private static string Shape(ModuleKind kind, ModuleTensor tensor, ModuleFacts facts)
    {
        bool asks = facts.TellsGroups && kind.Name != "Bilinear";
        string groups = asks ? "asked.groups" : "1L";
        return "LayerWeight." + tensor.Form switch
        {
            ModuleForm.Dense when tensor.Packed > 1 => $"Dense(lengths, {Literals.Long(tensor.Packed)})",
            ModuleForm.Dense => "Dense(lengths)",
            ModuleForm.Conv => $"Conv(lengths, {groups})",
            ModuleForm.ConvTranspose => $"ConvTranspose(lengths, {groups}, {(asks ? "asked.stride" : "default")})",
            ModuleForm.Embedding => "Embedding(lengths)",
            _ => "Vector(lengths)",
        };
    }

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(TorchModulesEmitter).Assembly.GetManifestResourceStream("TorchModules.cs"));
        string[] lines = reader.ReadToEnd().Replace("\r", string.Empty).TrimEnd('\n').Split('\n');
        return [.. lines.SkipWhile(static line => !line.StartsWith("using", StringComparison.Ordinal))];
    }
}
