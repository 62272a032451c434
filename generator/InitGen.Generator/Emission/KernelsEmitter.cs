using InitGen.Graph;
using InitGen.Theory;

namespace InitGen.Generator.Emission;

/// <summary>The generated file of a project's kernels: the vector loops, for the kinds of distribution that its models draw from.</summary>
internal static class KernelsEmitter
{
    public const string HintName = "InitKernels.InitGen.g.cs";

    public static string Emit(EquatableArray<DistributionKind> kinds, string scope)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, "The kernels that fill this project's weights.");
        using (writer.OpenBlock("namespace " + scope))
        {
            _ = kinds;
        }

        return writer.ToString();
    }
}
