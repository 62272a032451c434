using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>
/// INIT408: weights that a constructor loads and then initializes, and the other way round. To initialize one layer anew after a whole model was
/// loaded is how a head is replaced, and no finding.
/// </summary>
internal static class LoadOrder
{
    public static IEnumerable<CodeFinding> Find(INamedTypeSymbol module, InitializationCode code)
    {
        foreach (Load load in code.Loads)
        {
            if (load.IsConditional || load.Location is not { } at) continue;
            ParameterWrite? lost = code.Writes.FirstOrDefault(write => IsSure(write) && write.Order > load.Order
                && (write.Target.IsSweep ? write.Target.Path == load.Path : load.Path.Length > 0 && IsAtOrBelow(write.Target.Path, load.Path)));
            if (lost?.Location is { } place && Places.IsIn(module, place))
            {
                yield return new CodeFinding(
                    TorchSharpRules.LoadedAndInitialized,
                    place,
                    EquatableArray.Of(Name(module, load.Path), $"loaded by {load.Method} and then initialized by {lost.Function}: what was loaded is lost", "initialize first, or not at all"));
            }

            if (lost is null && Places.IsIn(module, at) && code.Writes.Any(write => IsSure(write) && write.Order < load.Order && IsAtOrBelow(write.Target.Path, load.Path)))
            {
                yield return new CodeFinding(
                    TorchSharpRules.LoadedAndInitialized,
                    at,
                    EquatableArray.Of(Name(module, load.Path), $"initialized and then loaded by {load.Method}: the initialization was for nothing", "leave it out where weights are loaded"));
            }
        }
    }

    private static bool IsSure(ParameterWrite write) => write is { IsConditional: false, IsUnknown: false, ReachesNothing: false };

    private static bool IsAtOrBelow(string path, string root) =>
        root.Length == 0 || path == root || path.Length > root.Length && path.StartsWith(root, System.StringComparison.Ordinal) && (path[root.Length] is '.' or '[');

    private static string Name(INamedTypeSymbol module, string path) => path.Length == 0 ? module.Name : path;
}
