using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>
/// INIT407: sweeps that ask for some kinds of convolution and leave out others that the class makes. Linear layers are often left out on
/// purpose, and so are embeddings and recurrent layers.
/// </summary>
internal static class MissedKinds
{
    private static readonly string[] Family = ["Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d"];

    public static CodeFinding? Find(INamedTypeSymbol module, InitializationCode code, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        Sweep[] sweeps = [.. code.Sweeps.Where(static sweep => sweep is { Writes: true, ReachesNothing: false, Path: "" })];
        if (sweeps.Length == 0 || sweeps.Any(static sweep => sweep.IsForEveryType) || code.Writes.Any(static write => write.IsUnknown)) return null;
        if (Array.Find(sweeps, sweep => sweep.Location is { } location && Places.IsIn(module, location)) is not { } shown) return null;

        HashSet<string> asked = [.. sweeps.SelectMany(static sweep => sweep.Types)];
        HashSet<string> made = Made(module, torch, compilation, cancellation);
        string[] covered = [.. Family.Where(kind => made.Contains(kind) && IsCovered(kind, asked, torch))];
        string[] missed = [.. Family.Where(kind => made.Contains(kind) && !IsCovered(kind, asked, torch) && !IsWritten(module, kind, code, torch))];
        if (covered.Length == 0 || missed.Length == 0) return null;
        return new CodeFinding(
            TorchSharpRules.MissedKind,
            shown.Location!,
            EquatableArray.Of(module.Name, string.Join(", ", covered), string.Join(", ", missed), missed.Length == 1 ? "it" : "each"));
    }

    private static bool IsCovered(string kind, HashSet<string> asked, TorchSymbols torch)
    {
        for (ITypeSymbol? type = torch.Layer(kind); type is not null; type = type.BaseType)
        {
            if (asked.Contains(SweepTest.KeyOf(type))) return true;
        }

        return false;
    }

    // Whether a field of that kind is initialized by its name.
    private static bool IsWritten(INamedTypeSymbol module, string kind, InitializationCode code, TorchSymbols torch) => module.GetMembers()
        .Where(member => torch.LayerName((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type) == kind)
        .Any(member => code.Writes.Any(write => !write.Target.IsSweep && write.Target.Path == member.Name));

    private static HashSet<string> Made(INamedTypeSymbol module, TorchSymbols torch, Compilation compilation, CancellationToken cancellation) =>
    [
        .. SourcePlace.Written(module, cancellation)
            .SelectMany(static declaration => declaration.DescendantNodes())
            .OfType<InvocationExpressionSyntax>()
            .Where(static call => Array.IndexOf(Family, (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (call.Expression as SimpleNameSyntax)?.Identifier.ValueText) >= 0)
            .Select(call => MethodBodies.Of(compilation).Part(call, cancellation) is IInvocationOperation operation ? torch.Factory(operation.TargetMethod) : null)
            .OfType<string>(),
    ];
}
