using System.Collections.Generic;
using System.Threading;
using InitGen.Roslyn.TorchSharp.Initialization.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>The rules about code that initializes TorchSharp modules.</summary>
public static class InitializationRules
{
    /// <summary>What can be said of one call alone, wherever it stands.</summary>
    /// <param name="call">The call.</param>
    /// <param name="torch">The library.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<CodeFinding> OfCall(IInvocationOperation call, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        if (NeverRunning.OfQuery(call, torch, compilation, cancellation) is { } dropped) yield return dropped;
        if (InitCall.Of(call, torch) is not { } init) yield break;
        if (LostInitializations.Find(init, torch, cancellation) is { } lost) yield return lost;
        if (FalseInitializers.Find(init, torch) is { } isFalse) yield return isFalse;
        if (ArgumentSlots.Find(init, torch) is { } slot)
        {
            yield return slot;
            yield break;
        }

        foreach (CodeFinding constant in WrongConstants.Find(init, torch)) yield return constant;
    }

    /// <summary>What can be said of a module class.</summary>
    /// <param name="module">The class.</param>
    /// <param name="torch">The library.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<CodeFinding> OfModule(INamedTypeSymbol module, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        InitializationCode code = InitializationCode.Read(module, compilation, cancellation);
        foreach (CodeFinding early in EarlySweeps.Find(module, code, torch, compilation, cancellation)) yield return early;
        foreach (CodeFinding unregistered in UnregisteredModules.Find(module, torch, compilation, cancellation)) yield return unregistered;
        foreach (CodeFinding uncalled in NeverRunning.OfMethods(module, torch, compilation, cancellation)) yield return uncalled;
        if (MissedKinds.Find(module, code, torch, compilation, cancellation) is { } missed) yield return missed;
        foreach (CodeFinding order in LoadOrder.Find(module, code)) yield return order;
    }
}
