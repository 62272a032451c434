using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>Whether code runs where no gradient is recorded.</summary>
internal static class GradientMode
{
    private static readonly string[] Guards = ["no_grad", "inference_mode", "set_grad_enabled"];

    /// <summary>Whether the source around an operation says so.</summary>
    public static bool IsOff(IOperation operation)
    {
        IOperation inner = operation;
        for (IOperation? outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is IUsingOperation use && Holds(use.Resources)) return true;
            if (outer is IBlockOperation block && block.Operations.TakeWhile(statement => statement != inner).Any(static statement => statement is IUsingDeclarationOperation or IExpressionStatementOperation && Holds(statement))) return true;
        }

        return false;
    }

    /// <summary>Whether code switches the recording of gradients off, or parts of it, anywhere.</summary>
    public static bool Holds(IOperation code) => code.DescendantsAndSelf().Any(static inner =>
        inner is IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "torch" or "autograd" or "_C" } } && Array.IndexOf(Guards, name) >= 0
        || inner is IObjectCreationOperation { Type.Name: "InferenceMode" or "AutoGradMode" });
}
