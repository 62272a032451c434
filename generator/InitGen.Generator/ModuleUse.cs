using System.Linq;
using InitGen.Roslyn.Plan;

namespace InitGen.Generator;

/// <summary>Which models need the way to the modules of TorchSharp.</summary>
internal static class ModuleUse
{
    public static bool Of(ModelPlan model) => model.Members.Any(static member =>
        member is LayersPlan { Module: not null } or ParameterPlan { Storage: StorageKind.Parameter });
}
