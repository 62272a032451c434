using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>
/// Module classes that code outside of their constructors initializes or loads: a training program that walks over a model, sets one of its
/// layers, or reads a file. What such a model starts from is not for its class alone to say.
/// </summary>
public sealed class OutsideCode
{
    private static readonly ConditionalWeakTable<Compilation, OutsideCode> OfCompilations = new();

    private static readonly string[] Walking = ["modules", "named_modules", "children", "named_children", "parameters", "named_parameters"];

    private readonly HashSet<ISymbol> _types = new(SymbolEqualityComparer.Default);
    private bool _isAny;

    private OutsideCode()
    {
    }

    /// <summary>Reads a compilation, once.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What is initialized from outside.</returns>
    public static OutsideCode Of(Compilation compilation, CancellationToken cancellation)
    {
        if (OfCompilations.TryGetValue(compilation, out OutsideCode? known)) return known;
        var code = new OutsideCode();
        if (TorchSymbols.Of(compilation) is { } torch) code.Read(compilation, torch, cancellation);
        return OfCompilations.GetValue(compilation, _ => code);
    }

    /// <summary>Whether code outside of a class may initialize or load objects of it.</summary>
    /// <param name="module">The class.</param>
    /// <returns>Whether it may.</returns>
    public bool Touches(INamedTypeSymbol module) =>
        _isAny || TypeHierarchy.SelfAndBases(module).Any(level => _types.Contains(level.OriginalDefinition));

    private void Read(Compilation compilation, TorchSymbols torch, CancellationToken cancellation)
    {
        MethodBodies bodies = MethodBodies.Of(compilation);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (InvocationExpressionSyntax call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) }) continue;
                if (name == "apply" || name.StartsWith("load", StringComparison.OrdinalIgnoreCase)) Receive(call, torch, bodies, cancellation);
                else if (Array.IndexOf(Walking, name) >= 0 && Initializes(call)) Receive(call, torch, bodies, cancellation);
                else if (name.EndsWith("_", StringComparison.Ordinal)) Fill(call, torch, bodies, cancellation);
            }
        }
    }

    // Walks for the sake of an optimizer write nothing.
    private static bool Initializes(InvocationExpressionSyntax walk) => walk.Ancestors().FirstOrDefault(static outer => outer is MemberDeclarationSyntax or LocalFunctionStatementSyntax)?.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name.EndsWith("_", StringComparison.Ordinal) && !name.StartsWith("requires_grad", StringComparison.Ordinal)) == true;

    private void Receive(InvocationExpressionSyntax call, TorchSymbols torch, MethodBodies bodies, CancellationToken cancellation)
    {
        if (bodies.Part(call, cancellation) is not IInvocationOperation operation) return;
        IOperation? receiver = operation.Instance ?? operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        Touch(receiver, torch);
    }

    private void Fill(InvocationExpressionSyntax call, TorchSymbols torch, MethodBodies bodies, CancellationToken cancellation)
    {
        if (bodies.Part(call, cancellation) is not IInvocationOperation operation) return;
        IOperation? tensor = torch.InitFunction(operation.TargetMethod) is not null ? TorchSymbols.Argument(operation.Arguments, 0)?.Value
            : torch.TensorMethod(operation.TargetMethod) is not null ? operation.Instance
            : null;
        while (TorchSymbols.Unwrap(tensor) is IMemberReferenceOperation { Instance: { } owner } && torch.IsModule(owner.Type))
        {
            Touch(owner, torch);
            tensor = owner;
        }
    }

    // A module that reaches a method by its base class may be of any class.
    private void Touch(IOperation? receiver, TorchSymbols torch)
    {
        if (TorchSymbols.Unwrap(receiver) is not { Type: INamedTypeSymbol type } value || !torch.IsModule(type)) return;
        if (value is IInstanceReferenceOperation or IMemberReferenceOperation { Instance: IInstanceReferenceOperation }) return;
        if (torch.LayerName(type) is not null) return;
        if (torch.IsLibrary(type)) _isAny |= value is not ILocalReferenceOperation { Local.IsForEach: true } && IsOpen(value);
        else _types.Add(type.OriginalDefinition);
    }

    private static bool IsOpen(IOperation value) => value is IParameterReferenceOperation or ILocalReferenceOperation or IInvocationOperation or IMemberReferenceOperation;
}
