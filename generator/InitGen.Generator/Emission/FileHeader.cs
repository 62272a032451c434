using System.Reflection;
using InitGen.Roslyn.Caching;

namespace InitGen.Generator.Emission;

/// <summary>What every generated file and member begins with.</summary>
internal static class FileHeader
{
    private static readonly string Version = typeof(FileHeader).Assembly.GetName().Version.ToString(3);

    public static void Write(CodeWriter writer, string summary, params string[] details)
    {
        foreach (string line in (Declarations.GeneratedHeader + summary).Split('\n')) writer.Line(line);
        foreach (string detail in details) writer.Line("//   " + detail);
        writer.Line("#nullable enable");
        writer.Line();
    }

    /// <summary>Switches off what the compiler may say of a model's members, but not of the model's author.</summary>
    public static void WriteSuppressions(CodeWriter writer)
    {
        writer.Line("#pragma warning disable CS0109 // a base class of the user's own may have an InitializeWeights that is hidden");
        writer.Line("#pragma warning disable CS0612, CS0618 // a model's own members may be obsolete");
        writer.Line("#pragma warning disable CS3001, CS3002 // seeds are ulong, which not every language of .NET has");
        writer.Line("#pragma warning disable CS8631, CS8634 // models that may be null are looked at when the code runs");
        writer.Line("#pragma warning disable CS8774 // a pass that fills the model allocates every member that is null");
        writer.Line();
    }

    public static void WriteGeneratedCode(CodeWriter writer) =>
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"InitGen\", \"{Version}\")]");

    public static void WriteHiddenAttributes(CodeWriter writer)
    {
        WriteGeneratedCode(writer);
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
    }
}
