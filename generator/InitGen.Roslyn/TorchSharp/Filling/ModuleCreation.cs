using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Filling;

/// <summary>How a model creates a module, in the member's initializer or in its constructors: <c>nn.Linear(784, 256)</c>.</summary>
internal sealed class ModuleCreation
{
    private readonly IReadOnlyList<(string Name, ImmutableArray<IArgumentOperation> Arguments)> _calls;

    private ModuleCreation(IReadOnlyList<(string, ImmutableArray<IArgumentOperation>)> calls) => _calls = calls;

    /// <summary>The class that is created; null where there is more than one.</summary>
    public string? Name => _calls.All(call => call.Name == _calls[0].Name) ? _calls[0].Name : null;

    /// <summary>Whether none of the calls asks for a bias.</summary>
    public bool HasNoBias => _calls.All(static call =>
        TorchSymbols.Argument(call.Arguments, "hasBias", "bias") is { Value.ConstantValue: { HasValue: true, Value: false } });

    /// <summary>The number that an argument gives, the same in each call; null where it is no constant.</summary>
    public double? Number(string argument)
    {
        double?[] numbers = [.. _calls.Select(call => TorchSymbols.Argument(call.Arguments, argument)?.Value.ConstantValue is { HasValue: true, Value: double number } ? number : (double?)null)];
        return numbers.All(number => number == numbers[0]) ? numbers[0] : null;
    }

    /// <summary>Reads what creates the module of a member; null where something else may be there.</summary>
    public static ModuleCreation? Read(ISymbol member, Compilation compilation, CancellationToken cancellation)
    {
        if (TorchSymbols.Of(compilation) is not { } symbols || !MemberValues.IsSettled(member)) return null;
        var calls = new List<(string, ImmutableArray<IArgumentOperation>)>();
        foreach (ExpressionSyntax value in MemberValues.Of(member, cancellation))
        {
            if (MemberValues.IsNothing(value)) continue;
            if (!compilation.ContainsSyntaxTree(value.SyntaxTree)) return null;
            if (TorchSymbols.Unwrap(compilation.GetSemanticModel(value.SyntaxTree).GetOperation(MemberValues.Unwrap(value), cancellation)) is not IInvocationOperation call) return null;
            if (symbols.Factory(call.TargetMethod) is not { } name) return null;
            calls.Add((name, call.Arguments));
        }

        return calls.Count == 0 ? null : new ModuleCreation(calls);
    }

    /// <summary>The shape of the one weight of a module, the same in each place that creates it; null where a size is no constant.</summary>
    public LayerShape? Shape(ModuleTensor weight, ModuleSizes sizes)
    {
        LayerShape?[] shapes = [.. _calls.Select(call => Shape(call.Arguments, weight, sizes))];
        return shapes.All(shape => shape is not null && shape == shapes[0]) ? shapes[0] : null;
    }

    private static LayerShape? Shape(ImmutableArray<IArgumentOperation> arguments, ModuleTensor weight, ModuleSizes sizes)
    {
        if (Lengths(arguments, sizes.Inputs, 1)?[0] is not { } inputs || Lengths(arguments, sizes.Outputs, 1)?[0] is not { } outputs) return null;
        LayerKind kind = KindOf(weight.Form, weight.Part);
        if (sizes.Kernel < 0) return Checked(new NamedShape(kind, new Size(inputs), new Size(outputs)));

        if (Lengths(arguments, sizes.Kernel, sizes.Dimensions) is not { } kernel) return null;
        if (Lengths(TorchSymbols.Argument(arguments, "groups"), 1)?[0] is not { } groups) return null;
        if (Lengths(TorchSymbols.Argument(arguments, "stride"), sizes.Dimensions) is not { } strides) return null;
        return Checked(new NamedShape(
            kind, new Size(inputs), new Size(outputs), kernel.Select(static length => new Size(length)).ToEquatableArray(), new Size(groups), new Size(1), Packed: 1)) is { } shape
                ? shape with { StrideSize = kind == LayerKind.ConvTranspose ? strides.Aggregate(1L, static (product, stride) => product * stride) : 1 }
                : null;
    }

    /// <summary>The kind of layer that a tensor is the weight of.</summary>
    public static LayerKind KindOf(ModuleForm form, ModulePart part) => form switch
    {
        ModuleForm.Dense => LayerKind.Dense,
        ModuleForm.Conv => LayerKind.Conv,
        ModuleForm.ConvTranspose => LayerKind.ConvTranspose,
        ModuleForm.Embedding => LayerKind.Embedding,
        _ => part == ModulePart.Bias ? LayerKind.Bias : LayerKind.Norm,
    };

    // What cannot be, the library says when the code runs.
    private static LayerShape? Checked(NamedShape shape) =>
        shape.Sizes.All(static size => size.Constant is >= 1 and <= int.MaxValue) && shape.Trouble() is null ? shape.ToShape() : null;

    private static long[]? Lengths(ImmutableArray<IArgumentOperation> arguments, int ordinal, int count) => Lengths(TorchSymbols.Argument(arguments, ordinal), count);

    // A single number stands for all dimensions, and an argument that is missing or null for 1.
    private static long[]? Lengths(IArgumentOperation? argument, int count)
    {
        if (argument is null) return Repeated(1, count);
        switch (TorchSymbols.Unwrap(argument.Value))
        {
            case ITupleOperation tuple when tuple.Elements.Length == count:
                long?[] parts = [.. tuple.Elements.Select(Number)];
                return parts.All(static part => part >= 1) ? [.. parts.Select(static part => part!.Value)] : null;
            case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                return Repeated(1, count);
            case { } value when Number(value) is >= 1 and { } number:
                return Repeated(number, count);
            default:
                return null;
        }
    }

    private static long? Number(IOperation operation) =>
        TorchSymbols.Unwrap(operation) is { ConstantValue: { HasValue: true, Value: var value } } ? SizeTracer.Whole(value) : null;

    private static long[] Repeated(long number, int count) => [.. Enumerable.Repeat(number, count)];
}
